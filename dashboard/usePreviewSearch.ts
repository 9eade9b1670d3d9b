import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { productsQuery } from './queries.ts'
import type { Block } from './shapes.ts'

const route = getRouteApi('/blocks/$id')

/**
 * Who looks, and where, as the URL has it. A block of a product page that says nothing of the product is looked at on the
 * page of one in stock: on no page most of its sources have nothing to go by.
 */
export function usePreviewSearch(placement: Block['placement']): ReturnType<typeof route.useSearch> {
  const search = route.useSearch()
  const isOpen = placement === 'product' && search.product === undefined
  const stock = useInfiniteQuery({ ...productsQuery({ stock: 'in' }), enabled: isOpen })
  const first = stock.data?.pages[0]?.items[0]?.id
  return isOpen && first !== undefined ? { ...search, product: first } : search
}

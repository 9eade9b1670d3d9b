import { isInStock, type Product } from '../model/product.ts'

/** What the database keeps beside a product's body, to list and search by. */
export interface ProductColumns {
  search: string
  categoryId: string
  category: string
  brand: string | null
  inStock: boolean
}

export function productColumns(product: Product, language: string): ProductColumns {
  const path = product.category[language] ?? Object.values(product.category)[0] ?? []
  const words = [
    product.id,
    ...Object.values(product.title),
    ...product.variants.flatMap(({ id, sku }) => [id, sku ?? '']),
    product.gtin ?? '',
    product.mpn ?? '',
  ]
  return {
    search: [...new Set(words)].join(' ').toLowerCase().slice(0, 2000),
    categoryId: product.categoryId,
    category: path.join(' > '),
    brand: product.brand ?? null,
    inStock: isInStock(product),
  }
}

/** Ids by which a product is found besides its own: those and the SKUs of its variants. */
export const aliasesOf = (product: Pick<Product, 'id' | 'variants'>): string[] => {
  const all = product.variants.flatMap(({ id, sku }) => (sku === undefined ? [id as string] : [id, sku]))
  return [...new Set(all)].filter((alias) => alias !== product.id)
}

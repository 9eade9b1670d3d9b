import { catalog } from '../catalog/catalog.ts'
import { within } from '../catalog/categories.ts'
import type { DemoProduct } from '../catalog/product.ts'
import { leadVariant, popularity } from './parts/productCard.ts'

export const sorts = ['best', 'low', 'high', 'rating', 'saving'] as const
export type Sort = (typeof sorts)[number]

/** The choices of a list, as its address states them. */
export interface Chosen {
  sort: Sort
  brand: readonly string[]
  color: readonly string[]
  collection: readonly string[]
  metal: readonly string[]
  stone: readonly string[]
  price: string
  here: boolean
  sale: boolean
  page: number
}

export const facets = ['brand', 'collection', 'metal', 'stone', 'color'] as const
export type Facet = (typeof facets)[number]

/** Steps in euro that divide a list's prices into parts people think in. */
export const priceSteps = [15, 30, 60, 120, 300] as const

export function chosenOf(query: URLSearchParams): Chosen {
  const all = (name: string): string[] => query.getAll(name).filter((value) => value !== '')
  const sort = sorts.find((each) => each === query.get('sort'))
  return {
    sort: sort ?? 'best',
    brand: all('brand'),
    color: all('color'),
    collection: all('collection'),
    metal: all('metal'),
    stone: all('stone'),
    price: query.get('price') ?? '',
    here: query.get('here') === '1',
    sale: query.get('sale') === '1',
    page: Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1),
  }
}

/** All products of a category and what is below it; "sale" is everything that costs less than before. */
export function productsOf(category: string): DemoProduct[] {
  if (category === 'sale') {
    return catalog().products.filter((product) => leadVariant(product).regularMinor !== undefined)
  }
  const ids = within(category)
  return catalog().products.filter((product) => ids.has(product.category))
}

/** The ids of what a product has of a facet: a product in three colours has three. */
export function valuesOf(product: DemoProduct, facet: Facet): string[] {
  if (facet === 'brand') return [product.brand]
  if (facet === 'color') return [...new Set(product.variants.flatMap((variant) => variant.options.color?.id ?? []))]
  const value = product.attributes[facet]?.en
  return value === undefined ? [] : [value]
}

export const filtered = (products: readonly DemoProduct[], chosen: Chosen): DemoProduct[] =>
  products.filter((product) => {
    const lead = leadVariant(product)
    return (
      facets.every(
        (facet) => chosen[facet].length === 0 || valuesOf(product, facet).some((id) => chosen[facet].includes(id)),
      ) &&
      isWithin(lead.priceMinor, chosen.price) &&
      (!chosen.here || lead.stock > 0) &&
      (!chosen.sale || lead.regularMinor !== undefined)
    )
  })

/** `price` is "30-60", "-15" or "300-", in euro. */
function isWithin(minor: number, price: string): boolean {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(price) ?? []
  return (from === '' || minor >= Number(from) * 100) && (to === '' || minor < Number(to) * 100)
}

const orders: Readonly<Record<Sort, (a: DemoProduct, b: DemoProduct) => number>> = {
  best: (a, b) => popularity(b) - popularity(a),
  low: (a, b) => leadVariant(a).priceMinor - leadVariant(b).priceMinor,
  high: (a, b) => leadVariant(b).priceMinor - leadVariant(a).priceMinor,
  rating: (a, b) => b.rating.average - a.rating.average || b.rating.count - a.rating.count,
  saving: (a, b) => savingOf(b) - savingOf(a),
}

const savingOf = (product: DemoProduct): number => {
  const lead = leadVariant(product)
  return 1 - lead.priceMinor / (lead.regularMinor ?? lead.priceMinor)
}

/** What can't be bought now comes last, whatever the order. */
export const sorted = (products: readonly DemoProduct[], sort: Sort): DemoProduct[] =>
  products.toSorted((a, b) => Number(leadVariant(b).stock > 0) - Number(leadVariant(a).stock > 0) || orders[sort](a, b))

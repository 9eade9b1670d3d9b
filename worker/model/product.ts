import type { ProductId, VariantId } from './ids.ts'
import type { Currency } from './money.ts'

export type Availability = 'in-stock' | 'out-of-stock' | 'preorder' | 'backorder'

/** Text per language tag ("en", "pl", "uk"). */
export type Texts = Readonly<Record<string, string>>

/** Values an attribute can hold; a number may have a unit ("ml", "mm"). */
export type AttributeValue = string | { value: number; unit?: string } | readonly string[]

export interface Variant {
  id: VariantId
  sku?: string
  /** What tells this variant from its siblings: `{size: "M", color: "Sage"}`. */
  options: Readonly<Record<string, string>>
  priceMinor: number
  /** The price before a sale; absent when nothing is crossed out. */
  regularMinor?: number
  currency: Currency
  availability: Availability
  /** Units left; absent when the shop tells only whether there are any. */
  stock?: number
  imageUrl?: string
  url?: string
}

/** A product is recommended, a variant is bought. A product without choices has one variant with the product's own id. */
export interface Product {
  id: ProductId
  title: Texts
  description: Texts
  url: Texts
  imageUrl: string
  brand?: string
  /** The category path from the root: ["Electronics", "Coffee", "Espresso machines"]; per language. */
  category: Readonly<Record<string, readonly string[]>>
  /** The stable id of the leaf category: the path in the feed's main language, joined by " > ", lower case. */
  categoryId: string
  collection?: string
  attributes: Readonly<Record<string, AttributeValue>>
  labels: readonly string[]
  gtin?: string
  mpn?: string
  rating?: { average: number; count: number }
  /** epoch ms when Aisle first saw it */
  createdAt: number
  /** epoch ms of the newest change; a gone product keeps its row and history */
  updatedAt: number
  goneAt?: number
  variants: readonly Variant[]
}

export const isSellable = (variant: Pick<Variant, 'availability'>): boolean => variant.availability !== 'out-of-stock'

/** In stock when any variant is (RECOMMEND.md 1). */
export const isInStock = (product: Pick<Product, 'variants' | 'goneAt'>): boolean =>
  product.goneAt === undefined && product.variants.some(isSellable)

/** The variant whose price a list shows: the cheapest that can be bought, else the cheapest. */
export function leadVariant(product: Pick<Product, 'variants'>): Variant | undefined {
  const sellable = product.variants.filter(isSellable)
  const pool = sellable.length > 0 ? sellable : product.variants
  return pool.reduce<Variant | undefined>(
    (best, variant) => (best === undefined || variant.priceMinor < best.priceMinor ? variant : best),
    undefined,
  )
}

/** Text in the wanted language, else in the site's, else in any. */
export const textIn = (texts: Texts, language: string, fallback = 'en'): string =>
  texts[language] ?? texts[language.split('-')[0] ?? ''] ?? texts[fallback] ?? Object.values(texts)[0] ?? ''

import type { ProductId, VariantId } from './ids.ts'
import type { Currency } from './money.ts'
import type { ReviewSummary } from './review.ts'

export type Availability = 'in-stock' | 'out-of-stock' | 'preorder' | 'backorder'

/** Text per language tag ("en", "pl", "uk"). */
export type Texts = Readonly<Record<string, string>>

/** Values an attribute can hold; a number may have a unit ("ml", "mm"). */
export type AttributeValue = string | { value: number; unit?: string } | readonly string[]

/** What a variant costs and whether it can be had in a price or stock zone, where that differs from the variant itself. */
export interface ZoneOffer {
  priceMinor?: number
  regularMinor?: number
  /** of the zone's price; absent: the variant's own */
  currency?: Currency
  availability?: Availability
  stock?: number
}

/** A price in a further currency, as the shop states it: never converted here. */
export interface CurrencyPrice {
  priceMinor: number
  regularMinor?: number
}

export interface Variant {
  id: VariantId
  sku?: string
  gtin?: string
  mpn?: string
  /** What tells this variant from its siblings: `{size: "M", color: "Sage"}`. */
  options: Readonly<Record<string, string>>
  priceMinor: number
  /** The price before a sale; absent when nothing is crossed out. */
  regularMinor?: number
  currency: Currency
  /** What it costs more (or less) than its product, where the feed says it so: a new price of the product is one of it too. */
  impactMinor?: number
  /** The price of a sale that has not begun: it begins at `saleFrom`. */
  saleMinor?: number
  /** When the sale begins and ends, epoch ms; absent: the feed does not say. */
  saleFrom?: number
  saleTo?: number
  /** The lowest price of the 30 days before the present one (EU Directive 98/6/EC, Art. 6a), from the price history. */
  lowest30Minor?: number
  /** What the shop pays for it, in `currency`. */
  costMinor?: number
  /** Prices in further currencies by ISO 4217 code. */
  prices?: Readonly<Record<Currency, CurrencyPrice>>
  /** By the shop's own name of the zone: a country, a region, a warehouse. */
  zones?: Readonly<Record<string, ZoneOffer>>
  availability: Availability
  /** Units left; absent when the shop tells only whether there are any. */
  stock?: number
  /** When it is expected back or first delivered, epoch ms. */
  restockAt?: number
  imageUrl?: string
  url?: string
}

/** A category of the shop's tree. */
export interface ProductCategory {
  /** the shop's own id, else the path in the feed's main language joined by " > ", lower case */
  id: string
  /** names from the root, per language */
  path: Readonly<Record<string, readonly string[]>>
}

/** What the product is for (RECOMMEND.md 1): finer than the shop's categories. */
export interface ProductType {
  id: string
  by: 'merchant' | 'taxonomy' | 'lexicon' | 'vote' | 'cluster' | 'labeller' | 'category'
  /** 0 to 1 */
  confidence: number
  /** hash of the texts it was decided by: the same texts are not asked again */
  text?: string
  /** pinned by a person: no import overwrites it */
  locked?: true
}

/** A product is recommended, a variant is bought. A product without choices has one variant with the product's own id. */
export interface Product {
  id: ProductId
  title: Texts
  description: Texts
  url: Texts
  imageUrl: string
  /** Further images, in the feed's order. */
  images?: readonly string[]
  brand?: string
  /** The category path from the root: ["Electronics", "Coffee", "Espresso machines"]; per language. */
  category: Readonly<Record<string, readonly string[]>>
  /** The stable id of the leaf category: the path in the feed's main language, joined by " > ", lower case. */
  categoryId: string
  /** Every category it stands in, that of `category` first; absent where the feed names one path and no ids. */
  categories?: readonly ProductCategory[]
  /** Google's taxonomy, as the feed states it: its number, or its path. */
  googleCategory?: string
  type?: ProductType
  /** The item group whose rows are the variants. */
  groupId?: string
  collection?: string
  attributes: Readonly<Record<string, AttributeValue>>
  labels: readonly string[]
  gtin?: string
  mpn?: string
  /** as the shop's feed states it */
  rating?: { average: number; count: number }
  /** Share of the price that the shop keeps, -1 to 1. */
  margin?: number
  /** Days after which a buyer needs it again, as the shop states it. */
  replenishDays?: number
  /** When it is expected back or first delivered, epoch ms: the earliest of its variants that cannot be bought now. */
  restockAt?: number
  /** what imported reviews say together; no feed overwrites it */
  reviews?: ReviewSummary
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

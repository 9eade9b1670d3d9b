import type { CustomerId, ProductId, VariantId } from './ids.ts'
import type { Currency } from './money.ts'

/** What a watch waits for: that a variant is back, or that it costs less. */
export type WatchKind = 'stock' | 'price'

/** An interest of a customer, as what others have to know of it: who wants what since when, and what it cost then. */
export interface Waiting {
  customer: CustomerId
  kind: 'viewed' | 'carted' | 'wished' | 'watched' | 'bought'
  variantId?: VariantId
  /** epoch ms */
  at: number
  priceMinor?: number
  /** absent: the site's */
  currency?: Currency
  inStock?: boolean
  /** of `watched` */
  watch?: WatchKind
  targetMinor?: number
  /** it ended at `at`: taken out of the cart or the wishlist, or the watch was called off */
  ended?: true
}

/** A waiting customer and the product, as a projection carries it. */
export type ProjectedInterest = Omit<Waiting, 'customer'> & { productId: ProductId }

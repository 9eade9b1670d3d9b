import type { Stock } from './change.ts'
import type { EventId, ProductId, RequestId, VariantId } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { Currency } from './money.ts'
import type { WatchKind } from './waiting.ts'

/** One line of a cart or an order. Prices are what the event said, per unit. */
export interface Line {
  productId: ProductId
  variantId?: VariantId
  quantity: number
  priceMinor?: number
}

export type OrderStatus =
  | 'placed'
  | 'paid'
  | 'shipped'
  | 'ready-for-pickup'
  | 'delivered'
  | 'cancelled'
  | 'returned'
  | 'refunded'

/** What an event means to Aisle: the one vocabulary from tracker to report. */
export type Action =
  | { type: 'page'; pageType?: string; path?: string }
  | {
      type: 'product-viewed'
      productId: ProductId
      variantId?: VariantId
      priceMinor?: number
      inStock?: boolean
      dwellMs?: number
    }
  | { type: 'product-clicked'; productId: ProductId }
  | { type: 'list-viewed'; categoryId?: string; productIds: readonly ProductId[] }
  | { type: 'searched'; query: string }
  | { type: 'product-added'; line: Line }
  | { type: 'product-removed'; line: Line }
  | { type: 'cart-viewed' }
  | { type: 'cart-updated'; lines: readonly Line[] }
  | { type: 'wished'; productId: ProductId; variantId?: VariantId; priceMinor?: number; inStock?: boolean }
  | { type: 'unwished'; productId: ProductId }
  /** wants to see no more of it; a wish, cart or purchase takes it back */
  | { type: 'disliked'; productId: ProductId }
  | {
      type: 'watched'
      watch: WatchKind
      productId: ProductId
      variantId?: VariantId
      /** tell at this price or below; absent: at any lower one */
      targetMinor?: number
      priceMinor?: number
      inStock?: boolean
      /** where to tell it, as the form said: nobody proved that it is theirs */
      email?: string
    }
  | { type: 'unwatched'; watch: WatchKind; productId: ProductId; variantId?: VariantId }
  /** Aisle itself: what the customer waits for is cheaper, back, sold out or scarce */
  | {
      type: 'product-changed'
      news: 'cheaper' | 'back' | 'sold-out' | 'scarce'
      productId: ProductId
      /** absent: the whole product */
      variantId?: VariantId
      /** by which interests may name the variant too */
      sku?: string
      priceMinor?: number
      fromMinor?: number
      currency?: Currency
      stock?: Stock
    }
  | { type: 'checkout-started'; lines: readonly Line[] }
  | {
      type: 'order'
      orderId: string
      status: OrderStatus
      lines: readonly Line[]
      totalMinor?: number
      currency?: Currency
      /** epoch ms, where the shop told it: a later status arrives later */
      placedAt?: number
    }
  | {
      type: 'block-viewed'
      requestId: RequestId
      block: string
      productIds: readonly ProductId[]
      /** place of each, from 1; absent: they stand as they are listed */
      places?: readonly number[]
      /** of these, the new ones that held reserved places */
      tried?: readonly ProductId[]
    }
  | {
      type: 'block-clicked'
      requestId: RequestId
      block: string
      productId: ProductId
      /** from 1; 0 where nobody said */
      position: number
      tried?: true
    }
  | { type: 'identified' }
  | {
      type: 'message'
      messageId: string
      status: 'sent' | 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed'
      machine?: boolean
    }
  | { type: 'other' }

export interface EventContext {
  language?: string
  timeZone?: string
  country?: string
  /** of the country, which stands in front: "PL-14" */
  region?: string
  url?: string
  referrer?: string
  campaign?: string
  userAgent?: string
  library?: string
}

/**
 * One thing that happened to a customer. `kind` and `name` are the client's own words (Segment's spec), kept for the
 * timeline; `action` is what they mean here.
 */
export interface Event {
  id: EventId
  kind: 'track' | 'page' | 'screen' | 'identify' | 'alias' | 'group'
  name?: string
  /** epoch ms, corrected by `sentAt` for clocks that are off */
  at: number
  receivedAt: number
  action: Action
  properties: JsonObject
  context: EventContext
  /** public: a browser's write key; server: the secret key or a verified token; system: Aisle itself; import: history */
  source: 'public' | 'server' | 'system' | 'import'
  /** names a person by an id that nobody proved: shown, but starts no message */
  unverified?: true
}

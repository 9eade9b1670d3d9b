import type { Cart, Interest } from './customer.ts'
import type { CustomerId, ProductId } from './ids.ts'

/** What `recommend` knows of a visitor: answered by `Customer.live()` in one call, or empty without consent. */
export interface LiveFacts {
  customer?: CustomerId
  language?: string
  country?: string
  /** newest last; views, clicks, carts and orders of products, at most 50 */
  events: readonly { productId: ProductId; kind: 'viewed' | 'carted' | 'wished' | 'bought'; at: number }[]
  /** products of the open session, oldest first */
  session: readonly ProductId[]
  cart: Cart
  interests: readonly Interest[]
  bought: readonly { productId: ProductId; at: number }[]
  shown: Readonly<Record<string, { times: number; at: number }>>
}

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
  /** of the country, where the request tells it */
  region?: string
  segments?: readonly string[]
  /** words searched for in the open session, oldest first */
  queries?: readonly string[]
  /** products of the newest order that stands */
  lastOrder?: readonly ProductId[]
  returned?: readonly ProductId[]
  disliked?: readonly ProductId[]
  /** when what was bought will be used up (RECOMMEND.md 5) */
  due?: readonly { productId: ProductId; dueAt: number }[]
}

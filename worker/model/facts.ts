import type { Cart, Interest, Session } from './customer.ts'
import type { CustomerId, ProductId } from './ids.ts'

export const devices = ['phone', 'tablet', 'desktop'] as const

/** The context of a visit: texts in lower case. */
export interface VisitFacts {
  device?: (typeof devices)[number] | undefined
  /** where the visitor is, 0-23 */
  hour?: number | undefined
  /** 1: Monday */
  weekday?: number | undefined
  /** utm_campaign, utm_source */
  campaign?: string | undefined
  source?: string | undefined
  /** the site that linked here, without "www." */
  referrer?: string | undefined
  /** words it came with: of a search elsewhere, or of the campaign */
  words?: string | undefined
}

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
  /** what the request says of this visit; asked of nobody and stored nowhere */
  visit?: VisitFacts
  /** how the open session began */
  landing?: NonNullable<Session['landing']>
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

import type { ChannelId, Consents, Purposes, Topic } from './consent.ts'
import type { Line, OrderStatus } from './event.ts'
import type { CustomerId, EventId, MessageId, ProductId, RequestId, RunId, SiteId, VariantId } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { Currency } from './money.ts'
import type { WatchKind } from './waiting.ts'

export type IdentifierType = 'anonymousId' | 'externalId' | 'email' | 'phone'

export interface Identifier {
  type: IdentifierType
  value: string
  verified: boolean
  firstSeenAt: number
}

export interface SessionView {
  productId: ProductId
  at: number
  dwellMs?: number
}

/** Events with gaps under 30 minutes. Bounded: the newest 50 views, 20 queries, 20 lists. */
export interface Session {
  id: string
  startedAt: number
  lastAt: number
  events: number
  pages: number
  views: readonly SessionView[]
  queries: readonly string[]
  lists: readonly string[]
  cartChanged: boolean
  checkoutStartedAt?: number
  orderedAt?: number
  landing?: { url?: string; referrer?: string; campaign?: string }
}

export interface Cart {
  lines: readonly Line[]
  currency?: Currency
  changedAt: number
}

export type InterestKind = 'viewed' | 'carted' | 'wished' | 'watched' | 'bought'

/** A customer's link to a product, with the price and stock at that moment. */
export interface Interest {
  kind: InterestKind
  productId: ProductId
  variantId?: VariantId
  at: number
  times: number
  priceMinor?: number
  currency?: Currency
  inStock?: boolean
  /** of a purchase: the newest order that told it */
  order?: string
  /** of a watch: what for, the price to tell at, and where to tell it */
  watch?: WatchKind
  targetMinor?: number
  email?: string
  /** what the product's Waitlist told of it since, newest: the price and stock of then */
  changed?: { at: number; priceMinor?: number; currency?: Currency; inStock?: boolean; units?: number }
}

export interface Order {
  id: string
  status: OrderStatus
  at: number
  lines: readonly Line[]
  totalMinor: number
  currency: Currency
  source: 'online' | 'offline'
  /** the event that told of it first */
  first?: EventId
  /** request id of the clicked block that led here, if any */
  attributed?: string
}

/** One customer's passage through one version of a scenario. */
export interface Run {
  id: RunId
  scenario: string
  version: number
  key: string
  startedAt: number
  /** step the run waits at */
  step: string
  items: readonly Line[]
  /** when each message of the run went out, by step */
  sentAt: Readonly<Record<string, number>>
  /** bumped by restart and refresh; part of the message id */
  occurrence: number
  ended?: { at: number; because: string }
}

export type TimerKind = 'session-close' | 'step' | 'message' | 'flush'

/** A due time inside a customer object; all of them share the object's one alarm. */
export interface Timer {
  /** unique within the object: "session-close", "step:<run>", "message:<id>", "flush" */
  id: string
  kind: TimerKind
  dueAt: number
  run?: RunId
  message?: MessageId
}

/** An entry of the cap ledger. */
export interface Sent {
  at: number
  channel: ChannelId
  class: 'transactional' | 'requested' | 'marketing'
  topic: Topic
  scenario: string
  message: MessageId
  heldOut?: true
}

/** Why a message was or was not sent. Kept in a ring of 50. */
export interface Decision {
  at: number
  scenario: string
  version: number
  run?: RunId
  message?: MessageId
  step?: string
  outcome: 'started' | 'sent' | 'skipped' | 'deferred' | 'held-out' | 'failed' | 'parked' | 'ended'
  reason?: string
  /** every check in order, as the dashboard lists them */
  checks: readonly { check: string; ok: boolean; detail?: string }[]
  until?: number
}

/** A click on a recommended product: what an order of that product within 7 days is attributed to. */
export interface BlockClick {
  requestId: RequestId
  block: string
  productId: ProductId
  at: number
  /** where it stood, from 1, if the page said */
  place?: number
}

/** Everything one customer's object knows, without the timeline itself. */
export interface CustomerState {
  site: SiteId
  id: CustomerId
  identifiers: readonly Identifier[]
  traits: JsonObject
  language?: string
  timeZone?: string
  country?: string
  consents: Consents
  purposes: Purposes
  firstSeenAt: number
  lastSeenAt: number
  eventCount: number
  orderCount: number
  session: Session | null
  lastSession: Session | null
  cart: Cart
  interests: readonly Interest[]
  orders: readonly Order[]
  runs: readonly Run[]
  timers: readonly Timer[]
  sent: readonly Sent[]
  decisions: readonly Decision[]
  /** per product: how often a block showed it and when last, newest 200; feeds `shown` filters */
  shown: Readonly<Record<string, { times: number; at: number }>>
  /** products they want to see no more of, newest 100; absent: none */
  disliked?: readonly ProductId[]
  /** newest 50 */
  clicks: readonly BlockClick[]
}

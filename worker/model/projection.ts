import type { CustomerId, MessageId, ProductId, RequestId, SiteId } from './ids.ts'
import type { MessageStatus } from './message.ts'
import type { Order } from './customer.ts'
import type { ChannelId } from './consent.ts'
import type { ProjectedInterest } from './waiting.ts'

/** A line for models: a pseudonym, products, kind and time; no contact value. */
export type TrainingLine = ActionLine | ShownLine | ClickedLine | FoundLine

/** What somebody did with a product. */
export interface ActionLine {
  /** keyed hash of the customer id */
  who: string
  session: string
  kind: 'viewed' | 'carted' | 'wished' | 'bought'
  productId: ProductId
  at: number
  /** where it took place, "pl-14" or "pl", where the request told it */
  region?: string
  /** how its visit came: "campaign spring", "source newsletter", "site google.com" */
  from?: string
  /** the recommendation it came from: a click on this product in the 7 days before */
  request?: RequestId
  block?: string
  /** where that stood, from 1 */
  place?: number
}

/** What a block showed of one answer: joined by `request` with what became of it. */
export interface ShownLine {
  who: string
  kind: 'shown'
  request: RequestId
  block: string
  at: number
  productIds: readonly ProductId[]
  /** of each, from 1 */
  places: readonly number[]
  /** of these, the new ones that held reserved places */
  tried?: readonly ProductId[]
}

/** What somebody took up after searching for these words. */
export interface FoundLine {
  who: string
  kind: 'found'
  query: string
  productId: ProductId
  at: number
}

export interface ClickedLine {
  who: string
  kind: 'clicked'
  request: RequestId
  block: string
  at: number
  productId: ProductId
  place: number
}

/** What a customer's object tells the rest of the system, in one queue message that carries many events. */
export interface Projection {
  site: SiteId
  customer: CustomerId
  /** grows with each flush of this customer: a redelivered or overtaken projection changes nothing */
  sequence: number
  /** this customer is part of that one now: its row goes, its orders and messages move */
  movedTo?: CustomerId
  profile: {
    firstSeenAt: number
    lastSeenAt: number
    events: number
    orders: number
    spentMinor: number
    cartLines: number
    known: boolean
    country?: string
    language?: string
    nextDueAt: number | null
  }
  orders: readonly Pick<Order, 'id' | 'status' | 'at' | 'totalMinor' | 'currency' | 'source'>[]
  messages: readonly {
    id: MessageId
    scenario: string
    channel: ChannelId | null
    status: MessageStatus
    reason?: string
    template: string
    at: number
  }[]
  /** counters for reports: name -> delta, per UTC hour */
  rollups: readonly { hour: number; name: string; by: number }[]
  training: readonly TrainingLine[]
  /** what was carted or bought in the two weeks before, where `training` has more of it: they go together; absent: none */
  beside?: readonly ProductId[]
  /** for the waitlists of these products; absent: none */
  interests?: readonly ProjectedInterest[]
  /** AES-GCM ciphertext of the events as NDJSON, base64, under the customer's own key */
  archive: string
}

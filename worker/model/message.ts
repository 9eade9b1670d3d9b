import type { ChannelId, Topic } from './consent.ts'
import type { Line } from './event.ts'
import type { CustomerId, MessageId, ProductId, RunId, SiteId } from './ids.ts'
import type { Currency } from './money.ts'

export type MessageStatus =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'clicked'
  | 'bounced'
  | 'complained'
  | 'unsubscribed'
  | 'converted'
  | 'skipped'
  | 'deferred'
  | 'held-out'
  | 'failed'
  | 'parked'

/** A message that a run decided on, before anything was rendered. */
export interface Draft {
  id: MessageId
  run: RunId
  scenario: string
  version: number
  step: string
  /** the run's occurrence when this was decided: a refreshed run no longer stands behind it */
  occurrence: number
  class: 'transactional' | 'requested' | 'marketing'
  topic: Topic
  template: string
  channels: readonly ChannelId[]
  blocks: Readonly<Record<string, string>>
  items: readonly Line[]
  dueAt: number
  expiresAt: number
}

/** One product as a message states it: the inputs kept so that the message can be rendered again. */
export interface MessageItem {
  productId: ProductId
  variantId?: string
  title: string
  url: string
  imageUrl: string
  priceMinor: number
  regularMinor?: number
  /** the lowest of the 30 days before the present price */
  lowest30Minor?: number
  currency: Currency
  quantity?: number
  /** what tells the variant from its siblings: "Graphite, 40 mm" */
  details?: string
  reason?: { code: string; text: string }
}

/** What rendering used: with the template version it gives the same bytes again. */
export interface RenderInputs {
  site: SiteId
  customer: CustomerId
  message: MessageId
  template: string
  templateVersion: number
  language: string
  timeZone: string
  at: number
  items: readonly MessageItem[]
  blocks: Readonly<Record<string, readonly MessageItem[]>>
  firstName?: string
  /** where links lead to, without a slash at the end: "https://aisle.shop.example" */
  origin: string
  /** the shop as it presented itself at that moment */
  shop: { name: string; currency: Currency; cartUrl: string; homeUrl: string; postalAddress: string }
  /** when the customer allowed this topic on this channel; stands in the footer */
  consentAt?: number
}

/** What the on-site inbox shows of a message: small enough to be kept, so that a list renders nothing. */
export interface InboxItem {
  title: string
  text: string
  link: string
  imageUrl?: string
}

/** A product of a draft as the catalog has it at this moment. */
export interface Good {
  productId: ProductId
  variantId?: string
  sellable: boolean
}

/** All that a message needs from outside its customer's object, made by one call right before it is sent. */
export interface Prepared {
  /** the draft's items, in its order */
  goods: readonly Good[]
  inputs?: RenderInputs
  email?: Rendered
  inbox?: InboxItem
  /** why there is nothing to send */
  problem?: 'no-template' | 'render-failed' | 'block-empty' | 'feed-stale' | 'unavailable'
}

/** A message's row in the customer's object: outbox, effect ledger and inbox in one. */
export interface Message {
  draft: Draft
  status: MessageStatus
  reason?: string
  /** per channel: what was tried, with the idempotency key `<message>:<channel>` */
  attempts: readonly {
    channel: ChannelId
    key: string
    at: number
    status: 'sending' | 'sent' | 'failed' | 'parked' | 'retry'
    providerId?: string
    reason?: string
    /** an earlier try under this key had no answer: whatever a later one says, it may be out already */
    inDoubt?: true
  }[]
  /** what the last checks before the send said, in order; becomes part of the decision */
  checks?: readonly { check: string; ok: boolean; detail?: string }[]
  /** how often a provider asked to try later; spaces the next try */
  tries?: number
  inputs?: RenderInputs
  inbox?: InboxItem
  createdAt: number
  updatedAt: number
  readAt?: number
  deletedAt?: number
}

/** A rendered message for one channel. */
export interface Rendered {
  channel: ChannelId
  to: string
  from?: string
  replyTo?: string
  subject: string
  html?: string
  text: string
  /** RFC 8058 and others; values never hold control characters */
  headers: Readonly<Record<string, string>>
  link?: string
  imageUrl?: string
  /** what it belongs to; never leaves Aisle */
  about: { site: SiteId; customer: CustomerId; scenario: string; at: number }
}

export type Delivery =
  | { is: 'sent'; providerId: string }
  | { is: 'retry'; afterMs: number; reason: string }
  | { is: 'refused'; reason: string } // final: bad address, opted out
  | { is: 'unknown'; reason: string } // no answer: it may have gone out

/** `key` is equal on every attempt. Never throws: a provider's trouble is a Delivery. */
export interface Channel {
  /** for how long the provider answers an equal key without sending again; 0: it knows no keys */
  readonly idempotencyMs: number
  send(message: Rendered, key: string): Promise<Delivery>
}

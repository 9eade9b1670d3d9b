import type { Funnel } from '../worker/analytics/funnel.ts'
import type { Audience, Region } from '../worker/recommend/audiences.ts'
import type { BlockFeedback } from '../worker/recommend/learnFeedback.ts'
import type { Consents, Purposes } from '../worker/model/consent.ts'
import type { Decision, Identifier, Interest, Run, Session, Timer } from '../worker/model/customer.ts'
import type { Line } from '../worker/model/event.ts'
import type { Json, JsonObject } from '../worker/model/json.ts'
import type { MessageStatus } from '../worker/model/message.ts'
import type { Block, Recipe } from '../worker/model/recipe.ts'
import type { ActiveScenario, Condition } from '../worker/model/scenario.ts'
import type { ContactCaps, SmtpSettings } from '../worker/model/site.ts'

/** What the dashboard needs from the admin API. Prices are decimal units with their currency, times epoch ms. */
export interface Site {
  id: string
  name: string
  domain: string
  currency: string
  language: string
  languages: readonly string[]
  timeZone: string
}

export interface Me {
  /** null for a secret key, which never opens the dashboard */
  email: string | null
  role: string
  sites: readonly Site[]
  /** rows of the access table: "PUT /api/blocks/:id" */
  may: readonly string[]
}

/** What names a block, and how often pages showed it lately. */
export interface BlockUses {
  scenarios: readonly { id: string; enabled: boolean }[]
  templates: readonly { id: string; name: string }[]
  fallbacks: readonly { id: string; title: Block['title'] }[]
  seen: number
  seenDays: number
  /** it came with the site */
  isShipped: boolean
}

interface SideReplayed {
  hits: number
  empty: number
  items: number
  shown: readonly string[]
  meanPrice: number | null
}

/** What two recipes would have shown in a slice of real visits; `total`: how many there are. */
export interface Replayed {
  total: number
  from: number
  visits: number
  changed: number
  sides: readonly [SideReplayed, SideReplayed]
}

/** Regions and segments that rules may be written for, and the blocks whose rules are. */
export interface Audiences {
  regions: readonly Region[]
  segments: readonly Audience[]
}

/** What a block did, by day; `learnt` by place, from the last index build. */
export interface BlockFunnelView extends Funnel {
  currency: string
  learnt: (BlockFeedback & { at: number }) | null
}

export type HealthState = 'ok' | 'warn' | 'bad'

export interface Home {
  health: readonly { id: string; state: HealthState; label: string; detail: string }[]
  checklist: readonly { id: string; done: boolean; detail?: string }[]
  totals: {
    events: number
    customers: number
    orders: number
    revenue: number
    currency: string
    messagesSent: number
    blockClicks: number
  }
  series: readonly { day: string; events: number; orders: number; revenue: number; attributedRevenue: number }[]
  blocks: readonly { id: string; impressions: number; clicks: number; orders: number; revenue: number }[]
  firstEventAt?: number
}

export type { LiveEvent } from '../worker/model/liveSample.ts'

export interface Rejected {
  id: string
  at: number
  code: string
  field?: string
  message: string
  event?: unknown
}

export interface CustomerRow {
  id: string
  label?: string
  known: boolean
  lastSeenAt: number
  events: number
  orders: number
  spent: number
  currency: string
  cartLines: number
  country?: string
  language?: string
}

export interface OrderView {
  id: string
  status: string
  at: number
  total: number
  currency: string
  lines: readonly { productId: string; quantity: number }[]
  source?: string
}

export interface CustomerDetail {
  id: string
  label?: string
  identifiers: readonly Identifier[]
  traits: JsonObject
  consents: Consents
  purposes: Purposes
  segments: readonly string[]
  session: Session | null
  lastSession: Session | null
  cart: { currency: string; lines: readonly (Line & { price?: number })[] }
  interests: readonly Interest[]
  orders: readonly OrderView[]
  runs: readonly Run[]
  timers: readonly Timer[]
  language?: string
  timeZone?: string
  country?: string
  firstSeenAt: number
  lastSeenAt: number
}

export interface TimelineItem {
  messageId: string
  type: string
  event?: string
  timestamp: string | number
  properties: JsonObject
  context?: JsonObject
  unverified?: boolean
}

export interface Part {
  source: string
  share: number
}

export interface RecommendedItem {
  productId: string
  variantId?: string
  title: string
  url: string
  imageUrl: string
  price: number
  regularPrice?: number
  lowestPrice30?: number
  currency: string
  availability: string
  reason: { code: string; text: string }
  score: number
  /** on demand only: previews and a customer's page ask for it */
  parts?: readonly Part[]
  multipliers?: readonly Multiplier[]
}

export interface Removed {
  productId: string
  title: string
  imageUrl?: string
  because: string
  /** of a filter: the condition it fails */
  condition?: Condition
  /** number of the merchandising rule, from 0 */
  rule?: number
}

/** What moved an item's score, besides its sources. */
export interface Multiplier {
  by: string
  factor: number
  rule?: number
}

export interface Recommended {
  items: readonly RecommendedItem[]
  removed: readonly Removed[]
  counts?: { products: number; allowed: number; candidates: number; returned: number }
  ms?: number
}

export interface ProductRow {
  id: string
  title: string
  imageUrl: string
  brand?: string
  category: string
  price: number
  regularPrice?: number
  lowestPrice30?: number
  currency: string
  availability: string
  stock?: number
  variants: number
  updatedAt: number
}

export interface ProductList {
  items: readonly ProductRow[]
  next?: string
  total: number
  /** with the first page only */
  facets?: {
    category: readonly { id: string; name: string; count: number }[]
    brand: readonly { id: string; name: string; count: number }[]
    label: readonly { id: string; name: string; count: number }[]
    type: readonly { id: string; name: string; count: number }[]
  }
}

export interface VariantView {
  id: string
  sku?: string
  options: Readonly<Record<string, string>>
  price: number
  regularPrice?: number
  lowestPrice30?: number
  currency: string
  availability: string
  stock?: number
}

export interface ProductDetail {
  id: string
  title: string | Readonly<Record<string, string>>
  description: string | Readonly<Record<string, string>>
  url: string | Readonly<Record<string, string>>
  imageUrl: string
  brand?: string
  category: string | readonly string[] | Readonly<Record<string, readonly string[]>>
  collection?: string
  attributes: Readonly<Record<string, unknown>>
  labels: readonly string[]
  type?: { id: string; by: string; confidence: number; locked?: boolean }
  rating?: { average: number; count: number }
  createdAt: number
  updatedAt: number
  goneAt?: number
  variants: readonly VariantView[]
  history?: readonly {
    at: number
    variantId?: string
    price: number
    regularPrice?: number
    lowestPrice30?: number
    availability: string
    currency: string
  }[]
}

export interface VariantPrices {
  variantId: string
  currency: string
  changes: number
  lowestPrice30?: number
  days: readonly { day: number; price: number; lowest: number }[]
}

export interface TypeLinkView {
  id: string
  from: string
  to: string
  kind: string
  weight: number
  fromNames: Readonly<Record<string, string>>
  toNames: Readonly<Record<string, string>>
}

export interface Neighbour {
  productId?: string
  id?: string
  title: string
  imageUrl: string
  price: number
  currency: string
  score?: number
}

/** Counts of changes are absent where a job goes on. */
export interface ImportReport {
  products: number
  changed?: number
  new?: number
  gone?: number
  unchanged?: number
  bad: number
  rows: readonly { line: number; field?: string; message: string }[]
  job?: string
}

export interface BadRow {
  line: number
  field: string
  message: string
}

export interface Feed {
  source: string
  format: string
  lastImportAt: number | null
  products: number
  changed: number
  bad: number
  rows: readonly BadRow[]
  held?: string
  canApply: boolean
  isPulled: boolean
  health: { state: HealthState; because: readonly string[]; ageMs: number | null }
}

export type FeedAccess =
  | { kind: 'basic'; user: string; isSet: boolean }
  | { kind: 'header'; name: string; isSet: boolean }

export interface FeedDetail extends Feed {
  foundFormat: string
  badFields: Readonly<Record<string, number>>
  nextPullAt?: number
  url?: string
  everyMinutes?: number
  mode: 'full' | 'delta'
  mapping?: FeedMapping
  language?: string
  zone?: string
  auth: FeedAccess | null
  log: readonly FeedRun[]
}

export interface FeedMapping {
  columns: Readonly<Record<string, string>>
  delimiter?: string
  decimalComma?: boolean
  currency?: string
}

export interface FeedRun {
  at: number
  by: string
  outcome: string
  ms: number
  bytes: number
  products: number
  changed: number
  new: number
  gone: number
  bad: number
  error?: string
  job?: string
}

export interface FeedPreview {
  format: string
  columns: readonly { name: string; target: string; samples: readonly string[] }[]
  mapping: FeedMapping
  fields: readonly string[]
  missing: readonly string[]
  products: readonly ProductRow[]
  bad: readonly BadRow[]
  rows: number
}

export interface Job {
  id: string
  name: string
  /** a feed's source */
  about?: string
  state: string
  phase?: string
  done: number
  total: number
  startedAt: number
  finishedAt?: number
  error?: string
  result?: unknown
}

export type { Block, Recipe, Decision }

/** A published state of a block, or its draft. */
export interface BlockVersion {
  version: number
  savedAt: number
  /** a member's address, or the key that did it */
  savedBy: string
  block: Block
}

export interface BlockVersions {
  items: readonly BlockVersion[]
  draft?: BlockVersion
}

/** A product that staff showed, and when, epoch ms. */
export interface LookedAt {
  productId: string
  at: number
}

/** A ready-made recipe. */
export interface Preset {
  id: string
  name: Readonly<Record<'en' | 'pl' | 'uk', string>>
  description: Readonly<Record<'en' | 'pl' | 'uk', string>>
  placement: Block['placement']
  recipe: Recipe
}

export interface BlockChange {
  path: string
  from?: Json
  to?: Json
}

export interface ScenarioRow extends ActiveScenario {
  id: string
  version: number
  stats: { entered: number; sent: number; blocked: number }
}

export interface MessageRow {
  id: string
  customer: string
  scenario: string
  template: string
  channel: string | null
  status: MessageStatus
  reason?: string | null
  at: number
}

export interface MessageDetail extends MessageRow {
  inputs?: unknown
  rendered: { subject: string; html: string; text: string; headers: Readonly<Record<string, string>> } | null
  decision: Decision | null
  attempts: readonly {
    channel: string
    key: string
    at: number
    status: string
    providerId?: string
    reason?: string
  }[]
}

/** Changes of the catalog whose messages wait for a decision. */
export interface HeldChange {
  id: string
  source: 'import' | 'push'
  reason: 'stock' | 'prices'
  at: number
  flips: number
  cuts: number
  state: 'held' | 'released' | 'discarded' | 'expired'
  decidedAt?: number
  expiresAt?: number
  samples: readonly {
    productId: string
    title: Readonly<Record<string, string>>
    imageUrl: string
    news: 'cheaper' | 'dearer' | 'back' | 'sold-out'
    fromPrice?: number
    toPrice?: number
    currency?: string
  }[]
}

/** Who waits for a product, in numbers. */
export interface WaitingTally {
  items: readonly { kind: string; variantId?: string; customers: number }[]
  oldestAt: number | null
  lastDrainedAt: number | null
  settling: readonly { news: string; audience: string; dueAt: number }[]
  draining: readonly { news: string; customers: number; startedAt: number }[]
}

export interface Settings {
  id: string
  name: string
  domain: string
  currency: string
  language: string
  languages: readonly string[]
  timeZone: string
  settings: {
    purposes: { analytics: boolean; personalization: boolean; advertising: boolean }
    origins: readonly string[]
    caps: Readonly<Record<'transactional' | 'requested' | 'marketing', ContactCaps>>
    email: Omit<SmtpSettings, 'password'> | null
    postalAddress: string
    botGate: boolean
    cartUrl: string
    flushDelayMs: number
  }
  writeKeys: readonly string[]
  secretKeys: readonly { id: string; createdAt: number; last4: string }[]
  identityKeys: readonly { id: string; kid: string; createdAt: number }[]
}

export interface Page<T> {
  items: readonly T[]
  next?: string
}

export interface ModelScore {
  ndcg: number
  hr: number
  /** products among the first ten of all lists */
  covered: number
  /** share of those places that goes to the most popular tenth; models trained before it was counted have none */
  head?: number
}

/** A trained sequence model. */
export interface Model {
  id: string
  createdAt: number
  state: 'live' | 'kept' | 'refused' | 'dropped'
  products: number
  bytesPerProduct: number
  verdict: {
    reason: 'better' | 'damaged' | 'insufficient-data' | 'below-rules' | 'below-live' | 'narrow'
    text: string
  }
  report: {
    window: { from: number; heldBackFrom: number; to: number; histories: number; tests: number }
    scores: { candidate: ModelScore; rules: ModelScore; live: ModelScore | null }
    /** share of the most popular tenth in what people took next */
    chosenHead?: number
    curve: readonly number[]
  }
}

export interface Models {
  items: readonly Model[]
  training: { phase: string; done: number; total: number; curve: readonly number[] } | null
}

export type EmbedderName = 'static' | 'catalog' | 'transformers' | 'workers-ai'

export interface VectorsView {
  uses: EmbedderName
  aiAvailable: boolean
  tables: readonly { space: string; id: string; rows: number; at: number }[]
  index: { embedder: string; dims: number; products: number } | null
}

export interface Topic {
  topic: string
  count: number
  sentences: readonly { text: string }[]
}

export interface ProductReviews {
  summary: {
    count: number
    average: number
    rating: number
    disappoints: boolean
    certainty: number
    stars: readonly number[]
    topics: readonly Topic[]
  }
  items: readonly ShownReview[]
  /** on the first page: those that a person deleted */
  deleted?: readonly ShownReview[]
  next?: string
}

export interface ShownReview {
  id: string
  at: number
  rating: number
  title: string
  text: string
}

export interface ReviewTopics {
  reviews: number
  products: number
  topics: readonly Topic[]
  clusters: readonly { id: string; words: readonly string[]; count: number; sentences: readonly { text: string }[] }[]
  disappointing: readonly {
    id: string
    title: string
    imageUrl: string
    count: number
    rating: number
    topics: readonly Topic[]
  }[]
}

export interface DuplicateRow {
  id: string
  score: number
  because: readonly string[]
  products: readonly ProductRow[]
}

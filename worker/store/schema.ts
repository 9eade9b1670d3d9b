import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Currency } from '../model/money.ts'
import type { CustomerId, MessageId, ProductId, SiteId, VariantId } from '../model/ids.ts'
import type { DuplicateReason, DuplicateState } from '../model/duplicate.ts'
import type { Availability, Product } from '../model/product.ts'
import type { Block } from '../model/recipe.ts'
import type { ReviewTopic } from '../model/review.ts'
import type { Scenario } from '../model/scenario.ts'
import type { SiteSettings } from '../model/site.ts'
import type { MessageStatus } from '../model/message.ts'
import type { OrderStatus } from '../model/event.ts'
import type { FeedRun, FeedSettings } from '../model/feed.ts'
import type { FunctionalType, TypeLink, TypeStats } from '../model/typeLink.ts'
import type { Json } from '../model/json.ts'
import type { ReleaseVerdict } from '../recommend/decideRelease.ts'
import type { LabelAnswers } from '../model/label.ts'
import type { ModelReport } from '../recommend/modelReport.ts'

// Every table is WITHOUT ROWID, which drizzle-kit cannot say: the migrations add it (rows written are the bill, and a
// text key on a rowid table writes two). Personal values: `member.email` alone, the address of a member of staff.

const site = () => text().notNull().$type<SiteId>()

/** One storefront (tenant). */
export const sites = sqliteTable('site', {
  id: text().primaryKey().$type<SiteId>(),
  name: text().notNull(),
  /** "shop.example": site-relative links of feeds are resolved against it */
  domain: text().notNull(),
  currency: text().notNull().$type<Currency>(),
  language: text().notNull(),
  languages: text({ mode: 'json' }).notNull().$type<readonly string[]>(),
  timeZone: text().notNull(),
  settings: text({ mode: 'json' }).notNull().$type<SiteSettings>(),
  /** grows with every publish of the site's config */
  configVersion: integer().notNull(),
  createdAt: integer().notNull(),
})

/** Write keys in clear (they are public), secret keys as SHA-256, identity keys by their id alone. */
export const siteKeys = sqliteTable(
  'site_key',
  {
    site: site(),
    id: text().notNull(),
    kind: text().notNull().$type<'write' | 'secret' | 'identity'>(),
    /** write: the key; secret: SHA-256, hex; identity: the key id */
    value: text().notNull(),
    last4: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

export const roles = ['owner', 'marketer', 'analyst', 'assistant', 'developer'] as const
export type Role = (typeof roles)[number]

/** A person who works with the dashboard. */
export const members = sqliteTable('member', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  /** "pbkdf2-sha256$rounds$salt$hash" (store/password.ts) */
  password: text().notNull(),
  role: text().notNull().$type<Role>(),
  /** the sites this member sees; null: all of them */
  sites: text({ mode: 'json' }).$type<readonly SiteId[]>(),
  createdAt: integer().notNull(),
})

/** A login session of the dashboard, under the SHA-256 of its cookie. */
export const logins = sqliteTable('login', {
  id: text().primaryKey(),
  member: text().notNull(),
  createdAt: integer().notNull(),
  /** 12 h of idleness end it */
  lastSeenAt: integer().notNull(),
})

/** Failed logins per keyed hash of address or account, in windows of 15 minutes. */
export const loginAttempts = sqliteTable('login_attempt', {
  id: text().primaryKey(),
  count: integer().notNull(),
  until: integer().notNull(),
})

export const products = sqliteTable(
  'product',
  {
    site: site(),
    id: text().notNull().$type<ProductId>(),
    body: text({ mode: 'json' }).notNull().$type<Product>(),
    /** per source: hash of what its feed last said; "api" for pushes */
    said: text({ mode: 'json' }).notNull().$type<Readonly<Record<string, string>>>(),
    /** titles of all languages and ids of variants, lower case: what the dashboard's search looks through */
    search: text().notNull(),
    categoryId: text().notNull(),
    /** the category's path as people write it, in the site's language */
    category: text().notNull(),
    brand: text(),
    inStock: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    goneAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** What a variant cost and whether it could be bought, from `at` on: a row per change of either. */
export const productChanges = sqliteTable(
  'product_change',
  {
    site: site(),
    product: text().notNull().$type<ProductId>(),
    at: integer().notNull(),
    variant: text().notNull().$type<VariantId>(),
    priceMinor: integer().notNull(),
    regularMinor: integer(),
    availability: text().notNull().$type<Availability>(),
    /** the price until then: with it the rows of 30 days tell the lowest price, the one before the first row too */
    wasMinor: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.product, t.at, t.variant] })],
)

/** Ids and SKUs of variants that differ from their product's id. */
export const productAliases = sqliteTable(
  'product_alias',
  { site: site(), alias: text().notNull(), product: text().notNull().$type<ProductId>() },
  (t) => [primaryKey({ columns: [t.site, t.alias] })],
)

/** What a buyer wrote of a product. Who wrote it is not kept: no table names people. */
export const reviews = sqliteTable(
  'review',
  {
    site: site(),
    product: text().notNull().$type<ProductId>(),
    /** the source's own id, else a hash of what was said */
    id: text().notNull(),
    at: integer().notNull(),
    /** 1 to 5 */
    rating: real().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    /** tag of its language, empty where nobody said */
    language: text().notNull(),
    verified: integer({ mode: 'boolean' }).notNull(),
    /** a person deleted it then: it counts no more, and no import brings it back */
    deletedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.product, t.id] })],
)

/** What the reviews of a product say together: a row per product that has any. */
export const productReviews = sqliteTable(
  'product_review',
  {
    site: site(),
    product: text().notNull().$type<ProductId>(),
    /** how many reviews gave one to five stars */
    stars: text({ mode: 'json' }).notNull().$type<readonly number[]>(),
    /** mean of all ratings, drawn towards the category's (catalog/judgeReviews.ts) */
    rating: real().notNull(),
    disappoints: integer({ mode: 'boolean' }).notNull(),
    /** probability that more buyers are let down than the site puts up with */
    certainty: real().notNull(),
    topics: text({ mode: 'json' }).notNull().$type<readonly ReviewTopic[]>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.product] })],
)

/** Complaints that no word list names: sentences whose vectors lie close together, over all products. */
export const reviewClusters = sqliteTable(
  'review_cluster',
  {
    site: site(),
    id: text().notNull(),
    /** its most characteristic words */
    words: text({ mode: 'json' }).notNull().$type<readonly string[]>(),
    count: integer().notNull(),
    products: text({ mode: 'json' }).notNull().$type<readonly ProductId[]>(),
    sentences: text({ mode: 'json' }).notNull().$type<ReviewTopic['sentences']>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** Two products that look like one. `a` < `b`. */
export const duplicates = sqliteTable(
  'duplicate',
  {
    site: site(),
    /** hash of both ids */
    id: text().notNull(),
    a: text().notNull().$type<ProductId>(),
    b: text().notNull().$type<ProductId>(),
    /** 0 to 1 */
    score: real().notNull(),
    because: text({ mode: 'json' }).notNull().$type<readonly DuplicateReason[]>(),
    state: text().notNull().$type<DuplicateState>(),
    foundAt: integer().notNull(),
    decidedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** Where products come from: one row per source. */
export const feeds = sqliteTable(
  'feed',
  {
    site: site(),
    source: text().notNull(),
    /** as found at the last import */
    format: text().notNull(),
    /** when the catalog was last known to say what the source says; 0: never */
    lastImportAt: integer().notNull(),
    /** products this source holds */
    products: integer().notNull(),
    changed: integer().notNull(),
    bad: integer().notNull(),
    /** the first bad rows of the last import */
    badRows: text({ mode: 'json' }).notNull().$type<readonly { line: number; field: string; message: string }[]>(),
    /** bad rows of the last import by field */
    badFields: text({ mode: 'json' }).notNull().$type<Readonly<Record<string, number>>>().default({}),
    /** why the last import was refused, if it was; cleared by the next that is taken */
    held: text(),
    /** where the refused import lies in R2, ready to be applied all the same */
    heldPlan: text(),
    /** null: never set up, fed by uploads alone */
    settings: text({ mode: 'json' }).$type<FeedSettings>(),
    /** null: not pulled by itself */
    nextPullAt: integer(),
    /** what the server said of the version last taken */
    etag: text(),
    lastModified: text(),
    /** the newest runs, newest first, `keptRuns` of them */
    log: text({ mode: 'json' }).notNull().$type<readonly FeedRun[]>().default([]),
  },
  (t) => [primaryKey({ columns: [t.site, t.source] })],
)

/** Changes whose triggers wait for a person (SCENARIOS.md R10); what changed lies in R2 under the same id. */
export const heldChanges = sqliteTable(
  'held_change',
  {
    site: site(),
    id: text().notNull(),
    source: text().notNull().$type<'import' | 'push'>(),
    reason: text().notNull().$type<'stock' | 'prices'>(),
    at: integer().notNull(),
    /** products that came into stock or left it, and products with a price cut */
    flips: integer().notNull(),
    cuts: integer().notNull(),
    state: text().notNull().$type<'held' | 'released' | 'discarded' | 'expired'>(),
    decidedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** Functional types that the shop has products of, or has named itself. */
export const types = sqliteTable(
  'type',
  {
    site: site(),
    id: text().notNull(),
    body: text({ mode: 'json' }).notNull().$type<FunctionalType>(),
    /** as the last run found them */
    stats: text({ mode: 'json' }).notNull().$type<TypeStats>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** What goes with what, and why: a row per pair of types. */
export const typeLinks = sqliteTable(
  'type_link',
  {
    site: site(),
    fromType: text().notNull(),
    toType: text().notNull(),
    body: text({ mode: 'json' }).notNull().$type<TypeLink>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.fromType, t.toType] })],
)

/** What a language model answered about types and links: a row a question, so that nothing is asked twice. */
export const labels = sqliteTable(
  'label',
  {
    site: site(),
    /** sorts by time */
    id: text().notNull(),
    about: text().notNull().$type<'types' | 'links'>(),
    /** who answered, by which wording of the question */
    labeller: text().notNull(),
    job: text().notNull(),
    /** USD; while the question is under way what it may cost at most */
    cost: real().notNull(),
    tokensIn: integer().notNull(),
    tokensOut: integer().notNull(),
    /** by the hash of what was asked; empty while it is under way */
    answers: text({ mode: 'json' }).notNull().$type<LabelAnswers>(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** A long task that people watch. */
export const jobs = sqliteTable(
  'job',
  {
    site: site(),
    /** sorts by start */
    id: text().notNull(),
    name: text().notNull(),
    /** what it works on: a feed's source */
    about: text(),
    state: text().notNull().$type<'running' | 'done' | 'failed' | 'cancelled'>(),
    phase: text().notNull(),
    done: integer().notNull(),
    total: integer().notNull(),
    startedAt: integer().notNull(),
    finishedAt: integer(),
    error: text(),
    result: text({ mode: 'json' }).$type<Json>(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** A trained sequence model: what it learnt from, how it did, and whether it serves. Its numbers lie in R2. */
export const models = sqliteTable(
  'model',
  {
    site: site(),
    /** sorts by time; the name of its file */
    id: text().notNull(),
    createdAt: integer().notNull(),
    /** live: the index carries it; kept: it may be rolled back to; refused: the gate said no; dropped: its file is gone */
    state: text().notNull().$type<'live' | 'kept' | 'refused' | 'dropped'>(),
    bytes: integer().notNull(),
    products: integer().notNull(),
    /** settings, data window, scores of it, of sequential rules and of the live one, mean loss of each epoch */
    report: text({ mode: 'json' }).notNull().$type<ModelReport>(),
    verdict: text({ mode: 'json' }).notNull().$type<ReleaseVerdict>(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

export const blocks = sqliteTable(
  'block',
  {
    site: site(),
    id: text().notNull(),
    body: text({ mode: 'json' }).notNull().$type<Block>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** Every recipe that a block was published with, and its draft: version 0, until it is published. */
export const blockVersions = sqliteTable(
  'block_version',
  {
    site: site(),
    block: text().notNull(),
    version: integer().notNull(),
    body: text({ mode: 'json' }).notNull().$type<Block>(),
    savedAt: integer().notNull(),
    /** a member's id, or "key:" and the end of a secret key */
    savedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.block, t.version] })],
)

/** A scenario as this site runs it: copied from the library when the site is made, then the site's own. */
export const scenarios = sqliteTable(
  'scenario',
  {
    site: site(),
    id: text().notNull(),
    body: text({ mode: 'json' }).notNull().$type<Scenario>(),
    enabled: integer({ mode: 'boolean' }).notNull(),
    params: text({ mode: 'json' }).notNull().$type<Readonly<Record<string, Json>>>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

export const templates = sqliteTable(
  'template',
  {
    site: site(),
    id: text().notNull(),
    version: integer().notNull(),
    /** the newest published content; older versions lie in R2 for messages that used them */
    body: text({ mode: 'json' }).notNull().$type<Json>(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** Copy of what a customer's object last projected: at most 400 bytes. */
export const profiles = sqliteTable(
  'profile',
  {
    site: site(),
    id: text().notNull().$type<CustomerId>(),
    /** the highest number projected */
    sequence: integer().notNull(),
    /** numbers below it that are still under way: a queue may deliver out of order. JSON, null when none is */
    missing: text(),
    firstSeenAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    events: integer().notNull(),
    orders: integer().notNull(),
    spentMinor: integer().notNull(),
    cartLines: integer().notNull(),
    known: integer({ mode: 'boolean' }).notNull(),
    country: text(),
    language: text(),
    /** the earliest due time of its timers: the daily sweep calls objects long past it */
    nextDueAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

export const customerOrders = sqliteTable(
  'customer_order',
  {
    site: site(),
    id: text().notNull(),
    customer: text().notNull().$type<CustomerId>(),
    status: text().notNull().$type<OrderStatus>(),
    at: integer().notNull(),
    totalMinor: integer().notNull(),
    currency: text().notNull().$type<Currency>(),
    source: text().notNull().$type<'online' | 'offline'>(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

/** One message, sent or not, as its customer's object projected it; kept 90 days. */
export const messages = sqliteTable(
  'message',
  {
    site: site(),
    id: text().notNull().$type<MessageId>(),
    customer: text().notNull().$type<CustomerId>(),
    scenario: text().notNull(),
    template: text().notNull(),
    channel: text(),
    status: text().notNull().$type<MessageStatus>(),
    reason: text(),
    at: integer().notNull(),
  },
  // The dashboard lists the newest first; an id is a hash and tells no order.
  (t) => [primaryKey({ columns: [t.site, t.id] }), index('message_at').on(t.site, t.at)],
)

/** Counters for reports, per UTC hour (epoch ms of its start). */
export const rollups = sqliteTable(
  'rollup',
  { site: site(), hour: integer().notNull(), name: text().notNull(), value: integer().notNull() },
  (t) => [primaryKey({ columns: [t.site, t.hour, t.name] })],
)

/** Append-only: no code updates or deletes a row. No personal values. */
export const audit = sqliteTable(
  'audit',
  {
    site: site(),
    /** sorts by time */
    id: text().notNull(),
    at: integer().notNull(),
    /** member id, or "key:<last four>" */
    actor: text().notNull(),
    /** "PUT /api/blocks/:id" */
    action: text().notNull(),
    target: text().notNull(),
    /** SHA-256 of what was sent, hex */
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.id] })],
)

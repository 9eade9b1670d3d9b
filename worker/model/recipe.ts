import type { VisitFacts } from './facts.ts'
import type { Condition } from './scenario.ts'

export type Device = NonNullable<VisitFacts['device']>

/** Candidate sources (RECOMMEND.md 2); each is a file in recommend/sources/. */
export const sources = [
  'personal',
  'session',
  'next',
  'alsoViewed',
  'addedAfter',
  'copurchase',
  'complement',
  'substitute',
  'collection',
  'upsell',
  'similar',
  'popular',
  'trending',
  'new',
  'discounted',
  'viewed',
  'dropped',
  'replenish',
  'cart',
  'lastOrder',
  'bundle',
  'search',
  'visit',
  'seasonal',
  'affinity',
  'filler',
  'list',
  'custom',
] as const
export type SourceName = (typeof sources)[number]

/** Whose list: of the whole site, or of the page's category, brand or type, or of the visitor's segment or region. */
export const scopes = ['site', 'category', 'brand', 'type', 'segment', 'region'] as const
export type Scope = (typeof scopes)[number]

/** What makes a product popular: views, carts and purchases together, or one of them, or how often blocks get it clicked. */
export const measures = ['interest', 'views', 'units', 'revenue', 'conversion', 'appeal'] as const
export type Measure = (typeof measures)[number]

export const windows = ['1d', '7d', '30d', '90d'] as const
export type Window = (typeof windows)[number]

/** What a source about "this" is about; without it the page's product, else the one seen last. */
export const anchors = ['page', 'cart', 'history', 'lastOrder'] as const
export type Anchor = (typeof anchors)[number]

export interface SourceOptions {
  scope?: Scope
  by?: Measure
  window?: Window
  of?: Anchor
  /** of `list`: products by id, in order */
  products?: readonly string[]
  /** narrows this source alone; a `list` without products is all that fulfils it */
  where?: Condition
  /** of `filler`: the order value from which delivery is free, in the site's currency */
  freeFrom?: number
  /** of `custom`: the shop's own HTTPS source */
  url?: string
  timeoutMs?: number
}

export interface SourceUse extends SourceOptions {
  use: SourceName
  /** share in the ranking; 0 leaves the source out */
  weight: number
  /** places of its own among the first, whatever the ranking says */
  slots?: number
}

/** One step of what comes next when the sources name too few: a source, or all sources of another block. */
export interface FallbackStep extends SourceOptions {
  use: SourceName | 'block'
  block?: string
}

/** Of the visitor and the visit. Texts in any case; a campaign may end with "*". */
export interface RuleWhen {
  segment?: string
  region?: string
  device?: Device
  campaign?: string
  /** utm_source, or the site that linked here */
  source?: string
  /** words that the visit searches for, here or before it came */
  search?: string
  /** local hours, from the first to before the second; over midnight where the second is less */
  hours?: readonly [number, number]
  /** 1: Monday */
  weekdays?: readonly number[]
}

/** Whom and when a merchandising rule concerns; all that is said must hold. Dates: ISO 8601, `until` not included. */
export interface RuleTime {
  when?: RuleWhen
  from?: string
  until?: string
}

export type MerchandisingRule = RuleTime &
  (
    | { do: 'pin'; at: number; products: readonly string[] }
    | { do: 'boost'; by: number; where: Condition }
    | { do: 'bury'; by: number; where: Condition }
    | { do: 'exclude'; where: Condition }
  )

export type Capped = 'type' | 'category' | 'brand' | 'collection'

export interface Diversity {
  /** 1: by score alone; lower: the less alike, the better */
  mmr?: number
  maxPer?: Readonly<Partial<Record<Capped, number>>>
  /** products of about equal score change places every so often, so that a list doesn't stand still */
  rotation?: 'hour' | 'day'
}

/** How strongly what the visitor is known to like moves an item, 0 to 1. */
export interface AffinityWeights {
  price?: number
  brand?: number
  category?: number
}

export interface Recipe {
  id: string
  version: number
  limit: number
  /** fewer items than this: the fallback chain fills, and below it still, the block stays empty */
  min: number
  sources: readonly SourceUse[]
  filter?: Condition
  /** "context", "cart", "bought:60d", "shown:4", "disliked", "returned", "disappointing" */
  exclude: readonly string[]
  affinity?: AffinityWeights
  rules?: readonly MerchandisingRule[]
  diversity?: Diversity
  /** at most that many places for fitting products with fewer than 100 impressions */
  explore?: number
  /** past items stay out of `personal`; off for shops where people buy the same again */
  repeats?: boolean
  fallback: readonly FallbackStep[]
}

/** A recommendation placement: where it stands and how it is filled. */
export interface Block {
  id: string
  placement: 'home' | 'category' | 'product' | 'cart' | 'order' | 'search' | 'any' | 'email' | 'push' | 'inbox'
  title: Readonly<Record<string, string>>
  enabled: boolean
  /** "page": a product that a block above shows isn't shown again; without it the same */
  dedupe?: 'page' | 'none'
  /** answers carry what buyers rate each product, and the widget shows it */
  showRating?: boolean
  recipe: Recipe
}

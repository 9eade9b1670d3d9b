import type { LiveFacts } from '../../model/facts.ts'
import type { Anchor, SourceOptions } from '../../model/recipe.ts'
import { has, type Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import type { Named, Scores } from '../tally.ts'
import type { PageContext, Visit } from '../visit.ts'

/** All that a source may look at. */
export interface Ask {
  visit: Visit
  facts: LiveFacts
  page: PageContext
  /** the page's category, or its product's; undefined on pages of neither */
  categoryId: string | undefined
  index: Index
  /** candidates outside it are thrown away: name none */
  allowed: Bitmap
  /** the allowed set before this visitor's own exclusions: one bitmap per filter and index version, never changed */
  shared: Bitmap
  options: SourceOptions
  now: number
  /** a list that can go on names this many, for what fills up the end of a block */
  atLeast: number
  /** what a shop's own source answered, by its address; fetched before ranking begins */
  custom: ReadonlyMap<string, readonly CustomItem[]>
}

export interface CustomItem {
  productId: string
  score?: number | undefined
}

/**
 * Names candidates among the allowed, on any positive scale: the caller brings each source to sum 1. Pure: equal asks on
 * an equal index give equal scores. Empty where it has nothing to go by.
 */
export type CandidateSource = (ask: Ask) => Named

/** Candidates a source may name. */
export const MOST = 120

/** What a list about "this" is about: as the recipe says, else the page's products, else the product seen last. */
export function anchorsOf({ visit, options }: Pick<Ask, 'visit' | 'options'>): readonly number[] {
  const of: Anchor | undefined = options.of
  if (of === 'cart') return visit.cart
  if (of === 'history') return visit.history.map((one) => one.ordinal)
  if (of === 'lastOrder') return visit.lastOrder
  if (visit.context.length > 0 || of === 'page') return visit.context
  return visit.history.slice(0, 1).map((one) => one.ordinal)
}

/** Scores that fall with the place, so that the best of a long list don't drown the rest. */
export function byPlace(ordinals: Iterable<number>, most = MOST): Scores {
  const scores: Scores = new Map()
  for (const ordinal of ordinals) {
    if (scores.size >= most) break
    if (!scores.has(ordinal)) scores.set(ordinal, 1 / (10 + scores.size))
  }
  return scores
}

/** The first of an order that are allowed, falling with their place: who has enough looks no further. */
export function firstOf(order: Uint32Array, allowed: Bitmap, most = MOST): Scores {
  const scores: Scores = new Map()
  for (let at = 0; at < order.length && scores.size < most; at++) {
    if (has(allowed, order[at]!)) scores.set(order[at]!, 1 / (10 + scores.size))
  }
  return scores
}

import type { SourceName } from '../model/recipe.ts'
import { has, type Bitmap } from './bitmap.ts'
import type { Base, Index } from './index.ts'
import { addShare } from './addShare.ts'
import { nearestTo } from './nearestTo.ts'
import { scoreByLists } from './neighbourLists.ts'
import { scoreBySessions, sessionSettings } from './sessionKnn.ts'
import { Tally, type Scores } from './tally.ts'
import type { Visit } from './visit.ts'

/**
 * Names candidates among the allowed, on any positive scale: the caller brings each source to sum 1. Pure: equal visits on
 * an equal index give equal scores.
 */
export type CandidateSource = (visit: Visit, index: Index, allowed: Bitmap, scope: Scope) => Scores

export interface Scope {
  /** the page's category, or its product's; undefined on pages of neither */
  categoryId: string | undefined
  /** the allowed set before this visitor's own exclusions: one bitmap per filter and index version */
  shared: Bitmap
}

/** Candidates a source may name. */
const MOST = 120

/** Parts of `personal`; weights chosen on Office and the click logs of `npm run eval`, by held-back rows. */
export const blend = { rules: 1, sessions: 0.3, content: 0.5, copurchase: 0.2 } as const
/** share of sequential rules beside VMIS-kNN in `session` */
export const SESSION_RULES = 0.2
const SHARPNESS = 10

export const candidateSources: Readonly<Record<SourceName, CandidateSource>> = {
  personal: (visit, index, allowed, { shared }) => {
    const scores: Scores = new Map()
    const items = visit.history.map((one) => one.ordinal)
    if (items.length === 0) return scores
    addShare(scores, rules(index, items, allowed), blend.rules)
    addShare(scores, sessions(index, visit.session.length > 0 ? visit.session : items, allowed), blend.sessions)
    addShare(scores, content(index, visit.history, allowed, shared), blend.content)
    addShare(scores, together(index, items, 0.8, allowed), blend.copurchase)
    return scores
  },
  session: (visit, index, allowed) => {
    const scores: Scores = new Map()
    const items = visit.session.length > 0 ? visit.session : visit.history.map((one) => one.ordinal)
    if (items.length === 0) return scores
    addShare(scores, sessions(index, items, allowed), 1)
    addShare(scores, rules(index, items, allowed), SESSION_RULES)
    return scores
  },
  copurchase: (visit, index, allowed) => together(index, anchors(visit), 1, allowed),
  similar: (visit, index, allowed, { shared }) =>
    content(
      index,
      anchors(visit).map((ordinal) => ({ ordinal, weight: 1 })),
      allowed,
      shared,
    ),
  popular: (_visit, index, allowed, scope) => popular(index, allowed, scope.categoryId),
  viewed: (visit, _index, allowed) =>
    new Map(visit.viewed.filter((ordinal) => has(allowed, ordinal)).map((ordinal, at) => [ordinal, 1 / (1 + at)])),
  cart: (visit, index, allowed) => {
    const scores: Scores = new Map()
    const lines = visit.cart.length > 0 ? visit.cart : visit.context
    addShare(scores, together(index, lines, 1, allowed), 1)
    addShare(scores, sessions(index, lines, allowed), 0.2)
    return scores
  },
}

/** What a list about "this" is about: the page's products, else the product seen last. */
const anchors = (visit: Visit): readonly number[] =>
  visit.context.length > 0 ? visit.context : visit.history.slice(0, 1).map((one) => one.ordinal)

/** One tally an index: requests don't run side by side in an isolate while they rank. */
const tallies = new WeakMap<Base, Tally>()

function tallyOf(index: Index): Tally {
  let tally = tallies.get(index.base)
  if (tally === undefined) tallies.set(index.base, (tally = new Tally(index.base.items.count)))
  return tally
}

function rules(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  const { rules: own } = index.base
  if (own !== null) scoreByLists(own.lists, items.slice(0, 20), own.settings.decay, tally)
  return tally.take(allowed, MOST)
}

function sessions(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  if (index.base.sessions !== null) scoreBySessions(index.base.sessions, items, sessionSettings.clicks, tally)
  return tally.take(allowed, MOST)
}

function together(index: Index, items: readonly number[], decay: number, allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  if (index.base.copurchase !== null) scoreByLists(index.base.copurchase, items, decay, tally)
  return tally.take(allowed, MOST)
}

/** The nearest allowed products to the recency-weighted sum of vectors, as softmax of 10 x cosine. */
function content(index: Index, items: Visit['history'], allowed: Bitmap, shared: Bitmap): Scores {
  const scores: Scores = new Map()
  const { ordinals, scores: cosines } = nearestTo(index, items, shared)
  for (let at = 0; at < ordinals.length && scores.size < MOST; at++) {
    const cosine = cosines[at]!
    if (cosine > 0 && has(allowed, ordinals[at]!)) scores.set(ordinals[at]!, Math.exp(SHARPNESS * (cosine - 1)))
  }
  return scores
}

/** The most popular allowed products of a category or the whole site, falling with their place. */
export function popular(index: Index, allowed: Bitmap, categoryId: string | undefined, most = 60): Scores {
  const scores: Scores = new Map()
  const order = categoryId === undefined ? index.popular : topOfCategory(index, categoryId)
  for (let at = 0; at < order.length && scores.size < most; at++) {
    if (has(allowed, order[at]!)) scores.set(order[at]!, 1 / (10 + scores.size))
  }
  return scores
}

function topOfCategory(index: Index, categoryId: string): Uint32Array {
  const id = categoryId.trim().toLowerCase()
  const known = index.topOf.get(id)
  if (known !== undefined) return known
  const wanted = index.categories.map((category) => category.id === id || category.id.startsWith(`${id} > `))
  const top = index.popular.filter((ordinal) => wanted[index.category[ordinal]!] === true)
  if (index.topOf.size >= 256) index.topOf.clear()
  index.topOf.set(id, top)
  return top
}

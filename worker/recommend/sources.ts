import type { SourceName } from '../model/recipe.ts'
import { has, type Bitmap } from './bitmap.ts'
import type { Index } from './index.ts'
import { normalise } from './knn.ts'
import { scoreByLists } from './neighbourLists.ts'
import { scoreBySessions, sessionSettings } from './sessionKnn.ts'
import type { Visit } from './visit.ts'

/** Candidates with their scores; any positive scale, the caller brings each source to sum 1. */
export type Scores = Map<number, number>

/** Names candidates among the allowed. Pure: equal visits on an equal index give equal scores. */
export type CandidateSource = (visit: Visit, index: Index, allowed: Bitmap, scope: Scope) => Scores

export interface Scope {
  /** the page's category, or its product's; undefined on pages of neither */
  categoryId: string | undefined
}

const MOST = 200

/** Parts of `personal`; weights chosen on Office and the click logs of `npm run eval`, by held-back rows. */
export const blend = { rules: 1, sessions: 0.3, content: 0.5, copurchase: 0.2 } as const
/** share of sequential rules beside VMIS-kNN in `session` */
export const SESSION_RULES = 0.2
/** per step into the past, in the visitor's vector */
export const CONTENT_DECAY = 0.6
const SHARPNESS = 10

export const candidateSources: Readonly<Record<SourceName, CandidateSource>> = {
  personal: (visit, index, allowed) => {
    const scores: Scores = new Map()
    const items = visit.history.map((one) => one.ordinal)
    if (items.length === 0) return scores
    addShare(scores, rules(index, items, allowed), blend.rules)
    addShare(scores, sessions(index, visit.session.length > 0 ? visit.session : items, allowed), blend.sessions)
    addShare(scores, content(index, visit.history, allowed), blend.content)
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
  similar: (visit, index, allowed) =>
    content(
      index,
      anchors(visit).map((ordinal) => ({ ordinal, weight: 1 })),
      allowed,
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

function rules(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const scores: Scores = new Map()
  const { rules: own } = index.base
  if (own !== null) scoreByLists(own.lists, items.slice(0, 20), own.settings.decay, scores)
  return onlyAllowed(scores, allowed)
}

function sessions(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const scores: Scores = new Map()
  if (index.base.sessions !== null) scoreBySessions(index.base.sessions, items, sessionSettings, scores)
  return onlyAllowed(scores, allowed)
}

function together(index: Index, items: readonly number[], decay: number, allowed: Bitmap): Scores {
  const scores: Scores = new Map()
  if (index.base.copurchase !== null) scoreByLists(index.base.copurchase, items, decay, scores)
  return onlyAllowed(scores, allowed)
}

/** The nearest allowed products to the recency-weighted sum of vectors, as softmax of 10 x cosine. */
function content(index: Index, items: Visit['history'], allowed: Bitmap): Scores {
  const scores: Scores = new Map()
  const { knn } = index.base
  if (knn === null || items.length === 0) return scores
  const query = new Float32Array(knn.dims)
  let factor = 1
  for (const { ordinal, weight } of items) {
    if (ordinal < knn.count()) knn.accumulate(query, ordinal, weight * factor)
    factor *= CONTENT_DECAY
  }
  if (normalise(query) === 0) return scores
  const { ordinals, scores: cosines } = knn.nearest(query, allowed, MOST / 2)
  for (let at = 0; at < ordinals.length; at++) {
    if (cosines[at]! > 0) scores.set(ordinals[at]!, Math.exp(SHARPNESS * (cosines[at]! - 1)))
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

function onlyAllowed(scores: Scores, allowed: Bitmap): Scores {
  for (const ordinal of scores.keys()) if (!has(allowed, ordinal)) scores.delete(ordinal)
  return scores.size <= MOST
    ? scores
    : new Map([...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST))
}

/** Adds `more`, brought to sum 1 and weighted. */
export function addShare(into: Scores, more: Scores, weight: number): void {
  let sum = 0
  for (const score of more.values()) sum += score
  if (sum === 0) return
  for (const [ordinal, score] of more) into.set(ordinal, (into.get(ordinal) ?? 0) + (weight * score) / sum)
}

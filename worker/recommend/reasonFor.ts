import type { LiveFacts } from '../model/facts.ts'
import { columnOf } from './columns.ts'
import { categoryNameAt, ordinalOf, titleAt, type Index } from './index.ts'
import type { Part } from './recommend.ts'
import { findWords } from './findWords.ts'
import { regionalList } from './popularOrder.ts'
import { sayReason, type Reason } from './reasons.ts'
import { hostOf } from './relations/complementsOf.ts'
import { shareOff } from './sources/discounted.ts'
import { takenAfter } from './sources/search.ts'
import type { PageContext, Visit } from './visit.ts'
import { daypartList, landingList } from './visitLists.ts'

export interface ReasonContext {
  visit: Visit
  facts: LiveFacts
  index: Index
  language: string
  page: PageContext
  categoryId: string | undefined
  now: number
  /** the recipe asks for what is popular where the visitor is */
  isRegional: boolean
}

const DAY_MS = 86_400_000
const NEW_DAYS = 30

/**
 * The reason of the source that gave an item most of its score, in the visitor's language; fallback items are popular, new
 * or just there. Says nothing that the visitor did not do or the shop does not show.
 */
export function reasonFor(ordinal: number, parts: readonly Pick<Part, 'source'>[], about: ReasonContext): Reason {
  const { visit, index, language, facts } = about
  const product = (code: Named, other: number | undefined): Reason =>
    other === undefined || other === ordinal
      ? popularReason(ordinal, about)
      : sayReason(code, language, { product: titleAt(index, other, language) })
  const history = visit.history.map((one) => one.ordinal)
  const anchors = visit.context.length > 0 ? visit.context : history.slice(0, 1)
  switch (parts[0]?.source ?? 'fallback') {
    case 'personal':
    case 'session':
    case 'next':
    case 'alsoViewed':
    case 'addedAfter':
      return product('viewed_similar', nearestOf(history, ordinal, index))
    case 'copurchase':
    case 'bundle':
      return product('bought_together', anchors[0])
    case 'complement':
      return product('goes_with_product', hostOf(index, [...anchors, ...visit.cart, ...history], ordinal) ?? anchors[0])
    case 'substitute':
      return product('alternative', nearestOf(anchors, ordinal, index))
    case 'upsell':
    case 'similar':
    case 'explore':
      return product('similar_to', nearestOf(anchors, ordinal, index))
    case 'collection':
      return product('same_collection', sameCollection(anchors, ordinal, index))
    case 'cart':
      return sayReason('goes_with', language, { count: Math.max(1, visit.cart.length || visit.context.length) })
    case 'filler':
      return sayReason('goes_with', language, { count: Math.max(1, visit.cart.length) })
    case 'lastOrder':
      return product('goes_with_product', nearestOf(visit.lastOrder, ordinal, index))
    case 'viewed':
      return sayReason('viewed_this', language)
    case 'dropped':
      return sayReason('price_drop_for_you', language, { percent: fallOf(ordinal, facts, index) })
    case 'discounted':
      return sayReason('discount', language, { percent: Math.round(shareOff(index, ordinal) * 100) })
    case 'replenish':
      return sayReason('reorder_due', language)
    case 'search':
      return searchReason(ordinal, about)
    case 'visit':
      return visitReason(ordinal, about)
    case 'seasonal':
      return sayReason('seasonal', language)
    case 'trending':
      return sayReason('trending', language)
    case 'new':
      return newReason(ordinal, about) ?? popularReason(ordinal, about)
    case 'affinity':
      return affinityReason(ordinal, about)
    case 'list':
    case 'custom':
    case 'pinned':
      return sayReason('picked_by_shop', language)
    case 'popular':
    case 'fallback':
      return popularReason(ordinal, about)
  }
}

type Named =
  | 'viewed_similar'
  | 'bought_together'
  | 'goes_with_product'
  | 'similar_to'
  | 'alternative'
  | 'same_collection'

/** Others' choice is said only of what the words themselves do not name. */
function searchReason(ordinal: number, { index, facts, page, language }: ReasonContext): Reason {
  const query = page.query ?? facts.queries?.at(-1) ?? ''
  const isNamed = findWords(index, query).some((one) => one.ordinal === ordinal)
  const isChosen = !isNamed && takenAfter(index, query).some((one) => one.ordinal === ordinal)
  return sayReason(isChosen ? 'chosen_after_search' : 'matches_search', language)
}

function popularReason(ordinal: number, about: ReasonContext): Reason {
  const { index, language, categoryId, facts, isRegional } = about
  if (isRegional && isIn(regionalList(index, facts), ordinal)) return sayReason('popular_near_you', language)
  const isTouched = (index.base.popularity.score[ordinal] ?? 0) > 0 || (index.fresh?.worth.get(ordinal) ?? 0) > 0
  if (!isTouched) return newReason(ordinal, about) ?? sayReason('fallback', language)
  const category = categoryId === undefined ? '' : categoryNameAt(index, ordinal, language)
  return category === '' ? sayReason('popular', language) : sayReason('popular_in_category', language, { category })
}

/** By the strongest of what the visit has that names the item. */
function visitReason(ordinal: number, about: ReasonContext): Reason {
  const { index, facts, language } = about
  const words = facts.visit?.words ?? ''
  const isNamed = words !== '' && findWords(index, words).some((one) => one.ordinal === ordinal)
  if (isNamed || isIn(landingList(index, facts), ordinal)) return sayReason('fits_your_visit', language)
  if (isIn(regionalList(index, facts), ordinal)) return sayReason('popular_near_you', language)
  const isNow = isIn(daypartList(index, facts), ordinal)
  return isNow ? sayReason('popular_at_this_time', language) : popularReason(ordinal, about)
}

function isIn(list: Uint32Array | null, ordinal: number): boolean {
  if (list === null) return false
  let members = membersOf.get(list)
  if (members === undefined) membersOf.set(list, (members = new Set(list)))
  return members.has(ordinal)
}

/** Lists live as long as the index. */
const membersOf = new WeakMap<Uint32Array, Set<number>>()

function newReason(ordinal: number, { index, language, now }: ReasonContext): Reason | null {
  const days = Math.floor((now - index.created[ordinal]! * 1000) / DAY_MS)
  return days >= 0 && days < NEW_DAYS ? sayReason('new', language, { count: days + 1 }) : null
}

function affinityReason(ordinal: number, about: ReasonContext): Reason {
  const { visit, index, language } = about
  const number = index.brand[ordinal]!
  const brand = index.brands[number]
  if (brand !== undefined && brand !== '' && visit.history.some((one) => index.brand[one.ordinal] === number)) {
    return sayReason('your_brand', language, { brand })
  }
  const category = categoryNameAt(index, ordinal, language)
  return category === '' ? popularReason(ordinal, about) : sayReason('your_category', language, { category })
}

function fallOf(ordinal: number, { interests }: LiveFacts, index: Index): number {
  const prices = interests.flatMap(({ productId, priceMinor }) =>
    priceMinor !== undefined && ordinalOf(index, productId) === ordinal ? [priceMinor] : [],
  )
  const most = Math.max(1, ...prices)
  return Math.max(1, Math.round((1 - index.price[ordinal]! / most) * 100))
}

function sameCollection(anchors: readonly number[], ordinal: number, index: Index): number | undefined {
  const { of } = columnOf(index, 'collection')
  return anchors.find((anchor) => of[anchor] === of[ordinal])
}

/** Of the visitor's last ten products the one most like the item; never the item itself, which explains nothing. */
function nearestOf(ordinals: readonly number[], item: number, index: Index): number | undefined {
  const others = [...new Set(ordinals)].filter((ordinal) => ordinal !== item).slice(0, 10)
  const { knn } = index.base
  if (knn === null || item >= knn.count()) return others[0]
  let best = others[0]
  let most = -Infinity
  for (const ordinal of others) {
    const cosine = ordinal < knn.count() ? knn.cosine(ordinal, item) : 0
    if (cosine > most) {
      best = ordinal
      most = cosine
    }
  }
  return best
}

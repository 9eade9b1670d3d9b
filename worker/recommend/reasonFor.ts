import type { SourceName } from '../model/recipe.ts'
import { categoryNameAt, titleAt, type Index } from './index.ts'
import { sayReason, type Reason } from './reasons.ts'
import type { Scope } from './sources.ts'
import type { Visit } from './visit.ts'

export interface ReasonContext {
  visit: Visit
  index: Index
  language: string
  scope: Scope
  now: number
}

const DAY_MS = 86_400_000
const NEW_DAYS = 30

/** The reason of the source that gave an item most of its score; fallback items are popular, new or just there. */
export const reasonFor = (ordinal: number, parts: readonly { source: SourceName }[], about: ReasonContext): Reason =>
  reasonOf(parts[0]?.source ?? 'popular', ordinal, about)

function reasonOf(source: SourceName, ordinal: number, about: ReasonContext): Reason {
  const { visit, index, language } = about
  const named = (code: 'viewed_similar' | 'bought_together' | 'similar_to', other: number | undefined): Reason =>
    other === undefined
      ? popularReason(ordinal, about)
      : sayReason(code, language, { product: titleAt(index, other, language) })
  switch (source) {
    case 'personal':
    case 'session':
      return named(
        'viewed_similar',
        nearestOf(
          visit.history.map((one) => one.ordinal),
          ordinal,
          index,
        ),
      )
    case 'copurchase':
      return named('bought_together', visit.context[0] ?? visit.history[0]?.ordinal)
    case 'similar':
      return named(
        'similar_to',
        nearestOf(
          visit.context.length > 0 ? visit.context : visit.history.slice(0, 1).map((one) => one.ordinal),
          ordinal,
          index,
        ),
      )
    case 'cart':
      return sayReason('goes_with', language, { count: Math.max(1, visit.cart.length || visit.context.length) })
    case 'viewed':
      return sayReason('viewed_this', language)
    case 'popular':
      return popularReason(ordinal, about)
  }
}

function popularReason(ordinal: number, { index, language, scope, now }: ReasonContext): Reason {
  const touched = (index.base.popularity.score[ordinal] ?? 0) > 0
  if (touched) {
    const category = scope.categoryId === undefined ? '' : categoryNameAt(index, ordinal, language)
    return category === '' ? sayReason('popular', language) : sayReason('popular_in_category', language, { category })
  }
  const days = Math.floor((now - index.created[ordinal]! * 1000) / DAY_MS)
  return days >= 0 && days < NEW_DAYS
    ? sayReason('new', language, { count: days + 1 })
    : sayReason('fallback', language)
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

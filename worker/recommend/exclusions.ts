import type { LiveFacts } from '../model/facts.ts'
import { taggedSet } from './allowed.ts'
import { forEach } from './bitmap.ts'
import { ordinalOf, type Index } from './index.ts'
import type { Visit } from './visit.ts'

/** Which rule keeps a product out of a block. */
export type Exclusion =
  | 'context'
  | 'cart'
  | 'bought'
  | 'shown'
  | 'disliked'
  | 'returned'
  | 'disappointing'
  | 'duplicate'

const DAY_MS = 86_400_000
/** A product shown in vain may come back after a week: a small shop would run dry otherwise. */
const SHOWN_MS = 7 * DAY_MS

/**
 * `rules`: "context", "cart", "bought:60d", "shown:4" (that often within a week, without a click), "disliked",
 * "returned", "disappointing" (by its reviews).
 */
export function excludedBy(
  rules: readonly string[],
  visit: Visit,
  facts: LiveFacts,
  index: Index,
  now: number,
  taken: ReadonlySet<number> | undefined,
): Map<number, Exclusion> {
  const excluded = new Map<number, Exclusion>()
  const exclude = (ordinal: number, because: Exclusion) => {
    if (ordinal >= 0 && !excluded.has(ordinal)) excluded.set(ordinal, because)
  }
  for (const rule of rules) {
    const [name, argument] = rule.split(':')
    if (name === 'context') for (const ordinal of visit.context) exclude(ordinal, 'context')
    if (name === 'cart') for (const ordinal of visit.cart) exclude(ordinal, 'cart')
    if (name === 'bought') {
      const since = now - Number.parseInt(argument ?? '36500') * DAY_MS
      for (const { productId, at } of facts.bought) if (at >= since) exclude(ordinalOf(index, productId), 'bought')
    }
    if (name === 'disliked') for (const id of facts.disliked ?? []) exclude(ordinalOf(index, id), 'disliked')
    if (name === 'returned') for (const id of facts.returned ?? []) exclude(ordinalOf(index, id), 'returned')
    if (name === 'disappointing') {
      forEach(taggedSet(index, 'disappoints:true'), (ordinal) => exclude(ordinal, 'disappointing'))
    }
    if (name === 'shown') {
      const most = Number.parseInt(argument ?? '4')
      for (const [productId, { times, at }] of Object.entries(facts.shown)) {
        if (times >= most && at >= now - SHOWN_MS) exclude(ordinalOf(index, productId), 'shown')
      }
    }
  }
  for (const ordinal of taken ?? []) exclude(ordinal, 'duplicate')
  return excluded
}

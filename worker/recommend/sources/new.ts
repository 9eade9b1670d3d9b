import { has } from '../bitmap.ts'
import type { Scores } from '../tally.ts'
import { inScope } from './scope.ts'
import { MOST, type CandidateSource } from './source.ts'

const DAY_S = 86_400
const HALF_LIFE_DAYS = 14
/** Older products are no novelty. */
const OLDEST_DAYS = 90

/** First seen lately, the newest most: half after two weeks, none after 90 days. */
export const newest: CandidateSource = (ask) => {
  const scores: Scores = new Map()
  const inside = inScope(ask)
  const { index, allowed } = ask
  const now = ask.now / 1000
  for (const ordinal of newestFirst(index)) {
    const days = (now - index.created[ordinal]!) / DAY_S
    if (days > OLDEST_DAYS || scores.size >= MOST) break
    if (has(allowed, ordinal) && (inside === null || inside(ordinal))) {
      scores.set(ordinal, 2 ** (-Math.max(0, days) / HALF_LIFE_DAYS))
    }
  }
  return scores
}

const orders = new WeakMap<Uint32Array, Uint32Array>()

/** Ordinals by rising age, once per index version. */
function newestFirst({ created, rank }: { created: Uint32Array; rank: Uint32Array }): Uint32Array {
  let order = orders.get(created)
  if (order === undefined) {
    order = Uint32Array.from(created, (_, ordinal) => ordinal)
    order.sort((a, b) => created[b]! - created[a]! || rank[a]! - rank[b]!)
    orders.set(created, order)
  }
  return order
}

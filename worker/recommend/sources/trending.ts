import { has } from '../bitmap.ts'
import type { Scores } from '../tally.ts'
import { inScope } from './scope.ts'
import { MOST, type CandidateSource } from './source.ts'

/** Growing fastest, this week against the one before: ln((a + 5) / (b + 5)) sqrt(a), worked out at the build and gone on with since. */
export const trending: CandidateSource = (ask) => {
  const { order, growth } = ask.index.fresh?.trending ?? ask.index.base.popularity.trending
  const scores: Scores = new Map()
  const inside = inScope(ask)
  for (let at = 0; at < order.length && scores.size < MOST; at++) {
    const ordinal = order[at]!
    if (has(ask.allowed, ordinal) && (inside === null || inside(ordinal))) scores.set(ordinal, growth[at]!)
  }
  return scores
}

import { has } from '../bitmap.ts'
import { collectionOf } from '../relations/collectionOf.ts'
import { typeOf } from '../relations/typesOf.ts'
import type { Scores } from '../tally.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Each further product of a kind weighs half: one of each completes the look. */
const NEXT_OF_TYPE = 0.5

/** Of the same collection and another kind. */
export const collection: CandidateSource = (ask) => {
  const { index, allowed } = ask
  const scores: Scores = new Map()
  for (const anchor of anchorsOf(ask).slice(0, 3)) {
    const seen = new Map<string, number>()
    for (const [place, ordinal] of collectionOf(index, anchor).entries()) {
      if (!has(allowed, ordinal)) continue
      const times = seen.get(typeOf(index, ordinal)) ?? 0
      seen.set(typeOf(index, ordinal), times + 1)
      scores.set(ordinal, Math.max(scores.get(ordinal) ?? 0, NEXT_OF_TYPE ** times / (1 + place / 50)))
    }
  }
  return scores
}

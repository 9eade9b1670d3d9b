import { has } from '../bitmap.ts'
import { ordinalOf } from '../index.ts'
import type { Scores } from '../tally.ts'
import { MOST, type CandidateSource } from './source.ts'

/** The shop's own HTTP source, as it answered before ranking began; nothing where it did not. */
export const custom: CandidateSource = ({ index, allowed, options, custom: answers }) => {
  const scores: Scores = new Map()
  for (const [at, { productId, score }] of (answers.get(options.url ?? '') ?? []).slice(0, MOST).entries()) {
    const ordinal = ordinalOf(index, productId)
    const own = score ?? 1 / (10 + at)
    if (ordinal >= 0 && own > 0 && has(allowed, ordinal)) scores.set(ordinal, own)
  }
  return scores
}

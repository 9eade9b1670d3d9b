import { has } from '../bitmap.ts'
import { ordinalOf } from '../index.ts'
import type { Scores } from '../tally.ts'
import type { CandidateSource } from './source.ts'

/** Less is rounding. */
const LEAST = 0.01

/** Cheaper than when the visitor looked at it, carted it or wished for it: the share it fell by. */
export const dropped: CandidateSource = ({ facts, index, allowed }) => {
  const scores: Scores = new Map()
  for (const { productId, priceMinor, currency, kind } of facts.interests) {
    if (kind === 'bought' || priceMinor === undefined || priceMinor <= 0) continue
    const ordinal = ordinalOf(index, productId)
    if (ordinal < 0 || !has(allowed, ordinal)) continue
    if (currency !== undefined && currency !== index.currencies[index.currency[ordinal]!]) continue
    const fall = 1 - index.price[ordinal]! / priceMinor
    if (fall >= LEAST) scores.set(ordinal, Math.max(scores.get(ordinal) ?? 0, fall))
  }
  return scores
}

import { has } from '../bitmap.ts'
import { ordinalOf } from '../index.ts'
import type { Scores } from '../tally.ts'
import type { CandidateSource } from './source.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 7
const LATE_DAYS = 60

/** Used up by now, or within a week: most on its due day, less the longer ago. */
export const replenish: CandidateSource = ({ facts, index, allowed, now }) => {
  const scores: Scores = new Map()
  for (const { productId, dueAt } of facts.due ?? []) {
    const days = (now - dueAt) / DAY_MS
    if (days < -SOON_DAYS || days > LATE_DAYS) continue
    const ordinal = ordinalOf(index, productId)
    if (ordinal >= 0 && has(allowed, ordinal)) scores.set(ordinal, 1 / (1 + Math.abs(days) / SOON_DAYS))
  }
  return scores
}

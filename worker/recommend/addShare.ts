import type { Named, Scores } from './tally.ts'

/** Adds `more`, brought to sum 1 and weighted. */
export function addShare(into: Scores, more: Named, weight: number): void {
  let sum = 0
  for (const score of more.values()) sum += score
  if (sum === 0) return
  for (const [ordinal, score] of more) into.set(ordinal, (into.get(ordinal) ?? 0) + (weight * score) / sum)
}

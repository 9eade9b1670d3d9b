import type { Bitmap } from '../bitmap.ts'
import { kindOf } from '../columns.ts'
import type { Index } from '../index.ts'
import type { Scores } from '../tally.ts'
import { takenWith } from './lists.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Goes with this because of what both are for: another kind of product. */
export const complement: CandidateSource = (ask) => complementsOf(ask.index, anchorsOf(ask), ask.allowed, ask.shared)

/** Products of another kind that are bought with these: the same kind is an alternative, not a complement. */
export function complementsOf(index: Index, lines: readonly number[], allowed: Bitmap, _shared: Bitmap): Scores {
  const kinds = new Set(lines.map((ordinal) => kindOf(index, ordinal)))
  const scores = takenWith(index, lines, 1, allowed)
  for (const ordinal of scores.keys()) if (kinds.has(kindOf(index, ordinal))) scores.delete(ordinal)
  return scores
}

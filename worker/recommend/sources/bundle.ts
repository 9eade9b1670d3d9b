import { addShare } from '../addShare.ts'
import { kindOf } from '../columns.ts'
import type { Scores } from '../tally.ts'
import { goesWith } from './complement.ts'
import { takenWith } from './lists.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/**
 * A set around this product: what is bought with it and with one another, each of another kind, so that no two compete.
 * What the set costs together is the block's matter.
 */
export const bundle: CandidateSource = (ask) => {
  const { index, allowed } = ask
  const lines = anchorsOf(ask)
  const pool: Scores = new Map()
  addShare(pool, takenWith(index, lines, 1, allowed), 1)
  addShare(pool, goesWith(index, lines, allowed), 1)
  const best = [...pool].toSorted((a, b) => b[1] - a[1] || index.rank[a[0]]! - index.rank[b[0]]!)
  const kinds = new Set(lines.map((ordinal) => kindOf(index, ordinal)))
  const scores: Scores = new Map()
  for (const [ordinal, score] of best) {
    const kind = kindOf(index, ordinal)
    if (kinds.has(kind)) continue
    kinds.add(kind)
    scores.set(ordinal, score)
  }
  return scores
}

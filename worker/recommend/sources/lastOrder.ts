import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { goesWith } from './complement.ts'
import { takenWith } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** Goes with what was bought last, all lines together. */
export const lastOrder: CandidateSource = ({ visit, index, allowed }) => {
  const scores: Scores = new Map()
  const lines = visit.lastOrder.length > 0 ? visit.lastOrder : visit.context
  addShare(scores, takenWith(index, lines, 1, allowed), 1)
  addShare(scores, goesWith(index, lines, allowed), 0.6)
  for (const line of lines) scores.delete(line)
  return scores
}

import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { goesWith } from './complement.ts'
import { inVisitsLike, takenWith } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** Goes with all lines of the cart together; on a page without a cart, with the page. */
export const cart: CandidateSource = ({ visit, index, allowed }) => {
  const scores: Scores = new Map()
  const lines = visit.cart.length > 0 ? visit.cart : visit.context
  addShare(scores, takenWith(index, lines, 1, allowed), 1)
  addShare(scores, goesWith(index, lines, allowed), 0.6)
  addShare(scores, inVisitsLike(index, lines, allowed), 0.2)
  return scores
}

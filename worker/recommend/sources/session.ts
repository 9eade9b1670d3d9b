import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { afterThese, inVisitsLike } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** share of sequential rules beside VMIS-kNN */
export const SESSION_RULES = 0.2

/** What visits like this one looked at: VMIS-kNN with some sequential rules. */
export const session: CandidateSource = ({ visit, index, allowed }) => {
  const scores: Scores = new Map()
  const items = visit.session.length > 0 ? visit.session : visit.history.map((one) => one.ordinal)
  if (items.length === 0) return scores
  addShare(scores, inVisitsLike(index, items, allowed), 1)
  addShare(scores, afterThese(index, items, allowed), SESSION_RULES)
  return scores
}

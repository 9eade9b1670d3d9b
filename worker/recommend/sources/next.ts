import { afterThese } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** What others looked at next: sequential rules on this visit. */
export const next: CandidateSource = ({ visit, index, allowed }) =>
  afterThese(index, visit.session.length > 0 ? visit.session : visit.history.map((one) => one.ordinal), allowed)

import { firstOf, type CandidateSource } from './source.ts'

/** What was taken in the same weeks last year, best first; empty until there is a year of data. */
export const seasonal: CandidateSource = ({ index, allowed }) => {
  const list = index.base.popularity.lists.get('season')
  return list === undefined ? new Map() : firstOf(list, allowed)
}

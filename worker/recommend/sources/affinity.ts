import { has } from '../bitmap.ts'
import { shares } from '../shares.ts'
import type { Scores } from '../tally.ts'
import { MOST, type CandidateSource } from './source.ts'

/** How far down the popular list it looks. */
const DEPTH = 1000

/** The best sellers of the visitor's own categories and brands. */
export const affinity: CandidateSource = ({ visit, index, allowed }) => {
  const scores: Scores = new Map()
  if (visit.history.length === 0) return scores
  const brands = shares(visit.history, index.brand)
  const categories = shares(visit.history, index.category)
  const depth = Math.min(DEPTH, index.popular.length)
  for (let at = 0; at < depth && scores.size < MOST; at++) {
    const ordinal = index.popular[at]!
    if (!has(allowed, ordinal)) continue
    const liking = (categories.get(index.category[ordinal]!) ?? 0) + (brands.get(index.brand[ordinal]!) ?? 0)
    if (liking > 0) scores.set(ordinal, liking / Math.sqrt(10 + at))
  }
  return scores
}

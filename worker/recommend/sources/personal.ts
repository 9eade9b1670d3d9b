import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { inSequence } from './inSequence.ts'
import { likeThese } from './likeThese.ts'
import { afterThese, inVisitsLike, linearFrom, takenWith } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** The blend of the models that the site has (RECOMMEND.md 3), weighted as its held-back slice decided. */
export const personal: CandidateSource = ({ visit, index, allowed, shared }) => {
  const scores: Scores = new Map()
  const items = visit.history.map((one) => one.ordinal)
  if (items.length === 0) return scores
  const { blend } = index.base
  addShare(scores, afterThese(index, items, allowed), blend.rules)
  addShare(scores, inVisitsLike(index, visit.session.length > 0 ? visit.session : items, allowed), blend.sknn)
  if (blend.linear > 0) addShare(scores, linearFrom(index, items, allowed), blend.linear)
  addShare(scores, likeThese(index, visit.history, allowed, shared), blend.content)
  addShare(scores, takenWith(index, items, 0.8, allowed), blend.copurchase)
  inSequence(scores, visit, index, allowed, Math.max(blend.rules, blend.sknn, blend.linear))
  return scores
}

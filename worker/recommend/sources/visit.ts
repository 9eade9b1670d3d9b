import { addShare } from '../addShare.ts'
import { has } from '../bitmap.ts'
import { findWords } from '../findWords.ts'
import { regionalList } from '../popularOrder.ts'
import type { Scores } from '../tally.ts'
import { landingList, daypartList } from '../visitLists.ts'
import { firstOf, MOST, type Ask, type CandidateSource } from './source.ts'

const worth = { landing: 1, words: 1, region: 0.6, time: 0.4 } as const

/**
 * What suits this visit, whoever the visitor is: what others took who came the same way, what the words that it came with
 * name, what is popular in the region, and what is taken more at this time of day than at others. Empty where none of it is
 * known.
 */
export const visit: CandidateSource = (ask) => {
  const scores: Scores = new Map()
  const { index, facts } = ask
  addShare(scores, listed(ask, landingList(index, facts)), worth.landing)
  addShare(scores, named(ask), worth.words)
  addShare(scores, listed(ask, regionalList(index, facts)), worth.region)
  addShare(scores, listed(ask, daypartList(index, facts)), worth.time)
  return scores
}

const listed = ({ allowed }: Ask, list: Uint32Array | null): Scores =>
  list === null ? new Map() : firstOf(list, allowed)

/** Products whose texts hold the words that led here: a campaign's name, or what was searched for elsewhere. */
function named({ index, facts, allowed }: Ask): Scores {
  const scores: Scores = new Map()
  const words = facts.visit?.words
  if (words === undefined || words === '') return scores
  for (const { ordinal, score } of findWords(index, words)) {
    if (scores.size >= MOST) break
    if (has(allowed, ordinal)) scores.set(ordinal, score)
  }
  return scores
}

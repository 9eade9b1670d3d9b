import { has } from '../bitmap.ts'
import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { findWords } from '../findWords.ts'
import { likeThese } from './likeThese.ts'
import { MOST, type CandidateSource } from './source.ts'

/** Matches whose texts speak for what else is meant. */
const SEEDS = 5

/** What the visitor searches for: words of titles, then what is like the best matches. */
export const search: CandidateSource = ({ page, facts, index, allowed, shared }) => {
  const scores: Scores = new Map()
  const query = page.query ?? facts.queries?.at(-1)
  if (query === undefined || query === '') return scores
  const matches = findWords(index, query)
  const best: Scores = new Map()
  for (const { ordinal, score } of matches) {
    if (best.size >= MOST) break
    if (has(allowed, ordinal)) best.set(ordinal, score)
  }
  addShare(scores, best, 1)
  const seeds = matches.slice(0, SEEDS).map(({ ordinal, score }) => ({ ordinal, weight: score }))
  addShare(scores, likeThese(index, seeds, allowed, shared), 0.3)
  return scores
}

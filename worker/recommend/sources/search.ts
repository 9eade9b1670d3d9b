import { has } from '../bitmap.ts'
import { addShare } from '../addShare.ts'
import type { Scores } from '../tally.ts'
import { findWords } from '../findWords.ts'
import { askedWords } from '../../model/askedWords.ts'
import type { Index } from '../index.ts'
import { likeThese } from './likeThese.ts'
import { MOST, type CandidateSource } from './source.ts'

/** Matches whose texts speak for what else is meant. */
const SEEDS = 5

/** Others' choices count like the words once this many people made them. */
const TRUSTED = 10

/** What the visitor searches for: words of titles, what others took up after the same search, what is like the best. */
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
  const taken = takenAfter(index, query).filter(({ ordinal }) => has(allowed, ordinal))
  const people = taken.reduce((sum, { customers }) => sum + customers, 0)
  const chosen: Scores = new Map(taken.map(({ ordinal, customers }) => [ordinal, customers]))
  addShare(scores, chosen, Math.min(1, people / TRUSTED))
  const seeds = matches.slice(0, SEEDS).map(({ ordinal, score }) => ({ ordinal, weight: score }))
  addShare(scores, likeThese(index, seeds, allowed, shared), 0.3)
  return scores
}

/** What people took up after these words; empty for words that too few searched for. */
export const takenAfter = ({ base }: Index, query: string) => base.popularity.found.get(askedWords(query)) ?? []

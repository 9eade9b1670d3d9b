import type { SourceOptions, SourceUse } from '../model/recipe.ts'
import { addShare } from './addShare.ts'
import { fulfilling } from './allowed.ts'
import { intersect, type Bitmap } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import { regionsOf } from './regions.ts'
import { candidateSources } from './sources/candidateSources.ts'
import type { Ask } from './sources/source.ts'
import type { Named, Scores } from './tally.ts'

/** What all sources of a block are asked with. */
export type Question = Omit<Ask, 'options' | 'allowed' | 'shared'>

export interface Ranking {
  best: Candidate[]
  /** per source of the recipe: its weighted share of each candidate */
  shares: readonly Scores[]
}

/** As deep as anything looks: diversity at 100 items, an explanation among what rules removed. */
const MOST_RANKED = 300

/** Each source's candidates at sum 1, weighted and added up; best first, ties by popularity. */
export function rank(sources: readonly SourceUse[], question: Question, allowed: Bitmap, shared: Bitmap): Ranking {
  const totals: Scores = new Map()
  const shares = sources.map((source) => {
    const own: Scores = new Map()
    if (source.weight > 0) addShare(own, candidatesOf(source, question, allowed, shared), source.weight)
    for (const [ordinal, share] of own) totals.set(ordinal, (totals.get(ordinal) ?? 0) + share)
    return own
  })
  return { best: inOrder(totals, question.index).slice(0, MOST_RANKED), shares }
}

/** What one source names among the allowed, narrowed by its own rule. */
export function candidatesOf(
  source: SourceOptions & { use: keyof typeof candidateSources },
  question: Question,
  allowed: Bitmap,
  shared: Bitmap,
): Named {
  const { use, ...options } = source
  const ask = { ...question, options }
  if (options.where === undefined) return candidateSources[use]({ ...ask, allowed, shared })
  const about = { context: question.visit.context[0] ?? -1, regions: regionsOf(question.facts), now: question.now }
  const fitting = fulfilling(question.index, options.where, about)
  return candidateSources[use]({
    ...ask,
    allowed: intersect(allowed.slice(), fitting),
    shared: narrowed(shared, fitting),
  })
}

/** One bitmap per pair: what scans find in it is kept by it. */
function narrowed(shared: Bitmap, fitting: Bitmap): Bitmap {
  let known = both.get(shared)
  if (known === undefined) both.set(shared, (known = new WeakMap()))
  let set = known.get(fitting)
  if (set === undefined) known.set(fitting, (set = intersect(shared.slice(), fitting)))
  return set
}

const both = new WeakMap<Bitmap, WeakMap<Bitmap, Bitmap>>()

/** Best first, ties by popularity. */
export function inOrder(scores: Named, index: Index): Candidate[] {
  const best: Candidate[] = []
  for (const [ordinal, score] of scores) best.push({ ordinal, score })
  return best.sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
}

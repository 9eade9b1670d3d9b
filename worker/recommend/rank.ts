import type { Recipe } from '../model/recipe.ts'
import type { Bitmap } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import { addShare } from './addShare.ts'
import { candidateSources, type Scope } from './sources.ts'
import type { Scores } from './tally.ts'
import type { Visit } from './visit.ts'

export interface Ranking {
  best: Candidate[]
  /** per source of the recipe: its weighted share of each candidate */
  shares: readonly Scores[]
}

/** As deep as anything looks: diversity at 100 items, an explanation among what rules removed. */
const MOST_RANKED = 300

/** Each source's candidates at sum 1, weighted and added up; best first, ties by popularity. */
export function rank(sources: Recipe['sources'], visit: Visit, index: Index, allowed: Bitmap, scope: Scope): Ranking {
  const totals: Scores = new Map()
  const shares = sources.map(({ use, weight }) => {
    const own: Scores = new Map()
    if (weight > 0) addShare(own, candidateSources[use](visit, index, allowed, scope), weight)
    for (const [ordinal, share] of own) totals.set(ordinal, (totals.get(ordinal) ?? 0) + share)
    return own
  })
  const best: Candidate[] = []
  for (const [ordinal, score] of totals) best.push({ ordinal, score })
  best.sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
  return { best: best.slice(0, MOST_RANKED), shares }
}

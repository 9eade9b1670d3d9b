import type { Recipe } from '../model/recipe.ts'
import type { Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import { popular, type Scope } from './sources.ts'

/** Below any share that a source gave. */
const FALLBACK_SHARE = 1 / 1000

/**
 * What comes next when the sources name too few: the recipe's chain, never random, always under the same filter and
 * exclusions. `inside`: those of the page's category; `anywhere`: of the whole site.
 */
export function fallback(
  recipe: Recipe,
  index: Index,
  allowed: { inside: Bitmap; anywhere: () => Bitmap },
  scope: Scope,
  chosen: readonly Candidate[],
  limit: number,
): Candidate[] {
  const filled: Candidate[] = []
  for (const step of recipe.fallback) {
    const have = [...chosen, ...filled]
    if (have.length >= limit) break
    if (step.scope === 'category' && scope.categoryId === undefined) continue
    const taken = new Set(have.map((one) => one.ordinal))
    const set = step.scope === 'category' ? allowed.inside : allowed.anywhere()
    const category = step.scope === 'category' ? scope.categoryId : undefined
    const next: Candidate[] = []
    for (const [ordinal, score] of popular(index, set, category, limit + taken.size + 20)) {
      if (!taken.has(ordinal)) next.push({ ordinal, score: score * FALLBACK_SHARE })
    }
    const variety = { ...recipe, diversity: { ...recipe.diversity, mmr: 1 } }
    filled.push(...diversify(next, index, variety, limit - have.length, [...taken]))
  }
  return filled
}

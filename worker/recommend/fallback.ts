import type { Recipe } from '../model/recipe.ts'
import type { Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import { popular, type Scope } from './sources.ts'

/** Below any share that a source gave. */
const FALLBACK_SHARE = 1 / 1000

/**
 * What comes next when the sources name too few: the recipe's chain, never random, always under the same filter and
 * exclusions. `inside`: what the page allows; `anywhere`: where that is one category, what the site allows, which then fills
 * no further than `min`.
 */
export function fallback(
  recipe: Recipe,
  index: Index,
  allowed: { inside: Bitmap; anywhere: (() => Bitmap) | null },
  scope: Scope,
  chosen: readonly Candidate[],
  limit: number,
): Candidate[] {
  const filled: Candidate[] = []
  for (const step of recipe.fallback) {
    const have = [...chosen, ...filled]
    const isWide = step.scope === 'site' && allowed.anywhere !== null
    const wanted = isWide ? Math.min(recipe.min, limit) : limit
    if (have.length >= wanted) continue
    if (step.scope === 'category' && scope.categoryId === undefined) continue
    const taken = new Set(have.map((one) => one.ordinal))
    const set = isWide ? allowed.anywhere!() : allowed.inside
    const category = step.scope === 'category' ? scope.categoryId : undefined
    const next: Candidate[] = []
    for (const [ordinal, score] of popular(index, set, category, wanted + taken.size + 20)) {
      if (!taken.has(ordinal)) next.push({ ordinal, score: score * FALLBACK_SHARE })
    }
    const variety = { ...recipe, diversity: { ...recipe.diversity, mmr: 1 } }
    filled.push(...diversify(next, index, variety, wanted - have.length, [...taken]))
  }
  return filled
}

import type { Block, FallbackStep, Recipe, SourceUse } from '../model/recipe.ts'
import type { Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import { candidatesOf, inOrder, rank, type Question } from './rank.ts'

/** Below any share that a source gave. */
const FALLBACK_SHARE = 1 / 1000

export interface FallbackSets {
  /** what the page allows */
  inside: { allowed: Bitmap; shared: Bitmap }
  /** where that is one category: what the site allows, which then fills no further than `min` */
  anywhere: (() => { allowed: Bitmap; shared: Bitmap }) | null
}

/**
 * What comes next when the sources name too few: the recipe's chain, never random, always under the same filter, rules and
 * exclusions. A step may be all sources of another block; blocks that fall back on one another end at the second.
 */
export function fallback(
  recipe: Recipe,
  question: Question,
  sets: FallbackSets,
  chosen: readonly Candidate[],
  limit: number,
  blockById: (id: string) => Block | undefined,
): Candidate[] {
  const { index } = question
  const filled: Candidate[] = []
  for (const step of recipe.fallback) {
    const have = [...chosen, ...filled]
    const isWide = step.use === 'popular' && step.scope === 'site' && sets.anywhere !== null
    const wanted = isWide ? Math.min(recipe.min, limit) : limit
    if (have.length >= wanted) continue
    if (step.scope === 'category' && question.categoryId === undefined) continue
    const { allowed, shared } = isWide ? sets.anywhere!() : sets.inside
    const taken = new Set(have.map((one) => one.ordinal))
    const next = candidatesFor(step, { ...question, atLeast: wanted + taken.size + 20 }, allowed, shared, blockById)
      .filter(({ ordinal }) => !taken.has(ordinal))
      .map(({ ordinal, score }) => ({ ordinal, score: score * FALLBACK_SHARE }))
    const variety = { ...recipe, diversity: { ...recipe.diversity, mmr: 1 } }
    filled.push(...diversify(next, index, variety, wanted - have.length, [...taken]))
  }
  return filled
}

function candidatesFor(
  step: FallbackStep,
  question: Question,
  allowed: Bitmap,
  shared: Bitmap,
  blockById: (id: string) => Block | undefined,
): Candidate[] {
  const { use, block, ...options } = step
  if (use !== 'block') return inOrder(candidatesOf({ use, ...options }, question, allowed, shared), question.index)
  const sources: readonly SourceUse[] = blockById(block ?? '')?.recipe.sources ?? []
  return rank(sources, question, allowed, shared).best
}

import type { LiveFacts } from '../model/facts.ts'

import type { Block, SourceName } from '../model/recipe.ts'
import { allowedSet, categorySet, isCategory } from './allowed.ts'
import { countOf, intersect, remove, type Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import { excludedBy, type Exclusion } from './exclusions.ts'
import { isGone, showProduct, type Index, type ShownProduct } from './index.ts'
import { explainRemoved, type Removed } from './explainRemoved.ts'
import { reasonFor } from './reasonFor.ts'
import type { Reason } from './reasons.ts'
import { addShare, candidateSources, popular, type Scope, type Scores } from './sources.ts'
import { visitOf, type PageContext, type Visit } from './visit.ts'

export interface RecommendRequest {
  /** at most this many; the recipe's own limit without it */
  limit?: number
  context?: PageContext
  /** BCP 47; the index's main language without it */
  locale?: string
  /** ordinals that blocks above on the page have shown */
  taken?: ReadonlySet<number>
  /** adds each source's share, and the best 20 that a rule removed */
  explain?: boolean
}

export interface RankedItem extends ShownProduct {
  reason: Reason
  score: number
  parts?: readonly { source: SourceName | 'fallback'; share: number }[]
}

export interface Ranked {
  block: string
  recipe: string
  items: readonly RankedItem[]
  /** of `items`, for the page's de-duplication */
  ordinals: readonly number[]
  removed?: readonly Removed[]
  counts?: { products: number; allowed: number; candidates: number; returned: number }
}

const MOST_ITEMS = 100

/**
 * Fills a block. In order: allowed set -> each source's candidates inside it -> shares -> weighted sum -> diversity ->
 * fallback -> reasons. Pure: equal input gives equal bytes. Below the recipe's `min` after the fallback it stays empty.
 */
export function recommend(
  request: RecommendRequest,
  facts: LiveFacts,
  index: Index,
  block: Block,
  now: number,
): Ranked {
  const { recipe } = block
  const page = request.context ?? {}
  const language = request.locale ?? index.base.language
  const limit = Math.min(MOST_ITEMS, Math.max(1, request.limit ?? recipe.limit))
  const min = Math.min(recipe.min, limit)
  const visit = visitOf(facts, page, index)
  const scope = scopeOf(index, visit, page)
  const excluded = excludedBy(recipe.exclude, visit, facts, index, now, request.taken)
  const filtered = allowedSet(index, recipe.filter, visit.context[0] ?? -1)
  // On a category page everything but the last resort stays inside the category.
  const inside = page.categoryId !== undefined && isCategory(index, page.categoryId)
  const allowed = without(
    inside ? intersect(filtered.slice(), categorySet(index, page.categoryId!)) : filtered,
    excluded,
  )
  const ranked = rank(recipe.sources, visit, index, allowed, scope)
  const chosen = diversify(ranked, index, { ...recipe, min }, limit)
  const fill =
    chosen.length < Math.max(min, limit)
      ? fallback(block, visit, index, { allowed, filtered, excluded }, scope, chosen, limit)
      : []
  const all = [...chosen, ...fill]
  const shown = all.length < min ? [] : all
  const items = shown.map((candidate, at): RankedItem => {
    const isFallback = at >= chosen.length
    return {
      ...showProduct(index, candidate.ordinal, language),
      reason: reasonFor(candidate, isFallback ? [] : recipe.sources, { visit, index, language, scope, now }),
      score: Number(candidate.score.toFixed(6)),
      ...(request.explain === true ? { parts: partsOf(candidate, isFallback ? [] : recipe.sources) } : {}),
    }
  })
  const answer = {
    block: block.id,
    recipe: `${recipe.id}@${recipe.version}`,
    items,
    ordinals: shown.map((one) => one.ordinal),
  }
  if (request.explain !== true) return answer
  const everything = rank(recipe.sources, visit, index, present(index), scope)
  return {
    ...answer,
    removed: explainRemoved(everything, { index, filtered, allowed, excluded, language }),
    counts: { products: index.count, allowed: countOf(allowed), candidates: ranked.length, returned: items.length },
  }
}

const scopeOf = (index: Index, visit: Visit, page: PageContext): Scope => ({
  categoryId:
    page.categoryId ??
    (visit.context[0] === undefined ? undefined : index.categories[index.category[visit.context[0]]!]?.id || undefined),
})

/** The bitmap without a request's own exclusions; the shared one stays as it is. */
function without(allowed: Bitmap, excluded: ReadonlyMap<number, Exclusion>): Bitmap {
  if (excluded.size === 0) return allowed
  const own = allowed.slice()
  for (const ordinal of excluded.keys()) remove(own, ordinal)
  return own
}

function rank(
  sources: Block['recipe']['sources'],
  visit: Visit,
  index: Index,
  allowed: Bitmap,
  scope: Scope,
): Candidate[] {
  const bySource = sources.map(({ use, weight }) => {
    const shares: Scores = new Map()
    if (weight > 0) addShare(shares, candidateSources[use](visit, index, allowed, scope), weight)
    return shares
  })
  const totals: Scores = new Map()
  for (const shares of bySource)
    for (const [ordinal, share] of shares) totals.set(ordinal, (totals.get(ordinal) ?? 0) + share)
  return [...totals]
    .map(([ordinal, score]) => ({ ordinal, score, parts: bySource.map((shares) => shares.get(ordinal) ?? 0) }))
    .sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
}

/** What comes next when the sources name too few: never random, always under the same filter and exclusions. */
function fallback(
  block: Block,
  visit: Visit,
  index: Index,
  sets: { allowed: Bitmap; filtered: Bitmap; excluded: ReadonlyMap<number, Exclusion> },
  scope: Scope,
  chosen: readonly Candidate[],
  limit: number,
): Candidate[] {
  const filled: Candidate[] = []
  for (const step of block.recipe.fallback) {
    const have = [...chosen, ...filled]
    if (have.length >= limit) break
    if (step.scope === 'category' && scope.categoryId === undefined) continue
    const allowed = step.scope === 'category' ? sets.allowed : without(sets.filtered, sets.excluded)
    const taken = new Set(have.map((one) => one.ordinal))
    const scores = popular(
      index,
      allowed,
      step.scope === 'category' ? scope.categoryId : undefined,
      limit + taken.size + 20,
    )
    const next = [...scores]
      .filter(([ordinal]) => !taken.has(ordinal))
      .map(([ordinal, score]) => ({ ordinal, score: score / 1000, parts: [] }))
    filled.push(
      ...diversify(
        next,
        index,
        { ...block.recipe, diversity: { ...block.recipe.diversity, mmr: 1 } },
        limit - have.length,
        [...taken],
      ),
    )
  }
  return filled
}

function partsOf(candidate: Candidate, sources: Block['recipe']['sources']) {
  if (sources.length === 0) return [{ source: 'fallback' as const, share: 1 }]
  return sources
    .map(({ use }, at) => ({ source: use, share: Number((candidate.parts[at]! / (candidate.score || 1)).toFixed(4)) }))
    .filter((part) => part.share > 0)
}

/** Everything that is still in the catalog: what an explanation may speak of. */
function present(index: Index): Bitmap {
  const set = new Uint32Array((index.count + 31) >>> 5)
  for (let ordinal = 0; ordinal < index.count; ordinal++)
    if (!isGone(index, ordinal)) set[ordinal >>> 5]! |= 1 << (ordinal & 31)
  return set
}

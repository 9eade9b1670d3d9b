import type { LiveFacts } from '../model/facts.ts'

import type { Block, SourceName } from '../model/recipe.ts'
import { allowedInside, allowedSet, isCategory } from './allowed.ts'
import { countOf, remove, type Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import { excludedBy, type Exclusion } from './exclusions.ts'
import { isGone, showProduct, type Index, type ShownProduct } from './index.ts'
import { explainRemoved, type Removed } from './explainRemoved.ts'
import { reasonFor } from './reasonFor.ts'
import type { Reason } from './reasons.ts'
import type { Scope } from './sources.ts'
import { fallback } from './fallback.ts'
import { rank, type Ranking } from './rank.ts'
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
  parts?: readonly (Part | { source: 'fallback'; share: 1 })[]
}

/** What a source adds to an item's score, of 1. */
export interface Part {
  source: SourceName
  share: number
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
  const excluded = excludedBy(recipe.exclude, visit, facts, index, now, request.taken)
  const filtered = allowedSet(index, recipe.filter, visit.context[0] ?? -1)
  // On a category page everything stays inside the category, until that is too little to show.
  const inside = page.categoryId !== undefined && isCategory(index, page.categoryId)
  const shared = inside ? allowedInside(index, filtered, page.categoryId!) : filtered
  const allowed = without(shared, excluded)
  const scope: Scope = { categoryId: categoryOf(index, visit, page), shared }
  const ranking = rank(recipe.sources, visit, index, allowed, scope)
  // A cap per category says nothing where the page is one category.
  const { category, ...caps } = recipe.diversity?.maxPer ?? {}
  const diversity = { ...recipe.diversity, maxPer: inside || category === undefined ? caps : { ...caps, category } }
  const varied = { ...recipe, min, diversity }
  const chosen = diversify(ranking.best, index, varied, limit)
  const anywhere = inside ? () => without(filtered, excluded) : null
  const fill = chosen.length < limit ? fallback(varied, index, { inside: allowed, anywhere }, scope, chosen, limit) : []
  const shown = chosen.length + fill.length < min ? [] : [...chosen, ...fill]
  const items = shown.map((candidate, at): RankedItem => {
    const parts = at < chosen.length ? partsOf(candidate, recipe.sources, ranking) : []
    return {
      ...showProduct(index, candidate.ordinal, language),
      reason: reasonFor(candidate.ordinal, parts, { visit, index, language, scope, now }),
      score: Number(candidate.score.toFixed(6)),
      ...(request.explain === true ? { parts: parts.length > 0 ? parts : [{ source: 'fallback', share: 1 }] } : {}),
    }
  })
  const ordinals = shown.map((one) => one.ordinal)
  const answer = { block: block.id, recipe: `${recipe.id}@${recipe.version}`, items, ordinals }
  if (request.explain !== true) return answer
  const everyone = present(index)
  const everything = rank(recipe.sources, visit, index, everyone, { ...scope, shared: everyone }).best
  return {
    ...answer,
    removed: explainRemoved(everything, { index, filtered, allowed, excluded, language }),
    counts: {
      products: index.count,
      allowed: countOf(allowed),
      candidates: ranking.best.length,
      returned: items.length,
    },
  }
}

/** The page's category, or that of its product. */
function categoryOf(index: Index, visit: Visit, page: PageContext): string | undefined {
  if (page.categoryId !== undefined) return page.categoryId
  const [product] = visit.context
  return product === undefined ? undefined : index.categories[index.category[product]!]?.id || undefined
}

/** The bitmap without a request's own exclusions; the shared one stays as it is. */
function without(allowed: Bitmap, excluded: ReadonlyMap<number, Exclusion>): Bitmap {
  if (excluded.size === 0) return allowed
  const own = allowed.slice()
  for (const ordinal of excluded.keys()) remove(own, ordinal)
  return own
}

/** Each source's part in an item's score, the largest first. */
function partsOf(candidate: Candidate, sources: Block['recipe']['sources'], ranking: Ranking): Part[] {
  return sources
    .map(({ use }, at) => {
      const share = (ranking.shares[at]!.get(candidate.ordinal) ?? 0) / (candidate.score || 1)
      return { source: use, share: Number(share.toFixed(4)) }
    })
    .filter((part) => part.share > 0)
    .sort((a, b) => b.share - a.share)
}

/** Everything that is still in the catalog: what an explanation may speak of. */
function present(index: Index): Bitmap {
  const set = new Uint32Array((index.count + 31) >>> 5)
  for (let ordinal = 0; ordinal < index.count; ordinal++)
    if (!isGone(index, ordinal)) set[ordinal >>> 5]! |= 1 << (ordinal & 31)
  return set
}

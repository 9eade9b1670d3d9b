import type { LiveFacts } from '../model/facts.ts'
import type { Block, Recipe, SourceName } from '../model/recipe.ts'
import { adjust, multipliersOf, type Multiplier } from './adjust.ts'
import { allowedInside, allowedSet, isCategory, type About } from './allowed.ts'
import { countOf, remove, type Bitmap } from './bitmap.ts'
import { diversify, type Candidate } from './diversify.ts'
import { excludedBy, type Exclusion } from './exclusions.ts'
import { ratedAt } from './ratedAt.ts'
import { isGone, showProduct, type Index, type ShownProduct } from './index.ts'
import { explainRemoved, type Removed } from './explainRemoved.ts'
import { fallback } from './fallback.ts'
import { merchandisingOf, pinned, type Merchandising } from './merchandising.ts'
import { rank, shareOf, type Question, type Ranking } from './rank.ts'
import { reasonFor } from './reasonFor.ts'
import type { Reason } from './reasons.ts'
import { regionsOf } from './regions.ts'
import { reservedOf, reservedPlaces, type Reserved } from './reserved.ts'
import type { CustomItem } from './sources/source.ts'
import { visitOf, type PageContext, type Visit } from './visit.ts'

export interface RecommendRequest {
  /** at most this many; the recipe's own limit without it */
  limit?: number
  context?: PageContext
  /** BCP 47; the index's main language without it */
  locale?: string
  /** ordinals that blocks above on the page have shown */
  taken?: ReadonlySet<number>
  /** adds each source's share, multipliers, and the best 20 that a rule removed */
  explain?: boolean
  /** what shops' own sources answered, by address */
  custom?: ReadonlyMap<string, readonly CustomItem[]>
  /** the site's blocks, for a fallback to another one's sources */
  blockById?: (id: string) => Block | undefined
}

export interface RankedItem extends ShownProduct {
  reason: Reason
  score: number
  /** a new product in a reserved place: what it is seen and clicked there is counted apart */
  tried?: true
  parts?: readonly Part[]
  /** what moved the score, besides the sources */
  multipliers?: readonly Multiplier[]
}

/** What a source adds to an item's score, of 1; or why it has its place without one. */
export interface Part {
  source: SourceName | 'fallback' | 'pinned' | 'explore'
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
const none: ReadonlyMap<string, readonly CustomItem[]> = new Map()

/**
 * Fills a block. In order: allowed set -> each source's candidates inside it -> shares -> weighted sum -> affinity, boost,
 * bury -> pins and reserved places -> diversity -> fallback -> reasons. Pure: equal input gives equal bytes. Below the
 * recipe's `min` after the fallback it stays empty.
 */
export function recommend(
  request: RecommendRequest,
  facts: LiveFacts,
  index: Index,
  block: Block,
  now: number,
): Ranked {
  const page = request.context ?? {}
  const language = request.locale ?? index.base.language
  const limit = Math.min(MOST_ITEMS, Math.max(1, request.limit ?? block.recipe.limit))
  const visit = visitOf(facts, page, index)
  const about: About = { context: visit.context[0] ?? -1, regions: regionsOf(facts), now }
  const merchandising = merchandisingOf(block.recipe.rules, withQuery(facts, page), index, about)
  const sets = allowedSets(block.recipe, request, facts, visit, index, about, merchandising)
  // A cap per category says nothing where the page is one category.
  const recipe = forPage(block.recipe, sets.anywhere !== null, Math.min(block.recipe.min, limit))
  const categoryId = categoryOf(index, visit, page)
  const custom = request.custom ?? none
  const question: Question = { visit, facts, page, categoryId, index, now, custom, atLeast: 0 }
  const { allowed, shared } = sets.inside
  const ranking = rank(recipe.sources, question, allowed, shared)
  const chosen = choose(recipe, ranking, question, merchandising, allowed, shared, limit)
  const fill = chosen.length < limit ? fallback(recipe, question, sets, chosen, limit, request.blockById ?? nobody) : []
  const all = withPins([...chosen.filter((one) => one.pinnedAt === undefined), ...fill], chosen)
  const shown = all.length < recipe.min ? [] : all
  const explain = request.explain === true
  const factors = explain ? multipliersOf(recipe, merchandising, visit, index, now) : null
  const isRegional = [...recipe.sources, ...recipe.fallback].some(({ scope }) => scope === 'region')
  const items = shown.map((one): RankedItem => {
    const parts = partsOf(one, recipe.sources, ranking)
    return {
      ...showProduct(index, one.ordinal, language),
      ...(block.showRating === true ? ratedAt(index, one.ordinal) : {}),
      reason: reasonFor(one.ordinal, parts, { visit, facts, page, index, language, categoryId, now, isRegional }),
      score: Number(one.score.toFixed(6)),
      ...(one.reservedBy === null ? { tried: true as const } : {}),
      ...(explain ? { parts, multipliers: factors?.(one.ordinal) ?? [] } : {}),
    }
  })
  const ordinals = shown.map((one) => one.ordinal)
  const answer = { block: block.id, recipe: `${recipe.id}@${recipe.version}`, items, ordinals }
  if (!explain) return answer
  const everyone = present(index)
  const everything = rank(recipe.sources, question, everyone, everyone).best
  const { filter } = recipe
  const { filtered, excluded } = sets
  const rules = { index, filter, about, filtered, allowed, excluded, merchandising, language }
  return {
    ...answer,
    removed: explainRemoved(everything, rules),
    counts: {
      products: index.count,
      allowed: countOf(allowed),
      candidates: ranking.best.length,
      returned: items.length,
    },
  }
}

const nobody = () => undefined

/** What the page searches for is the visit's newest search. */
const withQuery = (facts: LiveFacts, { query }: PageContext): LiveFacts =>
  query === undefined ? facts : { ...facts, queries: [...(facts.queries ?? []), query] }

interface Chosen extends Candidate {
  pinnedAt?: number
  reservedBy?: Reserved['source']
}

/** Pins, reserved places and the varied best between them; pins are told apart, since fallbacks come before them. */
function choose(
  recipe: Recipe,
  ranking: Ranking,
  question: Question,
  merchandising: Merchandising,
  allowed: Bitmap,
  shared: Bitmap,
  limit: number,
): Chosen[] {
  const { visit, index, now } = question
  const pins = pinned(merchandising, allowed, limit)
  const taken = new Set(pins.values())
  const room = limit - pins.size
  const wantsReserved = (recipe.explore ?? 0) > 0 || recipe.sources.some(({ slots }) => slots !== undefined)
  const reserved = wantsReserved ? reservedOf(recipe, ranking, question, allowed, shared, taken, room) : []
  for (const { ordinal } of reserved) taken.add(ordinal)
  const adjusted = adjust(ranking.best, recipe, merchandising, visit, index, now)
  const best = taken.size === 0 ? adjusted : adjusted.filter(({ ordinal }) => !taken.has(ordinal))
  const chosen: Chosen[] = diversify(best, index, recipe, room - reserved.length, [...taken])
  for (const [at, place] of reservedPlaces(reserved.length, room).entries()) {
    const { ordinal, score, source } = reserved[at]!
    chosen.splice(place, 0, { ordinal, score, reservedBy: source })
  }
  if (pins.size === 0) return chosen
  const scores = new Map(adjusted.map(({ ordinal, score }) => [ordinal, score]))
  const atPlaces = [...pins].map(([pinnedAt, ordinal]) => ({ ordinal, pinnedAt, score: scores.get(ordinal) ?? 0 }))
  return [...chosen, ...atPlaces]
}

/** Pins at their places, or at the end of a list too short for them. */
function withPins(others: readonly Chosen[], chosen: readonly Chosen[]): Chosen[] {
  const all = [...others]
  const pins = chosen.filter((one) => one.pinnedAt !== undefined).toSorted((a, b) => a.pinnedAt! - b.pinnedAt!)
  for (const pin of pins) all.splice(pin.pinnedAt!, 0, pin)
  return all
}

interface Sets {
  inside: { allowed: Bitmap; shared: Bitmap }
  /** on a category page: what the site allows beyond it */
  anywhere: (() => { allowed: Bitmap; shared: Bitmap }) | null
  filtered: Bitmap
  excluded: ReadonlyMap<number, Exclusion>
}

/** What may be shown, before anything is ranked. */
function allowedSets(
  recipe: Recipe,
  request: RecommendRequest,
  facts: LiveFacts,
  visit: Visit,
  index: Index,
  about: About,
  { excludes }: Merchandising,
): Sets {
  const excluded = excludedBy(recipe.exclude, visit, facts, index, about.now, request.taken)
  const filtered = allowedSet(index, recipe.filter, about)
  const categoryId = request.context?.categoryId
  const isInside = categoryId !== undefined && isCategory(index, categoryId)
  const shared = isInside ? allowedInside(index, filtered, categoryId) : filtered
  const own = (set: Bitmap) => ({ shared: set, allowed: without(set, excluded, excludes) })
  return { filtered, excluded, inside: own(shared), anywhere: isInside ? () => own(filtered) : null }
}

/** The bitmap without a request's own exclusions; the shared one stays as it is. */
function without(
  shared: Bitmap,
  excluded: ReadonlyMap<number, Exclusion>,
  excludes: Merchandising['excludes'],
): Bitmap {
  if (excluded.size === 0 && excludes.length === 0) return shared
  const own = shared.slice()
  for (const ordinal of excluded.keys()) remove(own, ordinal)
  for (const { set } of excludes) for (let word = 0; word < own.length; word++) own[word]! &= ~set[word]!
  return own
}

function forPage(recipe: Recipe, isOneCategory: boolean, min: number): Recipe {
  const { maxPer } = recipe.diversity ?? {}
  if (!isOneCategory || maxPer?.category === undefined) return { ...recipe, min }
  const { category: _category, ...caps } = maxPer
  return { ...recipe, min, diversity: { ...recipe.diversity, maxPer: caps } }
}

/** The page's category, or that of its product. */
function categoryOf(index: Index, visit: Visit, page: PageContext): string | undefined {
  if (page.categoryId !== undefined) return page.categoryId
  const [product] = visit.context
  return product === undefined ? undefined : index.categories[index.category[product]!]?.id || undefined
}

/** Each source's part in an item's score, the largest first. */
function partsOf(item: Chosen, sources: Recipe['sources'], ranking: Ranking): Part[] {
  if (item.reservedBy !== undefined) return [{ source: item.reservedBy ?? 'explore', share: 1 }]
  const shares = new Map<SourceName, number>()
  let total = 0
  for (const [at, { use }] of sources.entries()) {
    const share = shareOf(ranking.shares[at]!, item.ordinal)
    if (share === 0) continue
    shares.set(use, (shares.get(use) ?? 0) + share)
    total += share
  }
  const parts = [...shares]
    .map(([source, share]): Part => ({ source, share: Number((share / total).toFixed(4)) }))
    .filter((part) => part.share > 0)
    .sort((a, b) => b.share - a.share)
  if (item.pinnedAt !== undefined) return [{ source: 'pinned', share: 1 }]
  return parts.length > 0 ? parts : [{ source: 'fallback', share: 1 }]
}

/** Everything that is still in the catalog: what an explanation may speak of. */
function present(index: Index): Bitmap {
  const set = new Uint32Array((index.count + 31) >>> 5)
  for (let ordinal = 0; ordinal < index.count; ordinal++)
    if (!isGone(index, ordinal)) set[ordinal >>> 5]! |= 1 << (ordinal & 31)
  return set
}

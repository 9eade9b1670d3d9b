import type { Capped, Recipe } from '../model/recipe.ts'
import { columnOf } from './columns.ts'
import type { Index } from './index.ts'

export interface Candidate {
  ordinal: number
  score: number
}

/** Greedy choice looks this deep: items beyond it are too weak to be worth their variety. */
const DEPTH = 60

/**
 * Picks up to `limit` of `ranked` (best first): greedy MMR, mmr * score - (1 - mmr) * largest cosine to those chosen, under
 * caps per type, category, brand and collection. Caps give way only while fewer than `min` are chosen.
 */
export function diversify(
  ranked: readonly Candidate[],
  index: Index,
  recipe: Pick<Recipe, 'diversity' | 'min'>,
  limit: number,
  chosenBefore: readonly number[] = [],
): Candidate[] {
  const mmr = recipe.diversity?.mmr ?? 1
  const caps = capsOf(recipe.diversity?.maxPer ?? {}, index)
  const pool = ranked.slice(0, Math.max(DEPTH, limit * 2))
  const most = pool[0]?.score ?? 1
  const chosen: Candidate[] = []
  const ordinals = [...chosenBefore]
  for (const ordinal of ordinals) count(ordinal, caps)
  const nearest = new Float64Array(pool.length)
  /** how many of `ordinals` each was held against */
  const held = new Uint16Array(pool.length)
  const taken = new Uint8Array(pool.length)
  const valueAt = (at: number) => (mmr * pool[at]!.score) / most - (1 - mmr) * nearest[at]!
  const first = (loosened: boolean) => {
    let best = -1
    let bestValue = -Infinity
    for (let at = 0; at < pool.length; at++) {
      if (taken[at] === 1 || (!loosened && isCapped(pool[at]!.ordinal, caps))) continue
      const value = valueAt(at)
      if (value > bestValue) {
        best = at
        bestValue = value
      }
      if (mmr === 1) break // without variety the next in order is the best
    }
    return best
  }
  // A value only falls as more are chosen: whoever leads after it was held against them all is the best, and few others
  // need their cosines ("accelerated greedy", Minoux 1978).
  const pick = (loosened: boolean) => {
    for (;;) {
      const at = first(loosened)
      if (at < 0 || mmr === 1 || held[at] === ordinals.length) return at
      nearest[at] = nearestOf(pool[at]!.ordinal, ordinals, held[at]!, nearest[at]!, index)
      held[at] = ordinals.length
    }
  }
  while (chosen.length < limit) {
    let at = pick(false)
    if (at < 0 && chosen.length + chosenBefore.length < recipe.min) at = pick(true)
    if (at < 0) break
    taken[at] = 1
    chosen.push(pool[at]!)
    ordinals.push(pool[at]!.ordinal)
    count(pool[at]!.ordinal, caps)
  }
  return chosen
}

/** The largest cosine to those from `from` on, at least `known`. */
function nearestOf(
  ordinal: number,
  others: readonly number[],
  from: number,
  known: number,
  { base: { knn } }: Index,
): number {
  if (knn === null || ordinal >= knn.count()) return known
  let nearest = known
  for (let at = from; at < others.length; at++) {
    const other = others[at]!
    if (other < knn.count()) nearest = Math.max(nearest, knn.cosine(ordinal, other))
  }
  return nearest
}

interface Cap {
  column: ArrayLike<number>
  most: number
  /** chosen so far, by value */
  counts: Map<number, number>
}

function capsOf(maxPer: Readonly<Partial<Record<Capped, number>>>, index: Index): Cap[] {
  return Object.entries(maxPer).map(([name, most]) => ({
    most,
    column: name === 'brand' ? index.brand : name === 'category' ? index.category : columnOf(index, name).of,
    counts: new Map(),
  }))
}

function count(ordinal: number, caps: readonly Cap[]): void {
  for (const { column, counts } of caps) counts.set(column[ordinal]!, (counts.get(column[ordinal]!) ?? 0) + 1)
}

/** Number 0 is "none": products without a brand don't crowd one another out. */
function isCapped(ordinal: number, caps: readonly Cap[]): boolean {
  for (const { column, most, counts } of caps) {
    const own = column[ordinal]!
    if (own !== 0 && (counts.get(own) ?? 0) >= most) return true
  }
  return false
}

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
  const nearest = new Float64Array(pool.length)
  const taken = new Uint8Array(pool.length)
  const pick = (loosened: boolean) => {
    let best = -1
    let bestValue = -Infinity
    for (let at = 0; at < pool.length; at++) {
      if (taken[at] === 1 || (!loosened && isCapped(pool[at]!.ordinal, ordinals, caps))) continue
      const value = (mmr * pool[at]!.score) / most - (1 - mmr) * nearest[at]!
      if (value > bestValue) {
        best = at
        bestValue = value
      }
      if (mmr === 1) break // without variety the next in order is the best
    }
    return best
  }
  for (const ordinal of ordinals) if (mmr < 1) approach(pool, nearest, ordinal, index)
  while (chosen.length < limit) {
    let at = pick(false)
    if (at < 0 && chosen.length + chosenBefore.length < recipe.min) at = pick(true)
    if (at < 0) break
    taken[at] = 1
    chosen.push(pool[at]!)
    ordinals.push(pool[at]!.ordinal)
    if (mmr < 1) approach(pool, nearest, pool[at]!.ordinal, index)
  }
  return chosen
}

function approach(pool: readonly Candidate[], nearest: Float64Array, ordinal: number, index: Index): void {
  const { knn } = index.base
  if (knn === null || ordinal >= knn.count()) return
  for (let at = 0; at < pool.length; at++) {
    const other = pool[at]!.ordinal
    if (other < knn.count()) nearest[at] = Math.max(nearest[at]!, knn.cosine(other, ordinal))
  }
}

interface Cap {
  column: ArrayLike<number>
  most: number
}

function capsOf(maxPer: Readonly<Partial<Record<Capped, number>>>, index: Index): Cap[] {
  return Object.entries(maxPer).map(([name, most]) => ({
    most,
    column: name === 'brand' ? index.brand : name === 'category' ? index.category : columnOf(index, name).of,
  }))
}

/** Number 0 is "none": products without a brand don't crowd one another out. */
function isCapped(ordinal: number, chosen: readonly number[], caps: readonly Cap[]): boolean {
  return caps.some(({ column, most }) => {
    const own = column[ordinal]!
    if (own === 0) return false
    let count = 0
    for (const other of chosen) if (column[other] === own) count++
    return count >= most
  })
}

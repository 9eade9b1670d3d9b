import type { Diversity, Recipe } from '../model/recipe.ts'
import { affinityFactors } from './affinityFactors.ts'
import { has } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import type { Merchandising } from './merchandising.ts'
import type { Visit } from './visit.ts'

/** What moved an item up or down, besides its sources. */
export interface Multiplier {
  by: 'price' | 'brand' | 'category' | 'boost' | 'bury' | 'rotation'
  factor: number
  /** number of the merchandising rule, from 0 */
  rule?: number
}

const HOUR_MS = 3_600_000
/** About equal: scores within this of each other may change places. */
const ROTATION = 0.15

/** Multiplies scores by affinities, boosts and buries, and puts them in order anew; ties by popularity. */
export function adjust(
  ranked: readonly Candidate[],
  recipe: Pick<Recipe, 'affinity' | 'diversity'>,
  merchandising: Merchandising,
  visit: Visit,
  index: Index,
  now: number,
): Candidate[] {
  const factors = multipliersOf(recipe, merchandising, visit, index, now)
  if (factors === null) return [...ranked]
  return ranked
    .map(({ ordinal, score }) => ({
      ordinal,
      score: factors(ordinal).reduce((product, { factor }) => product * factor, score),
    }))
    .sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
}

/** What would move each item; null where nothing does. */
export function multipliersOf(
  { affinity, diversity }: Pick<Recipe, 'affinity' | 'diversity'>,
  { moves }: Merchandising,
  visit: Visit,
  index: Index,
  now: number,
): ((ordinal: number) => Multiplier[]) | null {
  const known = affinity === undefined || visit.history.length === 0 ? null : affinityFactors(affinity, visit, index)
  const rotation = rotationOf(diversity, now)
  if (known === null && rotation === null && moves.length === 0) return null
  return (ordinal) => {
    const out: Multiplier[] = []
    const put = (by: Multiplier['by'], factor: number) => {
      if (factor !== 1) out.push({ by, factor })
    }
    if (known !== null) {
      put('price', known.price(ordinal))
      put('brand', known.brand(ordinal))
      put('category', known.category(ordinal))
    }
    for (const { rule, by, set } of moves) {
      if (has(set, ordinal)) out.push({ by: by >= 1 ? 'boost' : 'bury', factor: by, rule })
    }
    if (rotation !== null) put('rotation', rotation(ordinal))
    return out
  }
}

/** The same for everybody within the hour or day, so that a page and its reload agree. */
function rotationOf(diversity: Diversity | undefined, now: number): ((ordinal: number) => number) | null {
  if (diversity?.rotation === undefined) return null
  const turn = Math.floor(now / (diversity.rotation === 'hour' ? HOUR_MS : 24 * HOUR_MS))
  return (ordinal) => {
    let mixed = Math.imul(ordinal ^ Math.imul(turn, 0x9e3779b1), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
    return 1 + ROTATION * (((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32 - 0.5)
  }
}

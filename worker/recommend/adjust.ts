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
  const movers = moversOf(recipe, merchandising, visit, index, now)
  if (movers.length === 0) return [...ranked]
  const moved = ranked.map(({ ordinal, score }) => {
    let product = score
    for (const { factorOf } of movers) product *= factorOf(ordinal)
    return { ordinal, score: product }
  })
  return moved.sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
}

/** What would move each item; null where nothing does. */
export function multipliersOf(...given: Parameters<typeof moversOf>): ((ordinal: number) => Multiplier[]) | null {
  const movers = moversOf(...given)
  if (movers.length === 0) return null
  return (ordinal) =>
    movers
      .map(({ factorOf, ...what }): Multiplier => ({ ...what, factor: factorOf(ordinal) }))
      .filter(({ factor }) => factor !== 1)
}

interface Mover extends Omit<Multiplier, 'factor'> {
  factorOf: (ordinal: number) => number
}

function moversOf(
  { affinity, diversity }: Pick<Recipe, 'affinity' | 'diversity'>,
  { moves }: Merchandising,
  visit: Visit,
  index: Index,
  now: number,
): Mover[] {
  const known = affinity === undefined || visit.history.length === 0 ? null : affinityFactors(affinity, visit, index)
  const rotation = rotationOf(diversity, now)
  return [
    ...(known === null
      ? []
      : (['price', 'brand', 'category'] as const).map((by): Mover => ({ by, factorOf: known[by] }))),
    ...moves.map(({ rule, by, set }): Mover => ({
      by: by >= 1 ? 'boost' : 'bury',
      rule,
      factorOf: (ordinal) => (has(set, ordinal) ? by : 1),
    })),
    ...(rotation === null ? [] : [{ by: 'rotation' as const, factorOf: rotation }]),
  ]
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

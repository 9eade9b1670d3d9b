import type { AffinityWeights } from '../model/recipe.ts'
import { columnOf } from './columns.ts'
import type { Index } from './index.ts'
import { shares } from './shares.ts'
import type { Visit } from './visit.ts'

/** Visits' worth of evidence that a kind's own prices count against a visitor's. */
const PRIOR = 3
const LEAST_SPREAD = 0.15

export interface AffinityFactors {
  price: (ordinal: number) => number
  brand: (ordinal: number) => number
  category: (ordinal: number) => number
}

/**
 * How what is known of a visitor moves an item (RECOMMEND.md 2): price by exp(-w z^2 / 2), z of its log price among what
 * the visitor looks at of that kind, mean and spread shrunk to the kind's own; brand and category by 1 + w times their
 * share of the visitor's interest. 1 for a visitor of whom nothing is known.
 */
export function affinityFactors(weights: AffinityWeights, visit: Visit, index: Index): AffinityFactors {
  const liking = (weight: number, column: ArrayLike<number>) => {
    if (weight === 0 || visit.history.length === 0) return () => 1
    const share = shares(visit.history, column)
    return (ordinal: number) => 1 + weight * (share.get(column[ordinal] ?? 0) ?? 0)
  }
  return {
    price: priceFactor(weights.price ?? 0, visit, index),
    brand: liking(weights.brand ?? 0, index.brand),
    category: liking(weights.category ?? 0, index.category),
  }
}

function priceFactor(weight: number, visit: Visit, index: Index): (ordinal: number) => number {
  if (weight === 0 || visit.history.length === 0) return () => 1
  const spreads = spreadsOf(index)
  const own = new Map<number, { n: number; offset: number; square: number }>()
  const all = { n: 0, offset: 0, square: 0 }
  for (const { ordinal } of visit.history) {
    const price = index.price[ordinal]!
    const kind = spreads.kindOf(ordinal)
    const { mean, spread } = spreads.of(kind)
    if (price === 0) continue
    // How dear, in the kind's own spreads: a taste for the dearer end carries over from kind to kind.
    const z = (Math.log(price) - mean) / spread
    const mine = own.get(kind) ?? { n: 0, offset: 0, square: 0 }
    own.set(kind, { n: mine.n + 1, offset: mine.offset + z, square: mine.square + z * z })
    all.n++
    all.offset += z
    all.square += z * z
  }
  if (all.n === 0) return () => 1
  const general = all.offset / (all.n + PRIOR)
  return (ordinal) => {
    const price = index.price[ordinal]!
    if (price === 0) return 1
    const kind = spreads.kindOf(ordinal)
    const { mean, spread } = spreads.of(kind)
    const mine = own.get(kind) ?? { n: 0, offset: 0, square: 0 }
    const centre = (mine.offset + PRIOR * general) / (mine.n + PRIOR)
    const variance = (mine.square + PRIOR) / (mine.n + PRIOR) - centre * centre
    const z = ((Math.log(price) - mean) / spread - centre) / Math.sqrt(Math.max(0.25, variance))
    return Math.exp((-weight * z * z) / 2)
  }
}

interface Spreads {
  kindOf(ordinal: number): number
  of(kind: number): { mean: number; spread: number }
}

const known = new WeakMap<Index['catalog'], Spreads>()

/** Mean and spread of log prices per functional type, else per category; once per index version. */
function spreadsOf(index: Index): Spreads {
  let spreads = known.get(index.catalog)
  if (spreads !== undefined) return spreads
  const types = columnOf(index, 'type')
  const kindOf = (ordinal: number) => types.of[ordinal]! || types.names.length + index.category[ordinal]!
  const kinds = types.names.length + index.categories.length
  const n = new Float64Array(kinds)
  const sum = new Float64Array(kinds)
  const square = new Float64Array(kinds)
  for (let ordinal = 0; ordinal < index.count; ordinal++) {
    const price = index.price[ordinal]!
    if (price === 0) continue
    const kind = kindOf(ordinal)
    const log = Math.log(price)
    n[kind]!++
    sum[kind]! += log
    square[kind]! += log * log
  }
  spreads = {
    kindOf,
    of(kind) {
      const count = n[kind] ?? 0
      if (count === 0) return { mean: 0, spread: 1 }
      const mean = sum[kind]! / count
      return { mean, spread: Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, square[kind]! / count - mean * mean))) }
    },
  }
  known.set(index.catalog, spreads)
  return spreads
}

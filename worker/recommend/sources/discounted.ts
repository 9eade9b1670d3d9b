import { has } from '../bitmap.ts'
import type { Index } from '../index.ts'
import type { Scores } from '../tally.ts'
import { inScope } from './scope.ts'
import { MOST, type CandidateSource } from './source.ts'

/** The biggest discounts, as the share off the price before. */
export const discounted: CandidateSource = (ask) => {
  const scores: Scores = new Map()
  const inside = inScope(ask)
  for (const ordinal of biggestFirst(ask.index)) {
    if (scores.size >= MOST) break
    if (has(ask.allowed, ordinal) && (inside === null || inside(ordinal))) {
      scores.set(ordinal, shareOff(ask.index, ordinal))
    }
  }
  return scores
}

/** 0 to 1; 0 where nothing is crossed out. */
export function shareOff(index: Index, ordinal: number): number {
  const regular = index.regular[ordinal]!
  const price = index.price[ordinal]!
  return regular > price ? 1 - price / regular : 0
}

const orders = new WeakMap<Index['catalog'], readonly number[]>()

function biggestFirst(index: Index): readonly number[] {
  let order = orders.get(index.catalog)
  if (order === undefined) {
    const reduced: number[] = []
    for (let ordinal = 0; ordinal < index.count; ordinal++) if (shareOff(index, ordinal) > 0) reduced.push(ordinal)
    order = reduced.sort((a, b) => shareOff(index, b) - shareOff(index, a) || index.rank[a]! - index.rank[b]!)
    orders.set(index.catalog, order)
  }
  return order
}

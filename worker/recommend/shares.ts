import type { Visit } from './visit.ts'

/** How a visitor's interest spreads over the values of a column: value -> share of 1. Number 0 is "none" and left out. */
export function shares(history: Visit['history'], column: ArrayLike<number>): Map<number, number> {
  const sums = new Map<number, number>()
  let total = 0
  for (const { ordinal, weight } of history) {
    const value = column[ordinal] ?? 0
    total += weight
    if (value !== 0) sums.set(value, (sums.get(value) ?? 0) + weight)
  }
  for (const [value, sum] of sums) sums.set(value, sum / total)
  return sums
}

/** What one import, or ten minutes of pushes, did to prices and stock. */
export interface StormCounts {
  /** products of the site that are not gone, before it */
  products: number
  /** products that came into stock or left it, gone ones among them */
  flips: number
  /** products with a price cut */
  cuts: number
}

/** Pushes within this time count together. */
export const stormWindowMs = 10 * 60_000
const leastProducts = 10
const flipShare = 0.2
const cutShare = 0.4

/**
 * Why the triggers of these changes wait for a person (SCENARIOS.md R10); null: they don't. An announced sale lifts the
 * limit on prices.
 */
export function judgeStorm({ products, flips, cuts }: StormCounts, isSale: boolean): 'stock' | 'prices' | null {
  if (flips >= leastProducts && flips > products * flipShare) return 'stock'
  if (!isSale && cuts >= leastProducts && cuts > products * cutShare) return 'prices'
  return null
}

/** Changes that wait longer than this are no news any more. */
export const staleMs = 24 * 3_600_000

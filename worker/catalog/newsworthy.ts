import type { Change } from '../model/change.ts'
import { isInStock } from '../model/product.ts'
import type { Product } from '../model/product.ts'
import { changesOf } from './changesOf.ts'

/** Counts of units that tell nobody anything new lie between these. */
const unitLevels = [0, 3, 10] as const

const levelOf = (units: number | undefined): number =>
  units === undefined ? unitLevels.length : unitLevels.filter((level) => units > level).length

/** Whether anybody who waits for the product may have to know: prices, stock that came, went or grew scarce. */
function concernsWaiting(change: Change): boolean {
  switch (change.kind) {
    case 'price':
    case 'gone':
      return true
    case 'stock':
      return change.from.canBuy !== change.to.canBuy || levelOf(change.from.units) !== levelOf(change.to.units)
    case 'new':
      return !change.isProduct
    case 'attributes':
      return false
  }
}

/** Of what became different about products, what those who wait must know, and how many flipped or were cut (R10). */
export function newsworthy(writes: readonly { before: Product | null; after: Product | null }[]): {
  changes: readonly Change[]
  flips: number
  cuts: number
} {
  const all: Change[] = []
  let flips = 0
  let cuts = 0
  for (const { before, after } of writes) {
    if (before === null || after === null) continue
    const changes = changesOf(before, after)
    all.push(...changes.filter(concernsWaiting))
    if (isInStock(before) !== isInStock(after)) flips++
    if (changes.some((one) => one.kind === 'price' && one.fromMinor !== null && one.toMinor < one.fromMinor)) cuts++
  }
  return { changes: all, flips, cuts }
}

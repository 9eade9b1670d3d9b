import type { ProductId } from '../model/ids.ts'
import { has, type Bitmap } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Exclusion } from './exclusions.ts'
import { productIdAt, titleAt, type Index } from './index.ts'

/** One that would have been shown, and the rule that kept it out. */
export interface Removed {
  productId: ProductId
  title: string
  because: Exclusion | 'out-of-stock' | 'filter' | 'category'
}

const MOST = 20

/** The best 20 of `everything` (ranked without any rule) that the rules removed. */
export function explainRemoved(
  everything: readonly Candidate[],
  rules: {
    index: Index
    filtered: Bitmap
    allowed: Bitmap
    excluded: ReadonlyMap<number, Exclusion>
    language: string
  },
): Removed[] {
  const removed: Removed[] = []
  for (const { ordinal } of everything) {
    if (has(rules.allowed, ordinal)) continue
    const because =
      rules.excluded.get(ordinal) ??
      (!has(rules.index.inStock, ordinal) ? 'out-of-stock' : !has(rules.filtered, ordinal) ? 'filter' : 'category')
    removed.push({
      productId: productIdAt(rules.index, ordinal),
      title: titleAt(rules.index, ordinal, rules.language),
      because,
    })
    if (removed.length === MOST) break
  }
  return removed
}

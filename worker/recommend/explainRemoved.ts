import type { ProductId } from '../model/ids.ts'
import type { Condition } from '../model/scenario.ts'
import { failedPart, type About } from './allowed.ts'
import { has, type Bitmap } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Exclusion } from './exclusions.ts'
import { imageAt, productIdAt, titleAt, type Index } from './index.ts'
import type { Merchandising } from './merchandising.ts'

/** One that would have been shown, and the rule that kept it out. */
export interface Removed {
  productId: ProductId
  title: string
  imageUrl: string
  because: Exclusion | 'out-of-stock' | 'filter' | 'category' | 'rule'
  /** of a filter: the condition it fails */
  condition?: Condition
  /** number of the merchandising rule, from 0 */
  rule?: number
}

const MOST = 20

/** The best 20 of `everything` (ranked without any rule) that the rules removed. */
export function explainRemoved(
  everything: readonly Candidate[],
  rules: {
    index: Index
    filter: Condition | undefined
    about: About
    filtered: Bitmap
    allowed: Bitmap
    excluded: ReadonlyMap<number, Exclusion>
    merchandising: Merchandising
    language: string
  },
): Removed[] {
  const { index, filter, about, filtered, allowed, excluded, merchandising, language } = rules
  const whyNot = (ordinal: number): Omit<Removed, 'productId' | 'title' | 'imageUrl'> => {
    const own = excluded.get(ordinal)
    if (own !== undefined) return { because: own }
    if (!has(index.inStock, ordinal)) return { because: 'out-of-stock' }
    const rule = merchandising.excludes.find(({ set }) => has(set, ordinal))
    if (rule !== undefined) return { because: 'rule', rule: rule.rule }
    if (has(filtered, ordinal) || filter === undefined) return { because: 'category' }
    const condition = failedPart(index, filter, about, ordinal)
    return { because: 'filter', ...(condition === null ? {} : { condition }) }
  }
  return everything
    .filter(({ ordinal }) => !has(allowed, ordinal))
    .slice(0, MOST)
    .map(({ ordinal }) => ({
      productId: productIdAt(index, ordinal),
      title: titleAt(index, ordinal, language),
      imageUrl: imageAt(index, ordinal),
      ...whyNot(ordinal),
    }))
}

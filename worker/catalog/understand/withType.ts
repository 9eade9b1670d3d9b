import type { Product } from '../../model/product.ts'
import { stableJson } from '../stableJson.ts'
import { decideType, textHash } from './decideType.ts'
import type { TypeRule } from './merchantType.ts'

/**
 * A product with the type that its texts give, as it is written anyway; the same product (`===`) where that is the one it
 * has. Where its texts say nothing, an earlier answer stands until the next run over the whole catalog.
 */
export function withType(product: Product, rules: readonly TypeRule[], language: string): Product {
  const type = decideType(product, rules, language, textHash(product))
  return type === null || stableJson(type) === stableJson(product.type ?? null) ? product : { ...product, type }
}

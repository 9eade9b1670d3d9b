import type { Product } from '../../model/product.ts'
import { textHash } from './decideType.ts'
import type { TypeRule } from './merchantType.ts'
import { withType } from './withType.ts'

/**
 * A product whose type a person says; null takes the pin away, and its own texts decide again (its neighbours with the next
 * run). The same product (`===`) where nothing changes. Pure; `now`: epoch ms.
 */
export function pinType(
  product: Product,
  type: string | null,
  rules: readonly TypeRule[],
  language: string,
  now: number,
): Product {
  if (type !== null) {
    if (product.type?.locked === true && product.type.id === type) return product
    const pinned = { id: type, by: 'merchant', confidence: 1, text: textHash(product), locked: true } as const
    return { ...product, type: pinned, updatedAt: now }
  }
  if (product.type?.locked !== true) return product
  const { type: _, ...rest } = product
  return withType({ ...rest, updatedAt: now }, rules, language)
}

import type { Product, Variant } from '../model/product.ts'

/** Variants whose price, crossed-out price or availability is another than before, and what they cost until now. */
export function changedVariants(
  before: Product | null,
  after: Product,
): readonly { variant: Variant; wasMinor: number }[] {
  if (before === null) return [] // new ones are no change
  const known = new Map(before.variants.map((variant) => [variant.id, variant]))
  const isBack = before.goneAt !== undefined && after.goneAt === undefined
  return after.variants.flatMap((variant) => {
    const old = known.get(variant.id)
    if (old === undefined) return []
    const isChanged =
      isBack ||
      old.priceMinor !== variant.priceMinor ||
      old.regularMinor !== variant.regularMinor ||
      old.availability !== variant.availability
    return isChanged ? [{ variant, wasMinor: old.priceMinor }] : []
  })
}

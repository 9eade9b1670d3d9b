import type { Product, Variant } from '../model/product.ts'

/** Variants whose price, crossed-out price or availability is another than before; new ones are no change. */
export function changedVariants(before: Product | null, after: Product): readonly Variant[] {
  if (before === null) return []
  const known = new Map(before.variants.map((variant) => [variant.id, variant]))
  const isBack = before.goneAt !== undefined && after.goneAt === undefined
  return after.variants.filter((variant) => {
    const old = known.get(variant.id)
    return (
      old !== undefined &&
      (isBack ||
        old.priceMinor !== variant.priceMinor ||
        old.regularMinor !== variant.regularMinor ||
        old.availability !== variant.availability)
    )
  })
}

import type { Product, Variant } from '../model/product.ts'

/** How far back the lowest price is looked for (EU Directive 98/6/EC, Art. 6a). */
export const lowestPriceMs = 30 * 24 * 3_600_000

/** A discount begins when the price changes, or when something is crossed out that was not before. */
const begins = (before: Variant, after: Variant): boolean =>
  before.priceMinor !== after.priceMinor || (before.regularMinor === undefined && after.regularMinor !== undefined)

/** Whether a variant's price changed such that the history has to be asked. */
export const changesPrice = (before: Product | null, after: Product): boolean =>
  before !== null &&
  after.variants.some((variant) => {
    const old = before.variants.find(({ id }) => id === variant.id)
    return old !== undefined && begins(old, variant)
  })

/**
 * The product with the lowest price of the 30 days before each variant's present price: what `recent` (variant -> the
 * lowest price in force in that time, by the history) and the price until now say. It is settled when a price begins and
 * stays with it: at a later day of the same discount the law still means the days before the cut.
 */
export function withLowestPrices(before: Product, after: Product, recent: ReadonlyMap<string, number>): Product {
  const known = new Map(before.variants.map((variant) => [variant.id, variant]))
  const variants = after.variants.map((variant): Variant => {
    const old = known.get(variant.id)
    if (old === undefined || !begins(old, variant) || old.currency !== variant.currency) return variant
    return { ...variant, lowest30Minor: Math.min(recent.get(variant.id) ?? old.priceMinor, old.priceMinor) }
  })
  return { ...after, variants }
}

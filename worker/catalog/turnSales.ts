import type { Product, Variant } from '../model/product.ts'
import { restockOf } from './applyDraft.ts'

/**
 * A product as its dated sales make it at `now` (epoch ms): one that has begun is the price, one that is over is none.
 * The same (`===`) where nothing turns.
 */
export function turnSales(product: Product, now: number): Product {
  const variants = product.variants.map((variant) => turn(variant, now))
  if (variants.every((variant, i) => variant === product.variants[i])) return product
  const { restockAt: _, ...rest } = product
  const restockAt = restockOf(variants)
  return { ...rest, ...(restockAt === undefined ? {} : { restockAt }), variants, updatedAt: now }
}

function turn(variant: Variant, now: number): Variant {
  const { saleMinor, saleFrom, saleTo, regularMinor, ...rest } = variant
  const isOver = saleTo !== undefined && saleTo <= now
  if (isOver) {
    // A sale that nobody saw, since it began and ended between two looks, leaves the price as it is.
    return saleMinor === undefined && regularMinor !== undefined ? { ...rest, priceMinor: regularMinor } : rest
  }
  if (saleMinor === undefined || saleFrom === undefined || saleFrom > now) return variant
  const dates = saleTo === undefined ? { saleFrom } : { saleFrom, saleTo }
  return { ...rest, priceMinor: saleMinor, regularMinor: variant.priceMinor, ...dates }
}

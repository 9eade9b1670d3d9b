import type { Change, Stock } from '../model/change.ts'
import { isSellable } from '../model/product.ts'
import type { Product, Variant } from '../model/product.ts'
import { stableJson } from './stableJson.ts'

/** Fields that other kinds of change tell, that follow from others, or that Aisle found out itself. */
const toldElsewhere: ReadonlySet<string> = new Set([
  ...['id', 'variants', 'createdAt', 'updatedAt', 'goneAt', 'restockAt', 'type', 'disappoints'],
  ...['priceMinor', 'regularMinor', 'currency', 'availability', 'stock', 'lowest30Minor', 'prices', 'zones'],
  ...['saleMinor', 'saleFrom', 'saleTo', 'costMinor', 'impactMinor'],
])

/**
 * What became different between two states of a product: price, stock, new, gone, attributes, each per variant where it
 * is one. Nothing when both are equal. A product that comes back after it was gone is in stock again, not new. Pure; the
 * changes happened at `after.updatedAt`.
 */
export function changesOf(before: Product | null, after: Product): readonly Change[] {
  const { id: productId, updatedAt: at } = after
  if (after.goneAt !== undefined) {
    if (before === null || before.goneAt !== undefined) return []
    return [{ kind: 'gone', productId, variants: before.variants.map(({ id }) => id), at }]
  }
  const known = new Map((before?.variants ?? []).map((variant) => [variant.id, variant]))
  const wasGone = before?.goneAt !== undefined
  const changes = after.variants.flatMap((variant): readonly Change[] => {
    const old = known.get(variant.id)
    return old === undefined
      ? [newVariant(after, variant, before === null)]
      : variantChanges(after, old, variant, wasGone)
  })
  if (before === null) return changes
  const left = new Set(after.variants.map(({ id }) => id))
  for (const { id: variantId } of before.variants) {
    if (!left.has(variantId) && !wasGone)
      changes.push({ kind: 'gone', productId, variantId, variants: [variantId], at })
  }
  const fields = differing(before, after)
  if (fields.length > 0) changes.push({ kind: 'attributes', productId, at, fields })
  return changes
}

const stockOf = (variant: Variant): Stock => ({
  canBuy: isSellable(variant),
  ...(variant.stock === undefined ? {} : { units: variant.stock }),
})

const newVariant = ({ id: productId, updatedAt: at }: Product, variant: Variant, isProduct: boolean): Change => ({
  kind: 'new',
  productId,
  variantId: variant.id,
  ...(variant.sku === undefined ? {} : { sku: variant.sku }),
  at,
  priceMinor: variant.priceMinor,
  currency: variant.currency,
  stock: stockOf(variant),
  isProduct,
})

function variantChanges(product: Product, old: Variant, now: Variant, wasGone: boolean): readonly Change[] {
  const { id: variantId, sku } = now
  const same = { productId: product.id, variantId, ...(sku === undefined ? {} : { sku }), at: product.updatedAt }
  const changes: Change[] = []
  if (old.priceMinor !== now.priceMinor || old.currency !== now.currency) {
    const fromMinor = old.currency === now.currency ? old.priceMinor : null
    changes.push({ kind: 'price', ...same, fromMinor, toMinor: now.priceMinor, currency: now.currency })
  }
  const from: Stock = wasGone ? { canBuy: false } : stockOf(old)
  const to = stockOf(now)
  if (from.canBuy !== to.canBuy || from.units !== to.units) changes.push({ kind: 'stock', ...same, from, to })
  const fields = differing(old, now)
  if (fields.length > 0)
    changes.push({ kind: 'attributes', productId: product.id, variantId, at: product.updatedAt, fields })
  return changes
}

function differing(before: object, after: object): readonly string[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !toldElsewhere.has(field) && !isEqual(old[field], now[field]))
    .toSorted()
}

const isEqual = (a: unknown, b: unknown): boolean => a === b || stableJson(a) === stableJson(b)

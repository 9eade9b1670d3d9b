import { changesPrice, lowestPriceMs, withLowestPrices } from '../catalog/lowestPrice.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Write } from './productWrites.ts'

/** The same writes; products in which a price begins carry the lowest price of the 30 days before. Writes nothing. */
export async function settleLowestPrices(db: D1Database, site: SiteId, writes: readonly Write[]): Promise<Write[]> {
  const moved = writes.filter(({ before, after }) => after !== null && changesPrice(before, after))
  if (moved.length === 0) return [...writes]
  const earliest = Math.min(...moved.map(({ after }) => after?.updatedAt ?? Infinity))
  const ids = moved.map(({ id }) => id)
  const recent = await lowestSince(db, site, ids, earliest - lowestPriceMs)
  return writes.map((write) => {
    const { before, after, id } = write
    if (before === null || after === null || !changesPrice(before, after)) return write
    return { ...write, after: withLowestPrices(before, after, recent.get(id) ?? new Map()) }
  })
}

/**
 * product -> variant -> the lowest price in force at any moment since `since`. A row tells its price and the one before
 * it, which was in force until then: so the price at the start of that time needs no row of its own.
 */
async function lowestSince(
  db: D1Database,
  site: SiteId,
  products: readonly ProductId[],
  since: number,
): Promise<Map<ProductId, Map<string, number>>> {
  const { results } = await db
    .prepare(
      `SELECT product, variant, min(min(price_minor, coalesce(was_minor, price_minor))) AS lowest FROM product_change
       WHERE site = ?1 AND product IN (SELECT value FROM json_each(?2)) AND at > ?3 GROUP BY product, variant`,
    )
    .bind(site, JSON.stringify(products), since)
    .all<{ product: ProductId; variant: string; lowest: number }>()
  const found = new Map<ProductId, Map<string, number>>()
  for (const { product, variant, lowest } of results) {
    const variants = found.get(product) ?? new Map<string, number>()
    found.set(product, variants.set(variant, lowest))
  }
  return found
}

import type { ProductId, SiteId } from '../model/ids.ts'

/**
 * Which products of the catalog these ids mean, be they a product's own or the id or SKU of a variant. Ids that the
 * catalog does not know are left out: a public key can say anything.
 */
export async function canonicalProducts(
  db: D1Database,
  site: SiteId,
  ids: readonly string[],
): Promise<Map<string, ProductId>> {
  const { results } = await db
    .prepare(
      `SELECT j.value AS asked, coalesce(p.id, a.product) AS product FROM json_each(?2) j
       LEFT JOIN product p ON p.site = ?1 AND p.id = j.value
       LEFT JOIN product_alias a ON a.site = ?1 AND a.alias = j.value
       WHERE coalesce(p.id, a.product) IS NOT NULL`,
    )
    .bind(site, JSON.stringify(ids))
    .all<{ asked: string; product: ProductId }>()
  return new Map(results.map(({ asked, product }) => [asked, product]))
}

const AT_ONCE = 1000

/** The same for as many ids as there are. */
export async function resolveProducts(
  db: D1Database,
  site: SiteId,
  ids: readonly string[],
): Promise<Map<string, ProductId>> {
  const found = new Map<string, ProductId>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const [id, product] of await canonicalProducts(db, site, ids.slice(from, from + AT_ONCE)))
      found.set(id, product)
  }
  return found
}

import type { ProductId, SiteId } from '../model/ids.ts'

/** Products of which a variant's sale begins or ends by `now` (epoch ms). Reads every row of the site, and parses few. */
export async function productsWithDueSales(db: D1Database, site: SiteId, now: number): Promise<ProductId[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM product WHERE site = ?1 AND gone_at IS NULL
       AND (instr(body, '"saleTo"') > 0 OR instr(body, '"saleMinor"') > 0)
       AND EXISTS (SELECT 1 FROM json_each(body, '$.variants') WHERE value->>'saleTo' <= ?2
         OR (value->>'saleMinor' IS NOT NULL AND value->>'saleFrom' <= ?2))`,
    )
    .bind(site, now)
    .all<{ id: ProductId }>()
  return results.map(({ id }) => id)
}

import { aliasesOf, productColumns } from '../catalog/productRow.ts'
import { changedVariants } from '../catalog/priceChanges.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { settleLowestPrices } from './lowestPrices.ts'

/** Hash of what each source last said of a product; pushes by the API stand under "api". */
export type Said = Readonly<Record<string, string>>

export interface Stored {
  product: Product
  said: Said
}

export interface Write {
  before: Product | null
  /** null: only what was said is new, the product is as it was */
  after: Product | null
  id: ProductId
  said: Said
}

/** Most characters of one bound value: D1 takes 2 MB. */
const chunkLength = 500_000

/** What `source` last said of these products: its hash, or null; gone products are told apart. Absent: unknown. */
export async function lookUpSaid(
  db: D1Database,
  site: SiteId,
  source: string,
  ids: readonly ProductId[],
): Promise<Map<ProductId, { hash: string | null; isGone: boolean }>> {
  const { results } = await db
    .prepare(
      `SELECT id, json_extract(said, '$."' || ?3 || '"') AS hash, gone_at FROM product
       WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(site, JSON.stringify(ids), source)
    .all<{ id: ProductId; hash: string | null; gone_at: number | null }>()
  return new Map(results.map((row) => [row.id, { hash: row.hash, isGone: row.gone_at !== null }]))
}

export async function readStored(
  db: D1Database,
  site: SiteId,
  ids: readonly ProductId[],
): Promise<Map<ProductId, Stored>> {
  const { results } = await db
    .prepare('SELECT id, body, said FROM product WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))')
    .bind(site, JSON.stringify(ids))
    .all<{ id: ProductId; body: string; said: string }>()
  // Both columns were written by `saveProducts` alone.
  return new Map(
    results.map((row) => [row.id, { product: JSON.parse(row.body) as Product, said: JSON.parse(row.said) as Said }]),
  )
}

/**
 * Writes products, what was said of them, price changes and aliases: one row a product, one a change. Each chunk is one
 * transaction. Answers what was written: where a price began, with the lowest of the 30 days before.
 */
export async function saveProducts(
  db: D1Database,
  site: SiteId,
  language: string,
  writes: readonly Write[],
): Promise<Write[]> {
  const settled = await settleLowestPrices(db, site, writes)
  let chunk: Write[] = []
  let length = 0
  for (const write of settled) {
    const size = JSON.stringify(write.after ?? write.said).length + 1000
    if (length + size > chunkLength && chunk.length > 0) {
      await saveChunk(db, site, language, chunk)
      chunk = []
      length = 0
    }
    chunk.push(write)
    length += size
  }
  if (chunk.length > 0) await saveChunk(db, site, language, chunk)
  return settled
}

async function saveChunk(db: D1Database, site: SiteId, language: string, writes: readonly Write[]): Promise<void> {
  const full = writes.flatMap(({ after, said }) =>
    after === null ? [] : [{ ...productColumns(after, language), id: after.id, body: after, said }],
  )
  const saidOnly = writes.filter(({ after }) => after === null).map(({ id, said }) => ({ id, said }))
  const changes = writes.flatMap(({ before, after }) =>
    after === null
      ? []
      : changedVariants(before, after).map(({ variant, wasMinor }) => ({
          ...variant,
          wasMinor,
          product: after.id,
          at: after.updatedAt,
        })),
  )
  const aliases = writes.flatMap(({ before, after }) => {
    if (after === null) return []
    const known = new Set(before === null ? [] : aliasesOf(before))
    return aliasesOf(after)
      .filter((alias) => !known.has(alias))
      .map((alias) => ({ alias, product: after.id }))
  })
  const statements = [
    ...(full.length === 0 ? [] : [db.prepare(upsert).bind(site, JSON.stringify(full))]),
    ...(saidOnly.length === 0 ? [] : [db.prepare(sayOnly).bind(site, JSON.stringify(saidOnly))]),
    ...(changes.length === 0 ? [] : [db.prepare(addChanges).bind(site, JSON.stringify(changes))]),
    ...(aliases.length === 0 ? [] : [db.prepare(addAliases).bind(site, JSON.stringify(aliases))]),
  ]
  if (statements.length > 0) await db.batch(statements)
}

const upsert = `
  INSERT INTO product (site, id, body, said, search, category_id, category, brand, in_stock, created_at, updated_at, gone_at)
  SELECT ?1, value->>'id', value->>'body', value->>'said', value->>'search', value->>'categoryId', value->>'category',
    value->>'brand', value->>'inStock', value->>'$.body.createdAt', value->>'$.body.updatedAt', value->>'$.body.goneAt'
  FROM json_each(?2) WHERE true
  ON CONFLICT (site, id) DO UPDATE SET body = excluded.body, said = excluded.said, search = excluded.search,
    category_id = excluded.category_id, category = excluded.category, brand = excluded.brand,
    in_stock = excluded.in_stock, updated_at = excluded.updated_at, gone_at = excluded.gone_at`

const sayOnly = `
  UPDATE product SET said = (SELECT value->>'said' FROM json_each(?2) WHERE value->>'id' = product.id)
  WHERE site = ?1 AND id IN (SELECT value->>'id' FROM json_each(?2))`

const addChanges = `
  INSERT OR REPLACE INTO product_change
    (site, product, at, variant, price_minor, regular_minor, availability, was_minor)
  SELECT ?1, value->>'product', value->>'at', value->>'id', value->>'priceMinor', value->>'regularMinor',
    value->>'availability', value->>'wasMinor'
  FROM json_each(?2)`

const addAliases = `
  INSERT INTO product_alias (site, alias, product) SELECT ?1, value->>'alias', value->>'product' FROM json_each(?2)
  WHERE true ON CONFLICT (site, alias) DO UPDATE SET product = excluded.product`

/** Live products that `source` speaks of, in the order of their ids, from after `afterId` on. */
export async function productsOfSource(
  db: D1Database,
  site: SiteId,
  source: string,
  afterId: string,
  limit: number,
): Promise<ProductId[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM product WHERE site = ?1 AND id > ?3 AND gone_at IS NULL
       AND json_extract(said, '$."' || ?2 || '"') IS NOT NULL ORDER BY id LIMIT ?4`,
    )
    .bind(site, source, afterId, limit)
    .all<{ id: ProductId }>()
  return results.map(({ id }) => id)
}

/** How many live products the site has, and how many of them `source` speaks of. */
export async function countProducts(
  db: D1Database,
  site: SiteId,
  source: string,
): Promise<{ all: number; ofSource: number }> {
  const row = await db
    .prepare(
      `SELECT count(*) AS "all", count(json_extract(said, '$."' || ?2 || '"')) AS ofSource FROM product
       WHERE site = ?1 AND gone_at IS NULL`,
    )
    .bind(site, source)
    .first<{ all: number; ofSource: number }>()
  return row ?? { all: 0, ofSource: 0 }
}

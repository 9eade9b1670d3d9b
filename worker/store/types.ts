import { and, asc, eq, gt } from 'drizzle-orm'
import type { TypeRule } from '../catalog/understand/merchantType.ts'
import { clock } from '../clock.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { textIn, type Product, type ProductType, type Texts } from '../model/product.ts'
import type { FunctionalType, TypeStats } from '../model/typeLink.ts'
import { database } from './database.ts'
import { types } from './schema.ts'

export interface StoredType {
  body: FunctionalType
  stats: TypeStats
}

export const noStats: TypeStats = { products: 0, confidence: 0, by: {}, samples: [] }

/** All types of a site, by id. */
export const readTypes = (db: D1Database, site: SiteId): Promise<StoredType[]> =>
  database(db)
    .select({ body: types.body, stats: types.stats })
    .from(types)
    .where(eq(types.site, site))
    .orderBy(asc(types.id))

export async function readType(db: D1Database, site: SiteId, id: string): Promise<StoredType | null> {
  const [row] = await database(db)
    .select({ body: types.body, stats: types.stats })
    .from(types)
    .where(and(eq(types.site, site), eq(types.id, id)))
  return row ?? null
}

/** What the shop itself says of its types. */
export const typeRules = async (db: D1Database, site: SiteId): Promise<TypeRule[]> =>
  (await readTypes(db, site))
    .filter(({ body }) => body.categories.length > 0 || Object.keys(body.titles).length > 0)
    .map(({ body: { id, categories, titles } }) => ({ type: id, categories, titles }))

/** One row a type; callers leave out what did not change. */
export async function writeTypes(db: D1Database, site: SiteId, changed: readonly StoredType[]): Promise<void> {
  if (changed.length === 0) return
  const rows = changed.map(({ body, stats }) => ({ id: body.id, body, stats }))
  await db
    .prepare(
      `INSERT INTO type (site, id, body, stats, updated_at)
       SELECT ?1, value->>'id', value->>'body', value->>'stats', ?3 FROM json_each(?2) WHERE true
       ON CONFLICT (site, id) DO UPDATE SET body = excluded.body, stats = excluded.stats, updated_at = excluded.updated_at`,
    )
    .bind(site, JSON.stringify(rows), clock.now())
    .run()
}

export async function dropTypes(db: D1Database, site: SiteId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .prepare('DELETE FROM type WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))')
    .bind(site, JSON.stringify(ids))
    .run()
}

/** Most product ids of one statement: D1 binds 2 MB. */
const AT_ONCE = 2000

/**
 * Writes what products are for, one row each, and leaves the rest of the product as an import may just have written it.
 * A type that a person pinned meanwhile stays. Materialised, or SQLite walks the JSON once for every product of the site.
 */
export async function writeProductTypes(
  db: D1Database,
  site: SiteId,
  changed: readonly { id: ProductId; type: ProductType | null }[],
): Promise<void> {
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    await db
      .prepare(
        `WITH changed AS MATERIALIZED (SELECT value->>'id' AS id, value->>'type' AS type FROM json_each(?2))
         UPDATE product SET body = CASE WHEN changed.type IS NULL THEN json_remove(body, '$.type')
           ELSE json_set(body, '$.type', json(changed.type)) END
         FROM changed
         WHERE product.site = ?1 AND product.id = changed.id AND coalesce(product.body->>'$.type.locked', 0) = 0`,
      )
      .bind(site, JSON.stringify(changed.slice(at, at + AT_ONCE)))
      .run()
  }
}

/** Products of a type in the order of their ids, gone ones left out. */
export async function productsOfType(
  db: D1Database,
  site: SiteId,
  type: string,
  after: string,
  limit: number,
): Promise<Product[]> {
  const { results } = await db
    .prepare(
      `SELECT body FROM product WHERE site = ?1 AND id > ?2 AND gone_at IS NULL AND body->>'$.type.id' = ?3
       ORDER BY id LIMIT ?4`,
    )
    .bind(site, after, type, limit)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body) as Product) // written by `saveProducts` alone
}

/** Types by id after a cursor: a page of them. */
export const pageOfTypes = (db: D1Database, site: SiteId, after: string, limit: number): Promise<StoredType[]> =>
  database(db)
    .select({ body: types.body, stats: types.stats })
    .from(types)
    .where(and(eq(types.site, site), gt(types.id, after)))
    .orderBy(asc(types.id))
    .limit(limit)

/** Title and picture of products, for lists that show only these. */
export async function pictures(
  db: D1Database,
  site: SiteId,
  ids: readonly ProductId[],
  language: string,
): Promise<ReadonlyMap<ProductId, { title: string; imageUrl: string }>> {
  const { results } = await db
    .prepare(
      `SELECT id, body->>'$.title' AS title, body->>'$.imageUrl' AS image FROM product
       WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(site, JSON.stringify(ids))
    .all<{ id: ProductId; title: string; image: string }>()
  return new Map(
    results.map(({ id, title, image }) => [
      id,
      { title: textIn(JSON.parse(title) as Texts, language), imageUrl: image },
    ]),
  )
}

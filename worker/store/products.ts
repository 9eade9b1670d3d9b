import { and, asc, count, eq, gt, gte, inArray, isNull } from 'drizzle-orm'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { database } from './database.ts'
import { productAliases, products } from './schema.ts'

/** Products in the order of their ids, those that are gone left out: a page of the whole catalog. */
export async function readProducts(
  db: D1Database,
  site: SiteId,
  afterId: ProductId | '',
  limit: number,
): Promise<Product[]> {
  const rows = await database(db)
    .select({ body: products.body })
    .from(products)
    .where(and(eq(products.site, site), gt(products.id, afterId as ProductId), isNull(products.goneAt)))
    .orderBy(asc(products.id))
    .limit(limit)
  return rows.map((row) => row.body)
}

/** How many products there are, those that are gone left out. */
export async function countListed(db: D1Database, site: SiteId): Promise<number> {
  const [row] = await database(db)
    .select({ all: count() })
    .from(products)
    .where(and(eq(products.site, site), isNull(products.goneAt)))
  return row?.all ?? 0
}

/** Products that changed at or after `since` (epoch ms), gone ones among them. Reads every row of the site. */
export async function readChangedProducts(db: D1Database, site: SiteId, since: number): Promise<Product[]> {
  const rows = await database(db)
    .select({ body: products.body })
    .from(products)
    .where(and(eq(products.site, site), gte(products.updatedAt, since)))
  return rows.map((row) => row.body)
}

/** A product by its own id, or by the id or SKU of one of its variants. Gone products are found too. */
export async function findProduct(db: D1Database, site: SiteId, id: string): Promise<Product | null> {
  const own = await readProduct(db, site, id as ProductId)
  if (own !== null) return own
  const [alias] = await database(db)
    .select({ product: productAliases.product })
    .from(productAliases)
    .where(and(eq(productAliases.site, site), eq(productAliases.alias, id)))
  return alias === undefined ? null : readProduct(db, site, alias.product)
}

async function readProduct(db: D1Database, site: SiteId, id: ProductId): Promise<Product | null> {
  const [row] = await database(db)
    .select({ body: products.body })
    .from(products)
    .where(and(eq(products.site, site), eq(products.id, id)))
  return row?.body ?? null
}

/** Products by their own ids, at most 90 of them (D1 binds 100 values), in no order. */
export async function readProductsById(db: D1Database, site: SiteId, ids: readonly ProductId[]): Promise<Product[]> {
  if (ids.length === 0) return []
  const rows = await database(db)
    .select({ body: products.body })
    .from(products)
    .where(and(eq(products.site, site), inArray(products.id, [...ids])))
  return rows.map((row) => row.body)
}

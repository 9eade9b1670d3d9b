import { and, asc, count, eq, gt, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { ProductId, SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { productChanges, products } from './schema.ts'

export interface ProductFilter {
  q?: string | undefined
  /** a category's id; those below it count too */
  category?: string | undefined
  stock?: 'in' | 'out' | 'gone' | undefined
  brand?: string | undefined
  label?: string | undefined
  /** a functional type's id */
  type?: string | undefined
}

/** Text for LIKE in which nothing is a wildcard. */
const literal = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)

function conditions(site: SiteId, { q, category, stock, brand, label, type }: ProductFilter): SQL | undefined {
  return and(
    eq(products.site, site),
    stock === 'gone' ? isNotNull(products.goneAt) : isNull(products.goneAt),
    stock === 'in' ? eq(products.inStock, true) : stock === 'out' ? eq(products.inStock, false) : undefined,
    category === undefined
      ? undefined
      : or(
          eq(products.categoryId, category),
          sql`${products.categoryId} LIKE ${`${literal(category)} > %`} ESCAPE '\\'`,
        ),
    brand === undefined ? undefined : eq(products.brand, brand),
    type === undefined ? undefined : sql`json_extract(${products.body}, '$.type.id') = ${type}`,
    label === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM json_each(${products.body}, '$.labels') WHERE value = ${label})`,
    ...(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, 8)
      .map((word) => sql`${products.search} LIKE ${`%${literal(word)}%`} ESCAPE '\\'`),
  )
}

/** A page of the catalog by id, and how many products fit in all. */
export async function listProducts(db: D1Database, site: SiteId, filter: ProductFilter, after: string, limit: number) {
  const where = conditions(site, filter)
  const [rows, [total]] = await database(db).batch([
    database(db)
      .select({ body: products.body })
      .from(products)
      .where(and(where, gt(products.id, after as ProductId)))
      .orderBy(asc(products.id))
      .limit(limit),
    database(db).select({ n: count() }).from(products).where(where),
  ])
  return { products: rows.map(({ body }) => body), total: total?.n ?? 0 }
}

/** What has no other name than its own. D1 gives two columns of one expression as one. */
const byItself = <T extends { id: string }>(facet: T) => ({ ...facet, name: facet.id })

/** Products looked at for the facets that lie inside their bodies; a larger catalog counts those of its beginning. */
const facetSample = 20_000

/** Categories, brands, labels and types of the live catalog with their sizes, the largest first. */
export async function catalogFacets(db: D1Database, site: SiteId) {
  const live = and(eq(products.site, site), isNull(products.goneAt))
  const n = count()
  const bodies = sql`(SELECT body FROM product WHERE site = ${site} AND gone_at IS NULL LIMIT ${facetSample})`
  const [category, brand, label, type] = await database(db).batch([
    database(db)
      .select({
        id: products.categoryId,
        name: sql<string>`max(${products.category})`,
        paths: sql<string>`json_extract(${products.body}, '$.category')`,
        count: n,
      })
      .from(products)
      .where(live)
      .groupBy(products.categoryId)
      .orderBy(sql`3 DESC`)
      .limit(300),
    database(db)
      .select({ id: sql<string>`${products.brand}`, count: n })
      .from(products)
      .where(and(live, isNotNull(products.brand)))
      .groupBy(products.brand)
      .orderBy(sql`2 DESC`)
      .limit(300),
    database(db)
      .select({ id: sql<string>`value`, count: n })
      .from(sql`${bodies} AS one, json_each(one.body, '$.labels')`)
      .groupBy(sql`value`)
      .orderBy(sql`2 DESC`)
      .limit(100),
    database(db)
      .select({ id: sql<string>`json_extract(one.body, '$.type.id')`.as('type_id'), count: n })
      .from(sql`${bodies} AS one`)
      .where(sql`json_extract(one.body, '$.type.id') IS NOT NULL`)
      .groupBy(sql`type_id`)
      .orderBy(sql`2 DESC`)
      .limit(300),
  ])
  return { category, brand: brand.map(byItself), label: label.map(byItself), type }
}

/** How a product's prices and availability changed, the newest first. */
export const productHistory = (db: D1Database, site: SiteId, product: ProductId, limit: number) =>
  database(db)
    .select()
    .from(productChanges)
    .where(and(eq(productChanges.site, site), eq(productChanges.product, product)))
    .orderBy(sql`${productChanges.at} DESC`, asc(productChanges.variant))
    .limit(limit)

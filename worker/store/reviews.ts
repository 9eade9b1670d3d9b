import { and, desc, eq, isNotNull, isNull, lt, ne, or } from 'drizzle-orm'
import { distinctSentences } from '../catalog/distinctSentences.ts'
import type { Stars } from '../catalog/judgeReviews.ts'
import type { Cluster } from '../catalog/clusterSentences.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import type { Review, ReviewSummary, ReviewTopic } from '../model/review.ts'
import { clock } from '../clock.ts'
import { database } from './database.ts'
import { productReviews, reviewClusters, reviews } from './schema.ts'

type ReviewCluster = typeof reviewClusters.$inferSelect
export type ProductReviews = typeof productReviews.$inferSelect

const CHUNK = 200
const chunks = <T>(list: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

/**
 * Writes what is new or reads differently; a review imported again writes no row, nor does one that a person deleted.
 * Answers how many were written.
 */
export async function saveReviews(db: D1Database, site: SiteId, list: readonly Review[]): Promise<number> {
  let written = 0
  for (const part of chunks(list)) {
    const { meta } = await db.prepare(upsert).bind(site, JSON.stringify(part)).run()
    written += meta.changes
  }
  return written
}

const upsert = `
  INSERT INTO review (site, product, id, at, rating, title, text, language, verified)
  SELECT ?1, value->>'product', value->>'id', value->>'at', value->>'rating', value->>'title', value->>'text',
    value->>'language', value->>'verified'
  FROM json_each(?2) WHERE true
  ON CONFLICT (site, product, id) DO UPDATE SET at = excluded.at, rating = excluded.rating, title = excluded.title,
    text = excluded.text, language = excluded.language, verified = excluded.verified
  WHERE review.deleted_at IS NULL AND (review.rating <> excluded.rating OR review.title <> excluded.title
    OR review.text <> excluded.text OR review.verified <> excluded.verified)`

/** How many of these a person deleted. */
export async function countDeleted(db: D1Database, site: SiteId, list: readonly Review[]): Promise<number> {
  let deleted = 0
  for (const part of chunks(list)) {
    const named = JSON.stringify(part.map(({ product, id }) => ({ product, id })))
    const row = await db
      .prepare(
        `SELECT count(*) AS n FROM json_each(?2) JOIN review ON site = ?1 AND product = value->>'product'
           AND review.id = value->>'id' AND deleted_at IS NOT NULL`,
      )
      .bind(site, named)
      .first<{ n: number }>()
    deleted += row?.n ?? 0
  }
  return deleted
}

/** All reviews of some products, for a judgement. */
export async function reviewsOf(db: D1Database, site: SiteId, ids: readonly ProductId[]): Promise<Review[]> {
  const { results } = await db
    .prepare(`SELECT product, id, at, rating, title, text, language, verified FROM review
      WHERE site = ?1 AND product IN (SELECT value FROM json_each(?2)) AND deleted_at IS NULL ORDER BY product, id`)
    .bind(site, JSON.stringify(ids))
    .all<Omit<Review, 'verified'> & { verified: number }>()
  return results.map((row) => ({ ...row, verified: row.verified === 1 }))
}

/** A page of one product's reviews, newest first; `after`: the last one shown. */
export const listReviews = (
  db: D1Database,
  site: SiteId,
  product: ProductId,
  after: { at: number; id: string } | null,
  limit: number,
) =>
  database(db)
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.site, site),
        eq(reviews.product, product),
        isNull(reviews.deletedAt),
        after === null
          ? undefined
          : or(lt(reviews.at, after.at), and(eq(reviews.at, after.at), lt(reviews.id, after.id))),
      ),
    )
    .orderBy(desc(reviews.at), desc(reviews.id))
    .limit(limit)

const MOST_DELETED = 50

/** Reviews of a product that a person deleted, the last one first. */
export const listDeleted = (db: D1Database, site: SiteId, product: ProductId) =>
  database(db)
    .select()
    .from(reviews)
    .where(and(eq(reviews.site, site), eq(reviews.product, product), isNotNull(reviews.deletedAt)))
    .orderBy(desc(reviews.deletedAt), desc(reviews.id))
    .limit(MOST_DELETED)

/** Stars of all reviews of the site, per category. */
export async function starsByCategory(db: D1Database, site: SiteId): Promise<Map<string, Stars>> {
  const { results } = await db
    .prepare(
      `SELECT p.category_id AS category, min(5, max(1, round(r.rating))) AS stars, count(*) AS n
       FROM review r JOIN product p ON p.site = r.site AND p.id = r.product
       WHERE r.site = ?1 AND r.deleted_at IS NULL GROUP BY 1, 2`,
    )
    .bind(site)
    .all<{ category: string; stars: number; n: number }>()
  const out = new Map<string, number[]>()
  for (const { category, stars, n } of results) {
    const row = out.get(category) ?? [0, 0, 0, 0, 0]
    row[stars - 1]! += n
    out.set(category, row)
  }
  return out
}

export type Judged = Pick<ProductReviews, 'product' | 'stars' | 'rating' | 'disappoints' | 'certainty' | 'topics'>

/** Keeps what reviews say together; a row that says the same is not written. */
export async function saveJudged(db: D1Database, site: SiteId, list: readonly Judged[]): Promise<void> {
  for (const part of chunks(list, 50)) {
    await db.prepare(keepJudged).bind(site, JSON.stringify(part), clock.now()).run()
  }
}

const keepJudged = `
  INSERT INTO product_review (site, product, stars, rating, disappoints, certainty, topics, updated_at)
  SELECT ?1, value->>'product', value->'stars', value->>'rating', value->>'disappoints', value->>'certainty',
    value->'topics', ?3
  FROM json_each(?2) WHERE true
  ON CONFLICT (site, product) DO UPDATE SET stars = excluded.stars, rating = excluded.rating,
    disappoints = excluded.disappoints, certainty = excluded.certainty, topics = excluded.topics, updated_at = ?3
  WHERE product_review.stars <> excluded.stars OR product_review.rating <> excluded.rating
    OR product_review.disappoints <> excluded.disappoints OR product_review.topics <> excluded.topics`

/** Puts the summary into the product itself, and nothing else: a price pushed meanwhile stays. Answers the changed products. */
export async function summariseReviews(
  db: D1Database,
  site: SiteId,
  summaries: readonly { id: ProductId; reviews: ReviewSummary }[],
): Promise<Product[]> {
  const changed: Product[] = []
  for (const part of chunks(summaries)) {
    const { results } = await db
      .prepare(
        `UPDATE product SET updated_at = ?3, body = json_set(body, '$.updatedAt', ?3, '$.reviews',
           json((SELECT value->'reviews' FROM json_each(?2) WHERE value->>'id' = product.id)))
         WHERE site = ?1 AND id IN (SELECT value->>'id' FROM json_each(?2)) AND json_extract(body, '$.reviews') IS NOT
           json((SELECT value->'reviews' FROM json_each(?2) WHERE value->>'id' = product.id)) RETURNING body`,
      )
      .bind(site, JSON.stringify(part), clock.now())
      .all<{ body: string }>()
    changed.push(...results.map(({ body }) => JSON.parse(body) as Product))
  }
  return changed
}

export async function productReviewsOf(
  db: D1Database,
  site: SiteId,
  product: ProductId,
): Promise<ProductReviews | null> {
  const [row] = await database(db)
    .select()
    .from(productReviews)
    .where(and(eq(productReviews.site, site), eq(productReviews.product, product)))
  return row ?? null
}

/** Every product that has reviews: reads a row each. */
export const allProductReviews = (db: D1Database, site: SiteId): Promise<ProductReviews[]> =>
  database(db).select().from(productReviews).where(eq(productReviews.site, site))

/** Ids of products that have reviews, in order, from after `after` on. */
export async function reviewedProducts(
  db: D1Database,
  site: SiteId,
  after: string,
  limit: number,
): Promise<ProductId[]> {
  const { results } = await db
    .prepare(`SELECT DISTINCT product FROM review WHERE site = ?1 AND product > ?2 AND deleted_at IS NULL
       ORDER BY product LIMIT ?3`)
    .bind(site, after, limit)
    .all<{ product: ProductId }>()
  return results.map(({ product }) => product)
}

/** It counts no more, and its row keeps it away from imports. False: it is not there. */
export async function deleteReview(db: D1Database, site: SiteId, product: ProductId, id: string): Promise<boolean> {
  const { meta } = await database(db)
    .update(reviews)
    .set({ deletedAt: clock.now() })
    .where(and(eq(reviews.site, site), eq(reviews.product, product), eq(reviews.id, id), isNull(reviews.deletedAt)))
  return meta.changes > 0
}

/** It counts again; where its words are forgotten, the next import brings them. False: it was not deleted. */
export async function restoreReview(db: D1Database, site: SiteId, product: ProductId, id: string): Promise<boolean> {
  const { meta } = await database(db)
    .update(reviews)
    .set({ deletedAt: null })
    .where(and(eq(reviews.site, site), eq(reviews.product, product), eq(reviews.id, id), isNotNull(reviews.deletedAt)))
  return meta.changes > 0
}

/** Forgets the words of reviews that were deleted before `before`; that they are deleted stays known. */
export const forgetDeletedWords = (db: D1Database, before: number) =>
  database(db)
    .update(reviews)
    .set({ title: '', text: '' })
    .where(and(lt(reviews.deletedAt, before), or(ne(reviews.title, ''), ne(reviews.text, ''))))

/** Takes away what reviews said together of products that have none left. Answers the changed products. */
export async function forgetJudged(db: D1Database, site: SiteId, ids: readonly ProductId[]): Promise<Product[]> {
  if (ids.length === 0) return []
  const list = JSON.stringify(ids)
  await db
    .prepare('DELETE FROM product_review WHERE site = ?1 AND product IN (SELECT value FROM json_each(?2))')
    .bind(site, list)
    .run()
  const { results } = await db
    .prepare(
      `UPDATE product SET updated_at = ?3, body = json_remove(json_set(body, '$.updatedAt', ?3), '$.reviews')
       WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2)) AND json_extract(body, '$.reviews') IS NOT NULL
       RETURNING body`,
    )
    .bind(site, list, clock.now())
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body) as Product)
}

/** Replaces the site's clusters of unnamed grievances; the same ones write no row. */
export async function saveClusters(db: D1Database, site: SiteId, clusters: readonly Cluster[]): Promise<void> {
  const rows = clusters.map((cluster, at) => ({
    site,
    id: String(at + 1),
    words: cluster.words,
    count: cluster.count,
    products: [...new Set(cluster.sentences.map(({ product }) => product))],
    sentences: cluster.sentences,
    updatedAt: clock.now(),
  }))
  const store = database(db)
  const said = (list: readonly Pick<ReviewCluster, 'id' | 'words' | 'count' | 'sentences'>[]) =>
    JSON.stringify(
      list
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map(({ id, words, count, sentences }) => [id, words, count, sentences]),
    )
  if (said(await listClusters(db, site)) === said(rows)) return
  await store.delete(reviewClusters).where(eq(reviewClusters.site, site))
  for (const row of rows) await store.insert(reviewClusters).values(row)
}

export const listClusters = (db: D1Database, site: SiteId) =>
  database(db).select().from(reviewClusters).where(eq(reviewClusters.site, site)).orderBy(desc(reviewClusters.count))

/** What one topic gathers over all products. */
export interface TopicTotal {
  topic: string
  count: number
  products: { id: ProductId; count: number }[]
  sentences: ReviewTopic['sentences']
}

/** Topics of all products together, most frequent first. */
export function totalsOf(rows: readonly Pick<ProductReviews, 'product' | 'topics'>[]): TopicTotal[] {
  const totals = new Map<string, TopicTotal>()
  for (const { product, topics } of rows) {
    for (const { topic, count, sentences } of topics) {
      const known = totals.get(topic) ?? { topic, count: 0, products: [], sentences: [] }
      known.count += count
      known.products.push({ id: product, count })
      known.sentences = distinctSentences([...known.sentences, ...sentences], 8)
      totals.set(topic, known)
    }
  }
  for (const total of totals.values()) {
    total.products = total.products.toSorted((a, b) => b.count - a.count).slice(0, 10)
  }
  return [...totals.values()].toSorted((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))
}

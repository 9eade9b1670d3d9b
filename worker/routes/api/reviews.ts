import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { parseReviews } from '../../catalog/parseReviews.ts'
import { clock } from '../../clock.ts'
import { judgeAllProducts, judgeProducts } from '../../jobs/judgeProducts.ts'
import { runJob } from '../../jobs/runJob.ts'
import { AppError } from '../../model/error.ts'
import { textIn } from '../../model/product.ts'
import { resolveProducts } from '../../store/productIds.ts'
import { findProduct, readProductsById } from '../../store/products.ts'
import {
  allProductReviews,
  countDeleted,
  deleteReview,
  listClusters,
  listDeleted,
  listReviews,
  productReviewsOf,
  restoreReview,
  saveReviews,
  totalsOf,
} from '../../store/reviews.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'

const tags = ['Catalog']
const MOST_BYTES = 10 * 1024 * 1024
const MOST_ROWS = 20_000
const MOST_FAILED = 200

/** What buyers say: imported, rated with care for small numbers, and what they complain of. */
export const reviews = new Hono<App>()
  .post(
    '/api/reviews/import',
    describeRoute({
      tags,
      summary: 'Import reviews: CSV with a header, a JSON list or NDJSON',
      description:
        'Fields by their usual names: product id (or the id or SKU of a variant), id, rating 1 to 5, title, text, date, ' +
        'language, verified. Names of writers are not read. A review is known by its id, else by what it says: sent again ' +
        'it writes nothing, and one that a person deleted stays deleted. Bad rows are listed, the others taken.',
      requestBody: { content: { 'text/csv': {}, 'application/json': {}, 'application/x-ndjson': {} } },
    }),
    async (c) => {
      const { site } = c.var
      if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
      const body = await c.req.text()
      if (body.length > MOST_BYTES) throw tooLarge()
      const parsed = parseReviews(body, clock.now())
      if ('malformed' in parsed) throw new AppError(400, 'malformed', parsed.malformed)
      if (parsed.reviews.length + parsed.failed.length > MOST_ROWS) throw tooLarge()
      const named = await resolveProducts(c.env.DB, site, [...new Set(parsed.reviews.map(({ product }) => product))])
      const known = parsed.reviews.flatMap((review) => {
        const product = named.get(review.product)
        return product === undefined ? [] : [{ ...review, product }]
      })
      const unknown = [...new Set(parsed.reviews.map(({ product }) => product))].filter((id) => !named.has(id))
      const written = await saveReviews(c.env.DB, site, known)
      const deleted = await countDeleted(c.env.DB, site, known)
      const ids = [...new Set(known.map(({ product }) => product))]
      const judged = written === 0 ? { changed: 0, disappointing: 0 } : await judgeProducts(c.env, site, ids)
      const report = {
        imported: known.length - deleted,
        written,
        deleted,
        products: ids.length,
        disappointing: judged.disappointing,
        unknown: unknown.slice(0, MOST_FAILED),
        failed: parsed.failed.slice(0, MOST_FAILED),
        bad: parsed.failed.length + parsed.reviews.length - known.length,
      }
      c.set('change', JSON.stringify({ imported: report.imported, written }))
      return c.json(report)
    },
  )
  .get(
    '/api/products/:id/reviews',
    describeRoute({
      tags,
      summary: 'Reviews of a product, what they say together, and the sentences that count against it',
      description:
        'The first page has `deleted` beside them: those that a person deleted, the last one first, 50 at most.',
    }),
    validator('query', v.object(pageQuery), invalid),
    async (c) => {
      const { site } = c.var
      const { cursor, limit = 20 } = c.req.valid('query')
      const product = await findProduct(c.env.DB, site, c.req.param('id'))
      if (product === null) throw new AppError(404, 'not-found', `There is no product ${c.req.param('id')}`)
      const [rows, together, deleted] = await Promise.all([
        listReviews(c.env.DB, site, product.id, placeOf(cursor), limit),
        productReviewsOf(c.env.DB, site, product.id),
        cursor === undefined ? listDeleted(c.env.DB, site, product.id) : null,
      ])
      const last = rows.length === limit ? rows.at(-1) : undefined
      return c.json({
        summary: {
          count: product.reviews?.count ?? 0,
          average: product.reviews?.average ?? 0,
          rating: product.reviews?.rating ?? 0,
          disappoints: product.reviews?.disappoints ?? false,
          certainty: together?.certainty ?? 0,
          stars: together?.stars ?? [0, 0, 0, 0, 0],
          topics: together?.topics ?? [],
        },
        items: rows.map(({ site: _s, product: _p, deletedAt: _d, ...review }) => review),
        ...(deleted === null ? {} : { deleted: deleted.map(({ site: _s, product: _p, ...review }) => review) }),
        ...(last === undefined ? {} : { next: `${last.at} ${last.id}` }),
      })
    },
  )
  .delete(
    '/api/products/:id/reviews/:review',
    describeRoute({
      tags,
      summary: 'Delete a review: what the others say together is judged anew',
      description: 'An import that lists it again leaves it deleted. Its words are kept for 30 days, to be restored.',
    }),
    async (c) => {
      const { site } = c.var
      const { id, review } = c.req.param()
      const product = await findProduct(c.env.DB, site, id)
      if (product === null || !(await deleteReview(c.env.DB, site, product.id, review))) {
        throw new AppError(404, 'not-found', `There is no review ${review} of ${id}`)
      }
      await judgeProducts(c.env, site, [product.id])
      c.set('change', id)
      return c.body(null, 204)
    },
  )
  .post(
    '/api/products/:id/reviews/:review/restore',
    describeRoute({
      tags,
      summary: 'Take back the deletion of a review',
      description: 'After 30 days its rating alone comes back, its words with the next import that lists it.',
    }),
    async (c) => {
      const { site } = c.var
      const { id, review } = c.req.param()
      const product = await findProduct(c.env.DB, site, id)
      if (product === null || !(await restoreReview(c.env.DB, site, product.id, review))) {
        throw new AppError(404, 'not-found', `There is no deleted review ${review} of ${id}`)
      }
      await judgeProducts(c.env, site, [product.id])
      c.set('change', id)
      return c.body(null, 204)
    },
  )
  .get(
    '/api/reviews/topics',
    describeRoute({
      tags,
      summary: 'What buyers complain of over all products, and which products disappoint',
      description: '`clusters` are grievances that no word list names, grouped by their vectors.',
    }),
    async (c) => {
      const { site } = c.var
      const [config, rows, clusters] = await Promise.all([
        siteConfig(c.env, site),
        allProductReviews(c.env.DB, site),
        listClusters(c.env.DB, site),
      ])
      const topics = totalsOf(rows)
      const disappointing = rows
        .filter(({ disappoints }) => disappoints)
        .toSorted((a, b) => b.certainty - a.certainty || a.rating - b.rating)
        .slice(0, 40)
      const language = config?.language ?? 'en'
      const products = await readProductsById(
        c.env.DB,
        site,
        disappointing.map(({ product }) => product),
      )
      const titles = new Map(products.map((product) => [product.id, product]))
      return c.json({
        reviews: rows.reduce((sum, { stars }) => sum + stars.reduce((all, n) => all + n, 0), 0),
        products: rows.length,
        topics,
        clusters: clusters.map(({ site: _site, ...cluster }) => cluster),
        disappointing: disappointing.map(({ product, stars, rating, certainty, topics: own }) => ({
          id: product,
          title: textIn(titles.get(product)?.title ?? {}, language),
          imageUrl: titles.get(product)?.imageUrl ?? '',
          count: stars.reduce((sum, n) => sum + n, 0),
          rating,
          certainty,
          topics: own.slice(0, 3),
        })),
      })
    },
  )
  .post(
    '/api/jobs/judge-reviews',
    describeRoute({ tags: ['Jobs'], summary: 'Judge all reviews anew, and group what no topic names' }),
    async (c) => {
      const report = await runJob(c.env.DB, c.var.site, 'judge-reviews', (note) =>
        judgeAllProducts(c.env, c.var.site, note),
      )
      c.set('change', `${report.products} products`)
      return c.json(report)
    },
  )

const tooLarge = () =>
  new AppError(413, 'too-large', `An import has at most ${MOST_BYTES / 1024 / 1024} MB and ${MOST_ROWS} rows`, {
    hint: 'Send it in parts',
  })

function placeOf(cursor: string | undefined): { at: number; id: string } | null {
  if (cursor === undefined) return null
  const [at = '', ...id] = cursor.split(' ')
  if (!/^\d+$/.test(at) || id.length === 0) {
    throw new AppError(422, 'invalid', 'cursor: is none that this list gave', {
      fields: [{ field: 'cursor', message: 'is none that this list gave' }],
    })
  }
  return { at: Number(at), id: id.join(' ') }
}

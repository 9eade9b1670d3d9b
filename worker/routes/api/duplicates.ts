import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { summariseProduct } from '../../catalog/describeProduct.ts'
import { refreshDuplicates } from '../../jobs/refreshDuplicates.ts'
import { runJob } from '../../jobs/runJob.ts'
import { duplicateStates } from '../../model/duplicate.ts'
import { AppError } from '../../model/error.ts'
import type { ProductId, SiteId } from '../../model/ids.ts'
import { decideDuplicate, listDuplicates, type Duplicate } from '../../store/duplicates.ts'
import { readProductsById } from '../../store/products.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'

const State = v.picklist(duplicateStates, `Use ${duplicateStates.join(', ')}`)
const List = v.object({
  state: v.optional(State, 'open'),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
  ...pageQuery,
})
const tags = ['Catalog']
/** D1 binds 100 values a statement, and a pair has two products. */
const MOST = 40

/** Products that look like one: found by a job, decided by people. */
export const duplicates = new Hono<App>()
  .get(
    '/api/duplicates',
    describeRoute({
      tags,
      summary: 'Products that look like one, surest first',
      description:
        'Found by GTIN, by model number and by words of title, brand and model number; other sizes, colours and prices ' +
        'are told apart. `because` says what was found.',
    }),
    validator('query', List, invalid),
    async (c) => {
      const { state, cursor, limit = MOST, locale } = c.req.valid('query')
      const config = await siteConfig(c.env, c.var.site)
      const most = Math.min(limit, MOST)
      const rows = await listDuplicates(c.env.DB, c.var.site, state, placeOf(cursor), most)
      const shown = await withProducts(c.env.DB, c.var.site, rows, locale ?? config?.language ?? 'en')
      const last = rows.length === most ? rows.at(-1) : undefined
      return c.json({ items: shown, ...(last === undefined ? {} : { next: `${last.score} ${last.id}` }) })
    },
  )
  .patch(
    '/api/duplicates/:id',
    describeRoute({
      tags,
      summary: 'Say whether two products are one: `same`, `dismissed`, or `open` to take it back',
    }),
    validator('json', v.strictObject({ state: State }), invalid),
    async (c) => {
      const row = await decideDuplicate(c.env.DB, c.var.site, c.req.param('id'), c.req.valid('json').state)
      if (row === null) throw new AppError(404, 'not-found', `There is no pair ${c.req.param('id')}`)
      const { id, a, b, state } = row
      return c.json({ id, a, b, state })
    },
  )
  .post(
    '/api/jobs/find-duplicates',
    describeRoute({ tags: ['Jobs'], summary: 'Look for duplicate products' }),
    async (c) => {
      const config = await siteConfig(c.env, c.var.site)
      const report = await runJob(c.env.DB, c.var.site, 'find-duplicates', (note) =>
        refreshDuplicates(c.env.DB, c.var.site, config?.language ?? 'en', note),
      )
      c.set('change', `${report.pairs} pairs`)
      return c.json(report)
    },
  )

function placeOf(cursor: string | undefined): { score: number; id: string } | null {
  if (cursor === undefined) return null
  const [score, id] = cursor.split(' ')
  if (id === undefined || !Number.isFinite(Number(score))) {
    throw new AppError(422, 'invalid', 'cursor: is none that this list gave', {
      fields: [{ field: 'cursor', message: 'is none that this list gave' }],
    })
  }
  return { score: Number(score), id }
}

async function withProducts(db: D1Database, site: SiteId, rows: readonly Duplicate[], language: string) {
  const ids = [...new Set(rows.flatMap(({ a, b }) => [a, b]))]
  const found = await readProductsById(db, site, ids)
  const summaries = new Map(found.map((product) => [product.id, summariseProduct(product, language)]))
  return rows.flatMap(({ site: _site, a, b, ...row }) => {
    const pair = [summaryOf(summaries, a), summaryOf(summaries, b)]
    return pair.every((one) => one !== undefined) ? [{ ...row, products: pair }] : []
  })
}

const summaryOf = (summaries: ReadonlyMap<ProductId, ReturnType<typeof summariseProduct>>, id: ProductId) =>
  summaries.get(id)

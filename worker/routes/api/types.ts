import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { summariseProduct } from '../../catalog/describeProduct.ts'
import { lexiconNames } from '../../catalog/understand/lexicon.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { FunctionalType } from '../../model/typeLink.ts'
import { publishLinks } from '../../store/links.ts'
import { readLinks } from '../../store/typeLinks.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import {
  dropTypes,
  noStats,
  pageOfTypes,
  pictures,
  productsOfType,
  readType,
  readTypes,
  writeTypes,
  type StoredType,
} from '../../store/types.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { shownLink } from './links.ts'
import { pageQuery } from './page.ts'
import { TypeBody, TypeId, TypesBody } from './typeFields.ts'

const tags = ['Types']
const SHOWN_PRODUCTS = 48
const Param = v.strictObject({ id: TypeId })

/** Functional types: what the shop's products are for, as runs over the catalog and people decided. */
export const types = new Hono<App>()
  .get(
    '/api/types',
    describeRoute({
      tags,
      summary: 'All types with their sizes, sureness and pictures',
      description: '`totals` come with the first page.',
    }),
    validator('query', v.object({ locale: v.optional(v.pipe(v.string(), v.maxLength(35))), ...pageQuery }), invalid),
    async (c) => {
      const { cursor = '', limit = 500, locale } = c.req.valid('query')
      const { site } = c.var
      const page = await pageOfTypes(c.env.DB, site, cursor, limit)
      const shown = await withPictures(c.env, site, page, locale)
      const last = page.length === limit ? page.at(-1)?.body.id : undefined
      return c.json({
        items: shown,
        ...(cursor === '' ? { totals: await totalsOf(c.env, site) } : {}),
        ...(last === undefined ? {} : { next: last }),
      })
    },
  )
  .put(
    '/api/types',
    describeRoute({
      tags,
      summary: 'Name and map many types at once',
      description:
        'Types that are not listed stay as they are. Products take their types with the next run: POST /api/jobs/understand.',
    }),
    validator('json', TypesBody, invalid),
    async (c) => {
      const { items } = c.req.valid('json')
      const known = new Map((await readTypes(c.env.DB, c.var.site)).map((type) => [type.body.id, type]))
      const changed = items.map((item) => ({
        body: bodyOf(item.id, item),
        stats: known.get(item.id)?.stats ?? noStats,
      }))
      await writeTypes(c.env.DB, c.var.site, changed)
      await publishLinks(c.env, c.var.site)
      return c.json({ items: await withPictures(c.env, c.var.site, changed, undefined) })
    },
  )
  .get(
    '/api/types/:id',
    describeRoute({ tags, summary: 'A type with its first products and its links' }),
    validator('param', Param, invalid),
    validator('query', v.object({ locale: v.optional(v.pipe(v.string(), v.maxLength(35))) }), invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const type = await found(c.env, c.var.site, id)
      return c.json(await fullType(c.env, c.var.site, type, c.req.valid('query').locale))
    },
  )
  .put(
    '/api/types/:id',
    describeRoute({
      tags,
      summary: 'Name a type and say which categories and titles are of it',
      description: 'Products take their types with the next run: POST /api/jobs/understand.',
    }),
    validator('param', Param, invalid),
    validator('json', TypeBody, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      if (given.id !== undefined && given.id !== id) {
        throw new AppError(422, 'invalid', `The body says ${given.id}, the path ${id}`, {
          fields: [{ field: 'id', message: 'differs from the path' }],
        })
      }
      const before = await readType(c.env.DB, c.var.site, id)
      const type = { body: bodyOf(id, given), stats: before?.stats ?? noStats }
      await writeTypes(c.env.DB, c.var.site, [type])
      await publishLinks(c.env, c.var.site)
      return c.json(await fullType(c.env, c.var.site, type, undefined))
    },
  )
  .delete(
    '/api/types/:id',
    describeRoute({ tags, summary: 'Forget what was said of a type; the next run decides anew' }),
    validator('param', Param, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      await found(c.env, c.var.site, id)
      await dropTypes(c.env.DB, c.var.site, [id])
      await publishLinks(c.env, c.var.site)
      return c.body(null, 204)
    },
  )

const bodyOf = (id: string, { names, categories, titles, locked }: v.InferOutput<typeof TypeBody>): FunctionalType => ({
  id,
  names,
  categories,
  titles,
  ...(locked ? { locked } : {}),
})

const shownType = ({ body, stats }: StoredType) => ({
  ...body,
  locked: body.locked === true,
  products: stats.products,
  confidence: stats.confidence,
  by: stats.by,
})

async function withPictures(env: Env, site: SiteId, types: readonly StoredType[], locale: string | undefined) {
  const language = locale ?? (await siteConfig(env, site))?.language ?? 'en'
  const known = await pictures(
    env.DB,
    site,
    types.flatMap(({ stats }) => stats.samples),
    language,
  )
  return types.map((type) => ({
    ...shownType(type),
    samples: type.stats.samples.flatMap((id) => {
      const picture = known.get(id)
      return picture === undefined ? [] : [{ id, ...picture }]
    }),
  }))
}

async function totalsOf(env: Env, site: SiteId) {
  const [all, links] = [await readTypes(env.DB, site), await readLinks(env.DB, site)]
  const by: Record<string, number> = {}
  for (const { stats } of all) for (const [name, n] of Object.entries(stats.by)) by[name] = (by[name] ?? 0) + n
  return {
    types: all.length,
    products: all.reduce((sum, { stats }) => sum + stats.products, 0),
    by,
    links: links.filter(({ removed }) => removed !== true).length,
  }
}

async function fullType(env: Env, site: SiteId, type: StoredType, locale: string | undefined) {
  const language = locale ?? (await siteConfig(env, site))?.language ?? 'en'
  const { id } = type.body
  const products = await productsOfType(env.DB, site, id, '', SHOWN_PRODUCTS)
  const [all, links] = [await readTypes(env.DB, site), await readLinks(env.DB, site)]
  const names = new Map(all.map(({ body }) => [body.id, body.names]))
  return {
    ...shownType(type),
    items: products.map((product) => ({ ...summariseProduct(product, language), type: product.type })),
    links: links.filter(({ from, to }) => from === id || to === id).map((link) => shownLink(link, names)),
  }
}

async function found(env: Env, site: SiteId, id: string): Promise<StoredType> {
  const type = await readType(env.DB, site, id)
  if (type !== null) return type
  const names = lexiconNames(id)
  if (names !== undefined) return { body: { id, names, categories: [], titles: {} }, stats: noStats }
  throw new AppError(404, 'not-found', `There is no type ${id}`, { hint: 'GET /api/types lists them; PUT makes one' })
}

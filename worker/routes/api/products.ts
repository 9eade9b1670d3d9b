import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { describeProduct, summariseProduct } from '../../catalog/describeProduct.ts'
import { patchProduct } from '../../catalog/patchProduct.ts'
import { lexiconNames } from '../../catalog/understand/lexicon.ts'
import { pinType } from '../../catalog/understand/pinType.ts'
import { withType } from '../../catalog/understand/withType.ts'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import { freshenIndex } from '../../jobs/freshenIndex.ts'
import { savePush } from '../../jobs/spreadChanges.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import { toDecimal } from '../../model/money.ts'
import type { Product } from '../../model/product.ts'
import type { SiteConfig } from '../../model/site.ts'
import { catalogFacets, listProducts, productHistory } from '../../store/productList.ts'
import { findProduct } from '../../store/products.ts'
import { readStored } from '../../store/productWrites.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { typeNames } from '../../store/typeNames.ts'
import { readType, typeRules } from '../../store/types.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'
import { ProductPatchBody } from './productFields.ts'

const List = v.object({
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  category: v.optional(v.string()),
  stock: v.optional(v.picklist(['in', 'out', 'gone'])),
  brand: v.optional(v.pipe(v.string(), v.maxLength(200))),
  label: v.optional(v.pipe(v.string(), v.maxLength(200))),
  type: v.optional(v.pipe(v.string(), v.maxLength(200))),
  locale: v.optional(v.string()),
  ...pageQuery,
})

const tags = ['Catalog']

/** The catalog: what is sold, what it costs, and pushes between two feeds. */
export const products = new Hono<App>()
  .get(
    '/api/products',
    describeRoute({
      tags,
      summary: 'List products',
      description: '`facets` (category, brand, label, type with their sizes) come with the first page.',
    }),
    validator('query', List, invalid),
    async (c) => {
      const { cursor = '', limit = 50, locale, ...filter } = c.req.valid('query')
      const { site } = c.var
      const config = await configOf(c.env, site)
      const [page, facets] = await Promise.all([
        listProducts(c.env.DB, site, filter, cursor, limit),
        cursor === '' ? facetsOf(c.env, site, locale ?? config.language) : undefined,
      ])
      const items = page.products.map((product) => summariseProduct(product, locale ?? config.language))
      const last = items.length === limit ? items.at(-1)?.id : undefined
      return c.json({
        items,
        total: page.total,
        ...(facets === undefined ? {} : { facets }),
        ...(last === undefined ? {} : { next: last }),
      })
    },
  )
  .get(
    '/api/products/:id',
    describeRoute({ tags, summary: 'A product, by its own id or by the id or SKU of a variant' }),
    async (c) => c.json(await fullProduct(c.env, c.var.site, await found(c.env, c.var.site, c.req.param('id')))),
  )
  .patch(
    '/api/products/:id',
    describeRoute({
      tags,
      summary: 'Push prices, stock, zones, texts and facts',
      description:
        'What is said here stands until the feed itself says something else. `price` alone is what is paid now; with ' +
        '`salePrice` it is what is crossed out. Asked by the id of a variant, prices and stock are that variant’s. ' +
        'Sales have `saleFrom` and `saleTo`; `zones` and `prices` state what differs by zone and currency. `type` ' +
        'pins what the product is for.',
    }),
    validator('json', ProductPatchBody, invalid),
    async (c) => {
      const { site } = c.var
      const asked = c.req.param('id')
      const before = await found(c.env, site, asked)
      const config = await configOf(c.env, site)
      const { type, ...patch } = c.req.valid('json')
      if (type !== undefined && type !== null) await refuseUnknownType(c.env, site, type)
      const patched = patchProduct(before, asked, patch, config, clock.now())
      if ('bad' in patched) {
        const message = patched.bad.map((bad) => `${bad.field} ${bad.message}`).join('; ')
        throw new AppError(422, 'invalid', message, { fields: patched.bad })
      }
      const rules = await typeRules(c.env.DB, site)
      const typed =
        type === undefined
          ? withType(patched.product, rules, config.language)
          : pinType(patched.product, type, rules, config.language, clock.now())
      if (patched.product === before && type === undefined) return c.json(await fullProduct(c.env, site, before))
      if (typed === before) return c.json(await fullProduct(c.env, site, before))
      const after = await save(c.env, config, before, typed)
      await freshenIndex(c.env, site, [after])
      return c.json(await fullProduct(c.env, site, after))
    },
  )

async function facetsOf(env: Env, site: SiteId, language: string) {
  const [{ type, category, ...facets }, nameOf] = await Promise.all([
    catalogFacets(env.DB, site),
    typeNames(env.DB, site, language),
  ])
  const pathIn = (text: string): string => {
    const paths = v.safeParse(CategoryPaths, JSON.parse(text))
    return (paths.success ? (paths.output[language] ?? []) : []).join(' > ')
  }
  return {
    ...facets,
    category: category.map(({ id, name, paths, count }) => ({ id, name: pathIn(paths) || name, count })),
    type: type.map(({ id, count }) => ({ id, name: nameOf(id), count })),
  }
}

/** As products carry them: the way from the root, per language. */
const CategoryPaths = v.record(v.string(), v.array(v.string()))

async function refuseUnknownType(env: Env, site: SiteId, type: string): Promise<void> {
  if (lexiconNames(type) !== undefined || (await readType(env.DB, site, type)) !== null) return
  throw new AppError(422, 'invalid', `There is no type ${type}`, {
    hint: 'GET /api/types lists them; PUT /api/types/:id makes one',
    fields: [{ field: 'type', message: `is no type: ${type}` }],
  })
}

async function save(env: Env, config: SiteConfig, before: Product, after: Product): Promise<Product> {
  const stored = (await readStored(env.DB, config.id, [before.id])).get(before.id)
  const said = { ...stored?.said, api: String(after.updatedAt) }
  const [written] = await savePush(env, config, [{ id: after.id, before, after, said }])
  return written?.after ?? after
}

async function fullProduct(env: Env, site: SiteId, product: Product) {
  const changes = await productHistory(env.DB, site, product.id, 200)
  const currencies = new Map(product.variants.map(({ id, currency }) => [id, currency]))
  const history = changes.map(({ at, variant, availability, priceMinor, regularMinor }) => {
    const currency = currencies.get(variant) ?? product.variants[0]?.currency ?? 'EUR'
    const regular = regularMinor === null ? {} : { regularPrice: toDecimal(regularMinor, currency) }
    return { at, variantId: variant, availability, price: toDecimal(priceMinor, currency), ...regular, currency }
  })
  return { ...describeProduct(product), history }
}

async function configOf(env: Env, site: SiteId): Promise<SiteConfig> {
  const config = await siteConfig(env, site)
  if (config === null) throw new AppError(404, 'not-found', `There is no site ${site}`)
  return config
}

async function found(env: Env, site: SiteId, id: string): Promise<Product> {
  const product = await findProduct(env.DB, site, id)
  if (product !== null) return product
  throw new AppError(404, 'not-found', `There is no product ${id}`, { hint: 'Import it, or look for it by another id' })
}

import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { buildIndex } from '../../jobs/buildIndex.ts'
import { embedWithAi } from '../../jobs/embedWithAi.ts'
import { runJob } from '../../jobs/runJob.ts'
import { AppError } from '../../model/error.ts'
import type { ProductId } from '../../model/ids.ts'
import { itemRowOf } from '../../recommend/itemRow.ts'
import { packItems } from '../../recommend/items.ts'
import { itemTexts } from '../../recommend/itemTexts.ts'
import { manifestKey, parseManifest } from '../../recommend/manifest.ts'
import { listTables, saveTable, spaceOf, spaces } from '../../store/embeddings.ts'
import { readProducts } from '../../store/products.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'

const tags = ['Catalog']
/** 100,000 products with 128 dims make 14 MB. */
const MOST_BYTES = 64 * 1024 * 1024

/** How product texts become vectors: which model, what it has read, and what the index was built with. */
export const vectors = new Hono<App>()
  .get(
    '/api/vectors',
    describeRoute({ tags, summary: 'Which embedder the site uses, and whose vectors are there' }),
    async (c) => {
      const { site } = c.var
      const [config, tables, stored] = await Promise.all([
        siteConfig(c.env, site),
        listTables(c.env, site),
        c.env.STORE.get(manifestKey(site)),
      ])
      const manifest = stored === null ? null : parseManifest(await stored.json(), site)
      const { embedder: id, dims = 0 } = manifest?.artifacts.vectors ?? {}
      return c.json({
        uses: config?.settings.embedder ?? 'static',
        aiAvailable: c.env.AI !== undefined,
        tables: tables.map(({ key: _key, ...table }) => table),
        index: manifest === null || id === undefined ? null : { embedder: id, dims, products: manifest.count },
      })
    },
  )
  .get(
    '/api/vectors/texts',
    describeRoute({
      tags,
      summary: 'The text of each product that an embedder reads',
      description: 'Brand and title in the main language, in the order of ids: what `npm run embed` works on.',
    }),
    validator('query', v.object(pageQuery), invalid),
    async (c) => {
      const { cursor = '', limit = 500 } = c.req.valid('query')
      const config = await siteConfig(c.env, c.var.site)
      const products = await readProducts(c.env.DB, c.var.site, cursor as ProductId | '', limit)
      const text = itemTexts(packItems(products.map(itemRowOf)), config?.language ?? 'en')
      const last = products.length === limit ? products.at(-1)?.id : undefined
      return c.json({
        items: products.map(({ id }, at) => ({ id, text: text(at).title })),
        ...(last === undefined ? {} : { next: last }),
      })
    },
  )
  .put(
    '/api/vectors/:space',
    describeRoute({
      tags,
      summary: 'Bring the vectors of a model: the file that `npm run embed` makes',
      description:
        'Checked whole before it is kept: checksums, lengths, order. Where the site uses that model, the index is built anew ' +
        'behind the live one and swapped when it is complete; vectors of two models, or of two tables, never meet.',
      requestBody: { content: { 'application/octet-stream': {} } },
    }),
    validator('param', v.object({ space: v.picklist(spaces, `Use ${spaces.join(', ')}`) }), invalid),
    async (c) => {
      const { space } = c.req.valid('param')
      const { site } = c.var
      if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
      const file = new Uint8Array(await c.req.arrayBuffer())
      if (file.length > MOST_BYTES) throw tooLarge()
      const { key: _key, ...table } = await saveTable(c.env, site, space, file)
      c.set('change', table.id)
      const uses = (await siteConfig(c.env, site))?.settings.embedder ?? 'static'
      const isUsed = uses in spaceOf && spaceOf[uses as keyof typeof spaceOf] === space
      if (!isUsed) return c.json({ ...table, used: false }, 201)
      const { job } = await runJob(c.env.DB, site, 'build-index', async (note) => ({
        ...(await buildIndex(c.env, site, note)),
      }))
      return c.json({ ...table, used: true, job }, 201)
    },
  )
  .post(
    '/api/jobs/embed',
    describeRoute({
      tags: ['Jobs'],
      summary: 'Make the vectors of all products by Workers AI',
      description:
        'Only where the Worker has the AI binding: in production. Else `npm run embed` does it on your machine.',
    }),
    async (c) => {
      const ai = c.env.AI
      if (ai === undefined) {
        throw new AppError(409, 'not-available', 'Workers AI is there in production only', {
          hint: 'Use `npm run embed`',
        })
      }
      const report = await runJob(c.env.DB, c.var.site, 'embed', (note) => embedWithAi(c.env, ai, c.var.site, note))
      c.set('change', report.table)
      return c.json(report)
    },
  )

const tooLarge = () => new AppError(413, 'too-large', `A table of vectors has at most ${MOST_BYTES / 1024 / 1024} MB`)

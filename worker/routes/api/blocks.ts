import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { stableJson } from '../../catalog/stableJson.ts'
import { AppError } from '../../model/error.ts'
import type { Block } from '../../model/recipe.ts'
import { BlockSchema } from '../../recommend/blockSchema.ts'
import { RecipeSchema, recipeOf } from '../../recommend/recipeSchema.ts'
import { noFacts } from '../../recommend/visit.ts'
import { dropBlock, readBlock, readBlocks, writeBlock } from '../../store/blocks.ts'
import { publishSiteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { factsOfCustomer, previewBlock } from './preview.ts'

const BlockId = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens')),
})

const Preview = v.strictObject({
  recipe: v.optional(RecipeSchema),
  customerId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  context: v.optional(
    v.strictObject({
      productId: v.optional(v.pipe(v.string(), v.maxLength(256))),
      productIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(50))),
      categoryId: v.optional(v.pipe(v.string(), v.maxLength(512))),
      query: v.optional(v.pipe(v.string(), v.maxLength(512))),
    }),
  ),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})

export const blocks = new Hono<App>()
  .get('/api/blocks', describeRoute({ tags: ['Blocks'], summary: 'All blocks of the site' }), async (c) =>
    c.json({ items: await readBlocks(c.env.DB, c.var.site) }),
  )
  .get(
    '/api/blocks/:id',
    describeRoute({ tags: ['Blocks'], summary: 'One block' }),
    validator('param', BlockId, invalid),
    async (c) => c.json(await blockOr404(c.env.DB, c.var.site, c.req.valid('param').id)),
  )
  .put(
    '/api/blocks/:id',
    describeRoute({ tags: ['Blocks'], summary: 'Make or change a block; a changed recipe becomes its next version' }),
    validator('param', BlockId, invalid),
    validator('json', BlockSchema, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      if (given.id !== undefined && given.id !== id) {
        throw new AppError(422, 'invalid', `The body says ${given.id}, the path ${id}`, {
          fields: [{ field: 'id', message: 'differs from the path' }],
        })
      }
      const before = await readBlock(c.env.DB, c.var.site, id)
      const block: Block = {
        id,
        placement: given.placement,
        title: given.title,
        enabled: given.enabled,
        ...(given.dedupe === undefined ? {} : { dedupe: given.dedupe }),
        recipe: nextVersion(recipeOf(given.recipe), before),
      }
      await writeBlock(c.env.DB, c.var.site, block)
      await publishSiteConfig(c.env, c.var.site)
      return c.json(block)
    },
  )
  .delete(
    '/api/blocks/:id',
    describeRoute({ tags: ['Blocks'], summary: 'Remove a block; pages that ask for it get it empty' }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      if (!(await dropBlock(c.env.DB, c.var.site, id))) throw noBlock(id)
      await publishSiteConfig(c.env, c.var.site)
      return c.body(null, 204)
    },
  )
  .post(
    '/api/blocks/:id/preview',
    describeRoute({
      tags: ['Blocks'],
      summary: 'Fill a block as a chosen customer, with reasons and what was removed',
    }),
    validator('param', BlockId, invalid),
    validator('json', Preview, invalid),
    async (c) => {
      const { customerId, recipe, context, locale, limit } = c.req.valid('json')
      const block = await blockOr404(c.env.DB, c.var.site, c.req.valid('param').id)
      const facts = customerId === undefined ? noFacts : await factsOfCustomer(c.env, c.var.site, customerId)
      const request = {
        ...(context === undefined ? {} : { context }),
        ...(locale === undefined ? {} : { locale }),
        ...(limit === undefined ? {} : { limit }),
      }
      const shown = recipe === undefined ? block : { ...block, recipe: recipeOf(recipe) }
      return c.json(await previewBlock(c.env, c.var.site, shown, facts, request))
    },
  )

function nextVersion(recipe: Block['recipe'], before: Block | null): Block['recipe'] {
  const was = before?.recipe.version ?? 0
  const isSame = before !== null && stableJson({ ...recipe, version: was }) === stableJson(before.recipe)
  return { ...recipe, version: isSame ? was : was + 1 }
}

async function blockOr404(db: D1Database, site: App['Variables']['site'], id: string): Promise<Block> {
  const block = await readBlock(db, site, id)
  if (block === null) throw noBlock(id)
  return block
}

const noBlock = (id: string) =>
  new AppError(404, 'no-block', `There is no block ${id}`, { hint: 'GET /api/blocks lists them; PUT makes one.' })

import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { BlockSchema } from '../../recommend/blockSchema.ts'
import { recipeOf } from '../../recommend/recipeSchema.ts'
import { readBlocks } from '../../store/blocks.ts'
import { invalid } from '../errors.ts'
import { actorName, type App } from './access.ts'
import { BlockId, blockOf, Preview } from './blockFields.ts'
import { blockOr404 } from './blockOr404.ts'
import { previewBlock, previewed } from './preview.ts'
import { publishBlock } from './publishBlock.ts'

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
      const block = blockOf(c.req.valid('json'), c.req.valid('param').id)
      return c.json(await publishBlock(c.env, c.var.site, block, actorName(c.var.actor)))
    },
  )
  .post(
    '/api/blocks/:id/preview',
    describeRoute({
      tags: ['Blocks'],
      summary: 'Fill a block as a chosen customer or a made-up visitor, with reasons and what was removed',
    }),
    validator('param', BlockId, invalid),
    validator('json', Preview, invalid),
    async (c) => {
      const { recipe, ...asked } = c.req.valid('json')
      const block = await blockOr404(c.env.DB, c.var.site, c.req.valid('param').id)
      const { facts, request } = await previewed(c.env, c.var.site, asked)
      const shown = recipe === undefined ? block : { ...block, recipe: recipeOf(recipe) }
      return c.json(await previewBlock(c.env, c.var.site, shown, facts, request))
    },
  )

import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { sources } from '../../model/recipe.ts'
import { findPresets } from '../../recommend/presets/findPresets.ts'
import { presets as all } from '../../recommend/presets/presets.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { BlockId, Preview } from './blockFields.ts'
import { previewBlock, previewed } from './preview.ts'

const Query = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  placement: v.optional(v.pipe(v.string(), v.maxLength(20))),
  use: v.optional(v.picklist(sources)),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'Use the `next` of the page before'))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'Use 1 to 500'), v.transform(Number)),
    '500',
  ),
})

const Ask = v.omit(Preview, ['recipe'])

/** Ready-made recipes: nothing of a site, so they are the same for all; only what they show is its own. */
export const presets = new Hono<App>()
  .get(
    '/api/presets',
    describeRoute({ tags: ['Blocks'], summary: 'Ready-made recipes, searchable in English, Polish and Ukrainian' }),
    validator('query', Query, invalid),
    (c) => {
      const { q, placement, use, cursor = '0', limit } = c.req.valid('query')
      const found = findPresets(all, { query: q, placement, use })
      const from = Number(cursor)
      const next = from + limit < found.length ? String(from + limit) : undefined
      return c.json({
        items: found.slice(from, from + limit),
        total: found.length,
        ...(next === undefined ? {} : { next }),
      })
    },
  )
  .post(
    '/api/presets/:id/preview',
    describeRoute({ tags: ['Blocks'], summary: 'What a preset would show in this shop, with reasons' }),
    validator('param', BlockId, invalid),
    validator('json', Ask, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const preset = all.find((one) => one.id === id)
      if (preset === undefined) throw new AppError(404, 'no-preset', `There is no preset ${id}`)
      const block = { id, placement: preset.placement, title: preset.name, enabled: true, recipe: preset.recipe }
      const { facts, request } = await previewed(c.env, c.var.site, c.req.valid('json'))
      return c.json(await previewBlock(c.env, c.var.site, block, facts, request))
    },
  )

import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { sources } from '../../model/recipe.ts'
import { findPresets } from '../../recommend/presets/findPresets.ts'
import { presets as all } from '../../recommend/presets/presets.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

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

/** Ready-made recipes: nothing of a site, so they are the same for all. */
export const presets = new Hono<App>().get(
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

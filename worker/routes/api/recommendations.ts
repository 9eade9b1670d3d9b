import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { factsOfCustomer, previewBlock } from './preview.ts'

const Query = v.strictObject({
  block: v.optional(v.pipe(v.string(), v.maxLength(64)), 'for-you'),
  productId: v.optional(v.pipe(v.string(), v.maxLength(256))),
  categoryId: v.optional(v.pipe(v.string(), v.maxLength(512))),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]\d?|100)$/, 'Use 1 to 100'), v.transform(Number))),
})

export const recommendationsOf = new Hono<App>().get(
  '/api/customers/:id/recommendations',
  describeRoute({
    tags: ['Customers'],
    summary: 'What a block shows this customer right now, why, and what the rules removed',
  }),
  validator('query', Query, invalid),
  async (c) => {
    const { block: id, locale, limit, ...context } = c.req.valid('query')
    const config = await siteConfig(c.env, c.var.site)
    const block = config?.blocks.find((one) => one.id === id)
    if (block === undefined) throw new AppError(404, 'no-block', `There is no block ${id}`)
    const facts = await factsOfCustomer(c.env, c.var.site, c.req.param('id'))
    const request = { context, ...(locale === undefined ? {} : { locale }), ...(limit === undefined ? {} : { limit }) }
    return c.json(await previewBlock(c.env, c.var.site, block, facts, request))
  },
)

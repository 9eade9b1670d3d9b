import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import type { Block } from '../../model/recipe.ts'
import { noFacts } from '../../recommend/visit.ts'
import { findProduct } from '../../store/products.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { previewBlock } from './preview.ts'

const nearest: Block = {
  id: 'neighbours',
  placement: 'product',
  title: {},
  enabled: true,
  recipe: {
    id: 'neighbours',
    version: 1,
    limit: 12,
    min: 0,
    sources: [{ use: 'similar', weight: 1 }],
    exclude: ['context'],
    fallback: [],
  },
}

export const neighbours = new Hono<App>().get(
  '/api/products/:id/neighbours',
  describeRoute({ tags: ['Catalog'], summary: 'The products that are most alike, as the index sees them' }),
  validator('query', v.object({ locale: v.optional(v.pipe(v.string(), v.maxLength(35))) }), invalid),
  async (c) => {
    const { locale } = c.req.valid('query')
    const product = await findProduct(c.env.DB, c.var.site, c.req.param('id'))
    if (product === null) throw new AppError(404, 'not-found', `There is no product ${c.req.param('id')}`)
    const request = { context: { productId: product.id as string }, ...(locale === undefined ? {} : { locale }) }
    const { items } = await previewBlock(c.env, c.var.site, nearest, noFacts, request)
    return c.json({ items })
  },
)

import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { AppError } from '../../model/error.ts'
import { waitlistName } from '../../objects/waitlist.ts'
import { findProduct } from '../../store/products.ts'
import type { App } from './access.ts'

/** Who waits for a product: numbers alone, no customer. */
export const waiting = new Hono<App>().get(
  '/api/products/:id/waiting',
  describeRoute({
    tags: ['Catalog'],
    summary: 'Who waits for this product, in numbers',
    description:
      'Customers by kind of interest (`carted`, `wished`, `watched-stock`, `watched-price`) and variant, since when the ' +
      'longest waits, when customers were last told of a change, and which changes have yet to settle.',
  }),
  async (c) => {
    const product = await findProduct(c.env.DB, c.var.site, c.req.param('id'))
    if (product === null) throw new AppError(404, 'not-found', `There is no product ${c.req.param('id')}`)
    const { waiting: groups, ...rest } = await c.env.WAITLIST.getByName(waitlistName(c.var.site, product.id)).tally()
    return c.json({ items: [...groups], ...rest })
  },
)

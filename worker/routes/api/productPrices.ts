import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { dailyPrices } from '../../catalog/dailyPrices.ts'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import { toDecimal } from '../../model/money.ts'
import { productHistory } from '../../store/productList.ts'
import { findProduct } from '../../store/products.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const mostChanges = 2000
const mostVariants = 50

/** What a product cost, day by day. */
export const productPrices = new Hono<App>().get(
  '/api/products/:id/prices',
  describeRoute({
    tags: ['Catalog'],
    summary: 'What each variant cost on each of the last days, and the lowest of 30 days up to each',
    description:
      '`days` from 1 to 365, 90 without it; the first 50 variants. `lowestPrice30` is the lowest of the 30 days before the ' +
      'present price (EU Directive 98/6/EC, Art. 6a), where a history knows it.',
  }),
  validator(
    'query',
    v.object({
      days: v.optional(
        v.pipe(v.string(), v.transform(Number), v.integer('is no whole number'), v.minValue(1), v.maxValue(365)),
      ),
    }),
    invalid,
  ),
  async (c) => {
    const product = await findProduct(c.env.DB, c.var.site, c.req.param('id'))
    if (product === null) throw new AppError(404, 'not-found', `There is no product ${c.req.param('id')}`)
    const { days = 90 } = c.req.valid('query')
    const changes = (await productHistory(c.env.DB, c.var.site, product.id, mostChanges)).toReversed()
    const items = product.variants.slice(0, mostVariants).map((variant) => {
      const own = changes.filter((change) => change.variant === variant.id)
      const daily = dailyPrices(own, variant.priceMinor, product.createdAt, clock.now(), days)
      const decimal = (minor: number): number => toDecimal(minor, variant.currency)
      return {
        variantId: variant.id,
        currency: variant.currency,
        changes: own.length,
        ...(variant.lowest30Minor === undefined ? {} : { lowestPrice30: decimal(variant.lowest30Minor) }),
        days: daily.map(({ day, priceMinor, lowestMinor }) => ({
          day,
          price: decimal(priceMinor),
          lowest: decimal(lowestMinor),
        })),
      }
    })
    return c.json({ items })
  },
)

import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import type { BadField } from '../../model/error.ts'
import type { Event } from '../../model/event.ts'
import { asId } from '../../model/ids.ts'
import type { CustomerId, EventId, ProductId, VariantId } from '../../model/ids.ts'
import { toMinor } from '../../model/money.ts'
import type { SiteConfig } from '../../model/site.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { deliverEvents } from '../collectEvents.ts'
import type { Passed } from '../collectEvents.ts'
import type { App } from './access.ts'

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim(), v.minLength(1), v.maxLength(255))
const amount = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'not an amount'), v.transform(Number))]),
  v.finite(),
  v.minValue(0),
  v.maxValue(1e12),
)
const statuses = [
  'placed',
  'paid',
  'shipped',
  'ready-for-pickup',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
] as const

const OrderBody = v.object({
  id,
  status: v.optional(v.picklist(statuses), 'placed'),
  customer: v.pipe(
    v.object({
      externalId: v.optional(id),
      email: v.optional(v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254))),
      phone: v.optional(v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(32))),
    }),
    v.check((who) => Object.values(who).some((value) => value !== undefined), 'name externalId, email or phone'),
  ),
  items: v.pipe(
    v.array(
      v.object({
        productId: id,
        variantId: v.optional(id),
        quantity: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)), 1),
        price: v.optional(amount),
      }),
    ),
    v.maxLength(500),
  ),
  total: v.optional(amount),
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{3}$/, 'a three-letter code'), v.toUpperCase())),
  placedAt: v.optional(
    v.pipe(
      v.union([
        v.pipe(
          v.string(),
          v.transform((text) => Date.parse(text)),
        ),
        v.number(),
      ]),
      v.finite('not a time: write ISO 8601'),
    ),
  ),
  source: v.optional(v.picklist(['online', 'offline']), 'online'),
})
type OrderBody = v.InferOutput<typeof OrderBody>

const ordersAtMost = 1000

/** Orders from the shop's own system: the till, the ERP, an order webhook. Idempotent on `id` and `status`. */
export const orders = new Hono<App>().post(
  '/api/orders',
  describeRoute({
    tags: ['Customers'],
    summary: 'Tell of orders, one or a list, in any state',
    description: 'The good are stored, the bad are listed; 422 when none is good.',
  }),
  async (c) => {
    const body = await c.req.json<unknown>()
    const given = Array.isArray(body) ? (body as unknown[]) : [body]
    if (given.length > ordersAtMost) throw new AppError(413, 'too-large', `At most ${ordersAtMost} orders at once`)
    const config = await siteConfig(c.env, c.var.site)
    if (config === null) throw new AppError(404, 'no-site', `There is no site ${c.var.site}`)
    const rejected: { index: number; fields: readonly BadField[] }[] = []
    const passed: Passed[] = []
    for (const [index, one] of given.entries()) {
      const parsed = v.safeParse(OrderBody, one)
      if (parsed.success) passed.push(asEvent(parsed.output, config, clock.now()))
      else rejected.push({ index, fields: fieldsOf(parsed.issues) })
    }
    const [bad] = rejected
    if (passed.length === 0 && bad !== undefined) {
      const message = bad.fields.map(({ field, message }) => `${field}: ${message}`).join('; ')
      throw new AppError(422, 'invalid', message, { fields: bad.fields })
    }
    await deliverEvents(c.env, config, passed, () => false)
    return c.json({ items: passed.map(itemOf), ...(rejected.length > 0 ? { rejected } : {}) })
  },
)

const itemOf = ({ event, customer }: Passed): { id: string; customer: CustomerId | undefined } => ({
  id: event.action.type === 'order' ? event.action.orderId : '',
  customer,
})

/** An order is an event like any other: one way in, whatever the source. */
function asEvent(order: OrderBody, config: SiteConfig, now: number): Passed {
  const currency = order.currency ?? config.currency
  const lines = order.items.map(({ productId, variantId, quantity, price }) => ({
    productId: asId<ProductId>(productId),
    ...(variantId === undefined ? {} : { variantId: asId<VariantId>(variantId) }),
    quantity,
    ...(price === undefined ? {} : { priceMinor: toMinor(price, currency) }),
  }))
  const isFirst = order.status === 'placed' || order.status === 'paid'
  const event: Event = {
    id: asId<EventId>(`order:${order.id}:${order.status}`),
    kind: 'track',
    name: isFirst ? 'Order Completed' : 'Order Updated',
    at: isFirst ? Math.min(order.placedAt ?? now, now) : now,
    receivedAt: now,
    action: {
      type: 'order',
      orderId: order.id,
      status: order.status,
      lines,
      ...(order.total === undefined ? {} : { totalMinor: toMinor(order.total, currency) }),
      currency,
      ...(order.placedAt === undefined ? {} : { placedAt: Math.min(order.placedAt, now) }),
    },
    properties: {
      order_id: order.id,
      status: order.status,
      source: order.source,
      currency,
      ...(order.total === undefined ? {} : { total: order.total }),
      products: order.items.map(({ productId, variantId, quantity, price }) => ({
        product_id: productId,
        ...(variantId === undefined ? {} : { variant_id: variantId }),
        quantity,
        ...(price === undefined ? {} : { price }),
      })),
    },
    context: {},
    source: 'server',
  }
  const { externalId, email, phone } = order.customer
  return {
    event,
    ...(externalId === undefined ? {} : { userId: externalId }),
    person: {
      ...(externalId === undefined ? {} : { externalId }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
  }
}

const fieldsOf = (issues: readonly v.BaseIssue<unknown>[]): readonly BadField[] =>
  issues.map((issue) => ({
    field: (issue.path ?? []).map(({ key }) => String(key)).join('.'),
    message: issue.message,
  }))

import { Hono } from 'hono'
import type { Context } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { asId } from '../../model/ids.ts'
import type { CustomerId } from '../../model/ids.ts'
import { toDecimal } from '../../model/money.ts'
import type { SiteConfig } from '../../model/site.ts'
import { askCustomer } from '../../objects/canonical.ts'
import { listProfiles } from '../../store/profiles.ts'
import type { ProfileRow } from '../../store/profiles.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { customerRow, customerView, timelineItem } from './customerView.ts'
import { findCustomers, readCustomer } from './findCustomers.ts'

const text = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)))
const limit = v.optional(
  v.pipe(v.string(), v.regex(/^\d+$/, 'a number'), v.transform(Number), v.minValue(1), v.maxValue(500)),
)
const List = v.object({
  q: v.optional(v.pipe(v.string(), v.maxLength(255))),
  email: text,
  phone: text,
  externalId: text,
  anonymousId: text,
  cursor: text,
  limit,
})
const Page = v.object({ before: text, next: text, cursor: text, limit })

const tags = ['Customers']
/** Rows of a list whose names are asked from their objects: D1 holds none. */
const namedAtMost = 25

export const customers = new Hono<App>()
  .get(
    '/api/customers',
    describeRoute({ tags, summary: 'Find customers by an identifier, or list the newest' }),
    validator('query', List, invalid),
    async (c) => {
      const { cursor, limit = 50, q, ...named } = c.req.valid('query')
      const config = await configOf(c)
      const wanted = q === undefined || q.trim() === '' ? named : { ...named, q }
      if (Object.values(wanted).some((value) => value !== undefined)) {
        const found = await findCustomers(c.env, c.var.site, wanted)
        return c.json({ items: found.map((state) => customerRow(state, config)) })
      }
      const rows = await listProfiles(c.env.DB, c.var.site, cursorOf(cursor), limit)
      const last = rows.length === limit ? rows.at(-1) : undefined
      return c.json({
        items: await withLabels(c, rows, config),
        ...(last === undefined ? {} : { next: `${last.lastSeenAt}.${last.id}` }),
      })
    },
  )
  .get('/api/customers/:id', describeRoute({ tags, summary: 'All that is known of a customer' }), async (c) => {
    const state = await readCustomer(c.env, c.var.site, idOf(c))
    if (state === null) throw noCustomer()
    return c.json(customerView(state, await configOf(c)))
  })
  .get(
    '/api/customers/:id/timeline',
    describeRoute({ tags, summary: 'What happened, newest first' }),
    validator('query', Page, invalid),
    async (c) => {
      const { limit = 50, ...page } = c.req.valid('query')
      const before = page.before ?? page.next ?? page.cursor
      if (before !== undefined && !/^\d+\.\d+$/.test(before)) {
        throw new AppError(422, 'invalid', 'before is no cursor: take `next` of the page before')
      }
      const { answer } = await askCustomer(c.env, c.var.site, idOf(c), (customer) =>
        customer.timeline({ limit, ...(before === undefined ? {} : { before }) }),
      )
      return c.json({
        items: answer.events.map(timelineItem),
        ...(answer.next === undefined ? {} : { next: answer.next }),
      })
    },
  )
  .get(
    '/api/customers/:id/decisions',
    describeRoute({ tags, summary: 'Why messages were sent or not, newest first' }),
    async (c) => {
      const state = await readCustomer(c.env, c.var.site, idOf(c))
      if (state === null) throw noCustomer()
      return c.json({ items: state.decisions.toReversed() })
    },
  )
  .get(
    '/api/customers/:id/messages',
    describeRoute({ tags, summary: 'Messages of a customer, sent or not' }),
    async (c) => {
      const { answer } = await askCustomer(c.env, c.var.site, idOf(c), (customer) => customer.messages())
      return c.json({
        items: answer.messages.map(({ draft, status, reason, attempts, updatedAt, createdAt }) => ({
          id: draft.id,
          scenario: draft.scenario,
          template: draft.template,
          channel: attempts.findLast((one) => one.status === 'sent')?.channel ?? null,
          status,
          ...(reason === undefined ? {} : { reason }),
          at: updatedAt,
          createdAt,
        })),
      })
    },
  )

const noCustomer = () => new AppError(404, 'no-customer', 'Nothing is stored of this customer')

function idOf(c: Context<App>): CustomerId {
  const id = c.req.param('id') ?? ''
  if (!/^cus_[0-9a-z]{26}$/.test(id)) throw noCustomer()
  return asId<CustomerId>(id)
}

async function configOf(c: Context<App>): Promise<SiteConfig> {
  const config = await siteConfig(c.env, c.var.site)
  if (config === null) throw new AppError(404, 'no-site', `There is no site ${c.var.site}`)
  return config
}

function cursorOf(cursor: string | undefined): { lastSeenAt: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [lastSeenAt, id] = cursor.split('.')
  if (id === undefined || !/^\d+$/.test(lastSeenAt ?? '')) {
    throw new AppError(422, 'invalid', 'cursor is none: take `next` of the page before')
  }
  return { lastSeenAt: Number(lastSeenAt), id }
}

/** Names and addresses lie in the customers' own objects alone: the first known ones of a page are asked. */
async function withLabels(c: Context<App>, rows: readonly ProfileRow[], config: SiteConfig) {
  let asked = 0
  return Promise.all(
    rows.map(async (row) => {
      const state = row.known && asked++ < namedAtMost ? await readCustomer(c.env, c.var.site, row.id) : null
      return state === null ? rowView(row, config) : customerRow(state, config)
    }),
  )
}

const rowView = (row: ProfileRow, { currency }: SiteConfig) => ({
  id: row.id,
  label: row.id,
  known: row.known,
  lastSeenAt: row.lastSeenAt,
  events: row.events,
  orders: row.orders,
  spent: toDecimal(row.spentMinor, currency),
  currency,
  cartLines: row.cartLines,
  ...(row.country === null ? {} : { country: row.country }),
  ...(row.language === null ? {} : { language: row.language }),
})

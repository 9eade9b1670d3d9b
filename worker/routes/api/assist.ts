import { Hono, type Context } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import type { CustomerState } from '../../model/customer.ts'
import { AppError } from '../../model/error.ts'
import { asId, type CustomerId, type SiteId } from '../../model/ids.ts'
import { askCustomer } from '../../objects/canonical.ts'
import { eventLines } from '../../objects/eventText.ts'
import { asIf } from '../../session/asIf.ts'
import { liveFacts } from '../../session/liveFacts.ts'
import { newCustomer } from '../../session/newCustomer.ts'
import { loadIndex } from '../../store/artifacts.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { filledEvent } from '../collectOffers.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { PageContext } from './blockFields.ts'
import { readCustomer } from './findCustomers.ts'
import { Looked, lookedEvents, places } from './looked.ts'
import { previewBlock } from './preview.ts'

const Question = v.strictObject({
  /** absent: somebody unknown */
  customerId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  looked: v.optional(Looked, []),
  block: v.optional(v.pipe(v.string(), v.maxLength(64)), 'for-you'),
  context: v.optional(PageContext),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})

const Record = v.strictObject({
  looked: v.pipe(Looked, v.minLength(1, 'Name at least one product')),
  source: v.picklist(places),
})
const CustomerParam = v.object({
  id: v.pipe(v.string(), v.regex(/^cus_[0-9a-z]{26}$/, 'Use the id of a customer')),
})

const tags = ['Customers']

/** Staff beside a customer, on the phone or in the shop: the same ranking, with what was looked at just now. */
export const assist = new Hono<App>()
  .post(
    '/api/assist',
    describeRoute({
      tags,
      summary: 'What a block shows a customer who also looked at these products; nothing is stored',
      description: 'The answer is what the site gives the same customer once the same products were viewed there.',
    }),
    validator('json', Question, invalid),
    async (c) => {
      const { customerId, looked, block: id, context, locale, limit } = c.req.valid('json')
      const config = await configOf(c)
      const block = config.blocks.find((one) => one.id === id)
      if (block === undefined) throw new AppError(404, 'no-block', `There is no block ${id}`)
      const now = clock.now()
      const [state, index] = await Promise.all([
        stateOf(c.env, c.var.site, customerId, now),
        loadIndex(c.env, c.var.site, now),
      ])
      const events = lookedEvents(looked, 'shop', now).map((event) => filledEvent(event, index, config))
      const request = {
        ...(context === undefined ? {} : { context }),
        ...(locale === undefined ? {} : { locale }),
        ...(limit === undefined ? {} : { limit }),
      }
      return c.json(await previewBlock(c.env, c.var.site, block, liveFacts(asIf(state, events)), request))
    },
  )
  .post(
    '/api/customers/:id/looked',
    describeRoute({
      tags,
      summary: 'Keep what a customer looked at in the shop or on the phone, as views like any other',
      description: 'Equal products at equal moments are kept once, however often they are sent.',
    }),
    validator('param', CustomerParam, invalid),
    validator('json', Record, invalid),
    async (c) => {
      const { looked, source } = c.req.valid('json')
      const config = await configOf(c)
      const now = clock.now()
      const id = asId<CustomerId>(c.req.valid('param').id)
      if ((await readCustomer(c.env, c.var.site, id)) === null) throw noCustomer(id)
      const index = await loadIndex(c.env, c.var.site, now)
      const events = lookedEvents(looked, source, now).map((event) => filledEvent(event, index, config))
      const { answer } = await askCustomer(c.env, c.var.site, id, (customer) =>
        customer.receive({ events: eventLines(events), config: config.version }),
      )
      return c.json({ stored: answer.stored, duplicates: answer.duplicates })
    },
  )

const noCustomer = (id: string) => new AppError(404, 'no-customer', `There is no customer ${id}`)

async function stateOf(env: Env, site: SiteId, id: string | undefined, now: number): Promise<CustomerState> {
  if (id === undefined) return newCustomer(site, asId<CustomerId>(''), now)
  const state = await readCustomer(env, site, asId<CustomerId>(id))
  if (state === null) throw noCustomer(id)
  return state
}

async function configOf(c: Context<App>) {
  const config = await siteConfig(c.env, c.var.site)
  if (config === null) throw new AppError(404, 'no-site', `There is no site ${c.var.site}`)
  return config
}

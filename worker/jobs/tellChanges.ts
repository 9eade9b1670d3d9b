import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { changeId } from '../model/change.ts'
import { asId } from '../model/ids.ts'
import type { Action, Event } from '../model/event.ts'
import type { CustomerId, EventId, SiteId } from '../model/ids.ts'
import { toDecimal } from '../model/money.ts'
import type { Telling } from '../model/telling.ts'
import { askCustomer } from '../objects/canonical.ts'
import { waitlistName } from '../objects/waitlist.ts'
import type { BatchReport, TakenBatch } from '../objects/waitlist.ts'
import { dropPage, readPage } from '../store/changePages.ts'

type Bindings = Pick<Env, 'STORE' | 'WAITLIST' | 'CUSTOMER'>

/** Objects called at once. */
const atOnce = 32
const retryS = 20

/** Takes changes to the waitlists of their products, and news to the customers who wait. Each message on its own. */
export async function tellChanges(batch: MessageBatch<Telling>, env: Bindings): Promise<void> {
  for (const message of batch.messages) {
    try {
      await (message.body.is === 'changes' ? tellPage(env, message.body) : tellBatch(env, message.body))
      message.ack()
    } catch (error) {
      console.error('changes:', error instanceof Error ? error.message : error)
      message.retry({ delaySeconds: retryS })
    }
  }
}

/** One call a product. The page goes once all of them took it: told twice is told once. */
async function tellPage(env: Bindings, { site, key }: Extract<Telling, { is: 'changes' }>): Promise<void> {
  const changes = await readPage(env, key)
  const all = [...Map.groupBy(changes, ({ productId }) => productId)]
  for (let from = 0; from < all.length; from += atOnce) {
    await Promise.all(
      all
        .slice(from, from + atOnce)
        .map(([product, own]) => env.WAITLIST.getByName(waitlistName(site, product)).changed(own)),
    )
  }
  await dropPage(env, key)
}

/** One call a customer; none for a batch that was confirmed before. */
async function tellBatch(env: Bindings, telling: Extract<Telling, { is: 'batch' }>): Promise<void> {
  const { site, product, drain, batch } = telling
  const waitlist = env.WAITLIST.getByName(waitlistName(site, product))
  const taken: TakenBatch | null = await waitlist.take(drain, batch)
  if (taken === null) return
  const event = eventOf(taken.news, taken.is, clock.now())
  const report = { left: [] as CustomerId[], moved: [] as [CustomerId, CustomerId][], absent: [] as CustomerId[] }
  for (let from = 0; from < taken.customers.length; from += atOnce) {
    await Promise.all(
      taken.customers.slice(from, from + atOnce).map((customer) => tellOne(env, site, customer, event, report)),
    )
  }
  await waitlist.confirm(drain, batch, report satisfies BatchReport)
  if (report.left.length > 0) throw new Error(`${report.left.length} of ${taken.customers.length} customers not told`)
}

async function tellOne(
  env: Bindings,
  site: SiteId,
  customer: CustomerId,
  event: Event,
  report: { left: CustomerId[]; moved: [CustomerId, CustomerId][]; absent: CustomerId[] },
): Promise<void> {
  try {
    const { answer, id } = await askCustomer(env, site, customer, (object) =>
      object.receive({ events: [event], config: 0 }),
    )
    if (answer.absent === true) report.absent.push(customer)
    else if (id !== customer) report.moved.push([customer, id])
  } catch (error) {
    console.error('news:', error instanceof Error ? error.message : error)
    report.left.push(customer)
  }
}

/** A change as an event of the customer who is told of it. Its id is the change's: applied once. */
function eventOf(news: TakenBatch['news'], is: TakenBatch['is'], now: number): Event {
  const action = actionOf(news, is)
  const { productId, variantId, priceMinor, currency, stock } = action
  return {
    id: asId<EventId>(`change/${changeId(news)}`),
    kind: 'track',
    name: 'Product Changed',
    at: news.at,
    receivedAt: now,
    action,
    properties: {
      product_id: productId,
      ...(variantId === undefined ? {} : { variant_id: variantId }),
      news: is,
      ...(priceMinor === undefined || currency === undefined
        ? {}
        : { price: toDecimal(priceMinor, currency), currency }),
      ...(stock === undefined ? {} : { in_stock: stock.canBuy }),
      ...(stock?.units === undefined ? {} : { units: stock.units }),
    },
    context: {},
    source: 'system',
  }
}

function actionOf(news: TakenBatch['news'], is: TakenBatch['is']): Extract<Action, { type: 'product-changed' }> {
  const base = { type: 'product-changed' as const, news: is, productId: news.productId }
  if (news.kind === 'gone') {
    return { ...base, ...(news.variantId === undefined ? {} : { variantId: news.variantId }), stock: { canBuy: false } }
  }
  const goods = { ...base, variantId: news.variantId, ...(news.sku === undefined ? {} : { sku: news.sku }) }
  switch (news.kind) {
    case 'price': {
      const { toMinor, fromMinor, currency } = news
      return { ...goods, priceMinor: toMinor, ...(fromMinor === null ? {} : { fromMinor }), currency }
    }
    case 'stock':
      return { ...goods, stock: news.to }
    case 'new':
      return { ...goods, stock: news.stock, priceMinor: news.priceMinor, currency: news.currency }
  }
}

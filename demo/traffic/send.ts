import type { Deed } from './visit.ts'
import type { Shopper } from './shopper.ts'

export interface Door {
  url: string
  writeKey: string
  secretKey: string
}

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36'

/** Sends one visit as a browser and the shop's server would. `startedAt`: epoch ms on the simulated clock. */
export async function sendVisit(
  door: Door,
  shopper: Shopper,
  deeds: readonly Deed[],
  startedAt: number,
): Promise<number> {
  let batch: object[] = []
  let sent = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    const body = { batch, writeKey: door.writeKey }
    batch = []
    sent += body.batch.length
    const answer = (await post(door, '/v1/batch', door.writeKey, body)) as { rejected?: readonly object[] }
    if (answer.rejected !== undefined && answer.rejected.length > 0) {
      throw new Error(`The shop's events were refused: ${JSON.stringify(answer.rejected[0])}`)
    }
  }
  for (const [index, deed] of deeds.entries()) {
    const common = frame(
      shopper,
      `${shopper.anonymousId}-${startedAt}-${index}`,
      startedAt + deed.at,
      'path' in deed ? deed.path : '/shop/',
    )
    if (deed.do === 'page')
      batch.push({ ...common, type: 'page', name: deed.title, properties: { path: deed.path, title: deed.title } })
    else if (deed.do === 'track')
      batch.push({ ...common, type: 'track', event: deed.event, properties: deed.properties })
    else if (deed.do === 'look') batch.push(...(await look(door, shopper, deed, common)))
    else {
      await flush()
      await post(door, '/v1/identify', door.secretKey, identity(shopper, common))
    }
    // A browser sends as it goes; ten at a time is what its queue would hold.
    if (batch.length >= 10) await flush()
  }
  await flush()
  return sent
}

const frame = (shopper: Shopper, messageId: string, at: number, path: string) => ({
  messageId,
  timestamp: new Date(at).toISOString(),
  anonymousId: shopper.anonymousId,
  context: {
    locale: shopper.language,
    timezone: shopper.timeZone,
    userAgent,
    page: { path, url: `https://marlow.example${path}` },
    location: { country: shopper.country },
    library: { name: 'marlow-traffic' },
    consent: { categoryPreferences: { analytics: true, personalization: true, advertising: false } },
  },
})

const identity = (shopper: Shopper, common: object): object => ({
  ...common,
  type: 'identify',
  userId: shopper.anonymousId.replace('demo-', 'm-'),
  traits: {
    email: shopper.email,
    firstName: shopper.firstName,
    language: shopper.language,
    timezone: shopper.timeZone,
    consents: {
      email: {
        ...(shopper.reminders ? { reminders: 'granted' } : {}),
        ...(shopper.offers ? { offers: 'granted' } : {}),
      },
    },
  },
})

interface RecommendedItem {
  productId: string
  price: number
  currency: string
  reason?: { code: string }
}

interface Recommended {
  requestId?: string
  blocks?: readonly { items: readonly RecommendedItem[] }[]
}

/** What the events of one deed share. */
interface Common {
  messageId: string
  timestamp: string
}

/** Asks for the block, has seen what came, and follows one item if tempted. */
async function look(
  door: Door,
  shopper: Shopper,
  deed: Extract<Deed, { do: 'look' }>,
  common: Common,
): Promise<object[]> {
  const context = deed.productId === undefined ? {} : { context: { productId: deed.productId } }
  const answer = (await post(door, '/v1/recommend', door.writeKey, {
    writeKey: door.writeKey,
    anonymousId: shopper.anonymousId,
    locale: shopper.language,
    blocks: [{ id: deed.block, limit: 6, ...context }],
  })) as Recommended
  const items = answer.blocks?.[0]?.items ?? []
  if (items.length === 0 || answer.requestId === undefined) return []
  const about = { block: deed.block, request_id: answer.requestId }
  const products = items.map((item, index) => ({
    product_id: item.productId,
    position: index + 1,
    ...(item.reason === undefined ? {} : { reason: item.reason.code }),
  }))
  const viewed = { ...common, type: 'track', event: 'Block Viewed', properties: { ...about, products } }
  const followed = products[common.timestamp.charCodeAt(20) % Math.min(3, products.length)]
  const item = items.find(({ productId }) => productId === followed?.product_id)
  if (!deed.isTempted || followed === undefined || item === undefined) return [viewed]
  return [
    viewed,
    {
      ...common,
      messageId: `${common.messageId}c`,
      type: 'track',
      event: 'Block Clicked',
      properties: { ...about, ...followed },
    },
    {
      ...common,
      messageId: `${common.messageId}v`,
      type: 'track',
      event: 'Product Viewed',
      properties: { product_id: followed.product_id },
    },
    ...(common.timestamp.charCodeAt(21) % 4 === 0 ? boughtAtOnce(common, item) : []),
  ]
}

/** Some who follow a recommendation buy it there and then: what a block earns shows on the dashboard. */
function boughtAtOnce(common: Common, item: RecommendedItem): object[] {
  const { price, currency } = item
  const line = { product_id: item.productId, price, quantity: 1 }
  const orderId = `${common.messageId}o`
  const properties = { order_id: orderId, products: [line], total: price, currency }
  return [
    {
      ...common,
      messageId: `${common.messageId}a`,
      type: 'track',
      event: 'Product Added',
      properties: { ...line, currency },
    },
    { ...common, messageId: orderId, type: 'track', event: 'Order Completed', properties },
  ]
}

async function post(door: Door, path: string, key: string, body: object): Promise<unknown> {
  const answer = await fetch(door.url + path, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json', 'user-agent': userAgent },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  return text === '' ? {} : JSON.parse(text)
}

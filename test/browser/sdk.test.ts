import RudderNode from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { useChromium } from './open.ts'
import { sdkShop } from './sdkShop.ts'
import { unsteady } from './unsteady.ts'

const { url, keys } = inject('shop')
const chromium = useChromium()
let sdks: Awaited<ReturnType<typeof sdkShop>>
beforeAll(async () => {
  sdks = await sdkShop()
})
afterAll(() => sdks.close())

interface Item {
  messageId: string
  type: string
  event?: string
  timestamp: string
  properties: Record<string, unknown>
}

/** One funnel, as each client is told it. */
const product = { product_id: 'sdk-kettle', name: 'Kettle', price: 49.5, currency: 'EUR', quantity: 1 }
const order = { order_id: '', total: 49.5, currency: 'EUR', products: [product] }
const traits = { plan: 'gold' }
const stations = ['page', 'Product Viewed', 'Product Added', 'identify', 'Order Completed'] as const

interface Run {
  name: string
  anonymousId: string
  /** tells the funnel to the server at `host` and resolves when the client has nothing left to send */
  play(host: string, anonymousId: string): Promise<void>
}

async function byAnalyticsNode(host: string, anonymousId: string): Promise<void> {
  const client = new Analytics({ writeKey: keys.writeKey, host, flushAt: 5, flushInterval: 200 })
  client.on('error', () => undefined)
  const userId = `user-${anonymousId}`
  client.page({ anonymousId, name: 'Home' })
  client.track({ anonymousId, event: 'Product Viewed', properties: product })
  client.track({ anonymousId, event: 'Product Added', properties: product })
  client.identify({ anonymousId, userId, traits })
  client.track({ anonymousId, userId, event: 'Order Completed', properties: { ...order, order_id: anonymousId } })
  await client.closeAndFlush({ timeout: 30_000 })
}

async function byRudderNode(host: string, anonymousId: string): Promise<void> {
  const client = new RudderNode(keys.writeKey, {
    dataPlaneUrl: host,
    flushAt: 5,
    flushInterval: 200,
    logLevel: 'silent',
  })
  const userId = `user-${anonymousId}`
  client.page({ anonymousId, userId: '', name: 'Home' })
  client.track({ anonymousId, userId: '', event: 'Product Viewed', properties: product })
  client.track({ anonymousId, userId: '', event: 'Product Added', properties: product })
  client.identify({ anonymousId, userId, traits })
  client.track({ anonymousId, userId, event: 'Order Completed', properties: { ...order, order_id: anonymousId } })
  await client.flush()
}

/** What both browser SDKs understand. */
interface BrowserClient {
  setAnonymousId(id: string): unknown
  page(category: undefined, name: string): unknown
  track(event: string, properties: object): unknown
  identify(userId: string, traits: object): unknown
}

async function inBrowser(
  host: string,
  anonymousId: string,
  kind: 'segment' | 'segment-batching' | 'rudder' | 'rudder-beacon',
): Promise<void> {
  const context = await chromium.context()
  const page = await context.newPage()
  await page.goto(sdks.url)
  await page.evaluate(
    async ({ host, key, kind, anonymousId, product, order, traits }) => {
      const { AnalyticsBrowser, RudderAnalytics } = window as unknown as {
        AnalyticsBrowser: { load(settings: object, options?: object): BrowserClient & PromiseLike<unknown> }
        RudderAnalytics: new () => BrowserClient & {
          load(key: string, host: string, options: object): void
          ready(callback: () => void): void
        }
      }
      const segment = (): BrowserClient => {
        if (kind === 'segment') {
          const [protocol, rest] = host.split('://')
          const apiHost = `${rest}/v1`
          return AnalyticsBrowser.load({
            writeKey: key,
            cdnSettings: { integrations: { 'Segment.io': { apiKey: key, apiHost, protocol } } },
          })
        }
        return AnalyticsBrowser.load(
          { writeKey: key, cdnURL: host },
          {
            integrations: {
              'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 5, timeout: 300 } } },
            },
          },
        )
      }
      const rudder = (): Promise<BrowserClient> =>
        new Promise((resolve) => {
          const client = new RudderAnalytics()
          client.load(key, host, {
            configUrl: host,
            useBeacon: kind === 'rudder-beacon',
            beaconQueueOptions: { maxItems: 5, flushQueueInterval: 300 },
            logLevel: 'NONE',
          })
          client.ready(() => resolve(client))
        })
      const client = kind.startsWith('segment') ? segment() : await rudder()
      client.setAnonymousId(anonymousId)
      client.page(undefined, 'Home')
      client.track('Product Viewed', product)
      client.track('Product Added', product)
      client.identify(`user-${anonymousId}`, traits)
      client.track('Order Completed', { ...order, order_id: anonymousId })
    },
    { host, key: keys.writeKey, kind, anonymousId, product, order, traits },
  )
  await expect.poll(() => told(anonymousId), { timeout: 45_000, interval: 250 }).toBe(stations.length)
  await context.close()
}

const api = async (path: string): Promise<unknown> => {
  const reply = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${keys.secretKey}` } })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}

async function timeline(anonymousId: string): Promise<Item[]> {
  const { items } = (await api(`/api/customers?anonymousId=${anonymousId}`)) as { items: { id: string }[] }
  if (items[0] === undefined) return []
  const page = (await api(`/api/customers/${items[0].id}/timeline?limit=100`)) as { items: Item[] }
  return page.items
}
/** How many of the funnel's events are there; SDKs add a page of their own at load. */
const told = async (anonymousId: string): Promise<number> => (await funnel(anonymousId)).length

/** The funnel as stored, oldest first: what the shop said, without what each library adds of its own. */
async function funnel(anonymousId: string): Promise<object[]> {
  const items = await timeline(anonymousId)
  return items
    .map(({ type, event, properties, timestamp }) => ({
      at: stations.indexOf((type === 'track' ? event : type) as (typeof stations)[number]),
      timestamp,
      type,
      event,
      properties:
        type === 'page'
          ? {}
          : { ...properties, ...(type === 'track' && event === 'Order Completed' ? { order_id: 'o' } : {}) },
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ type, event, properties }) => ({ type, event, properties }))
}

const unique = Math.random().toString(36).slice(2, 8)
const runs: Run[] = [
  { name: '@segment/analytics-node', anonymousId: `seg-node-${unique}`, play: byAnalyticsNode },
  { name: '@rudderstack/rudder-sdk-node', anonymousId: `rud-node-${unique}`, play: byRudderNode },
  {
    name: '@segment/analytics-next',
    anonymousId: `seg-web-${unique}`,
    play: (host, id) => inBrowser(host, id, 'segment'),
  },
  {
    name: '@segment/analytics-next, batching',
    anonymousId: `seg-batch-${unique}`,
    play: (host, id) => inBrowser(host, id, 'segment-batching'),
  },
  {
    name: '@rudderstack/analytics-js',
    anonymousId: `rud-web-${unique}`,
    play: (host, id) => inBrowser(host, id, 'rudder'),
  },
  {
    name: '@rudderstack/analytics-js, beacon',
    anonymousId: `rud-beacon-${unique}`,
    play: (host, id) => inBrowser(host, id, 'rudder-beacon'),
  },
]

describe('SDKs of others work unchanged', () => {
  const timelines = new Map<string, object[]>()

  test.each(runs)('$name tells a funnel', async ({ name, anonymousId, play }) => {
    await play(url, anonymousId)
    await expect.poll(() => told(anonymousId), { timeout: 20_000, interval: 250 }).toBe(stations.length)
    timelines.set(name, await funnel(anonymousId))
  })

  test('six runs of one funnel give six equal timelines', () => {
    expect(timelines.size).toBe(6)
    const [first, ...others] = timelines.values()
    for (const other of others) expect(other).toEqual(first)
    expect(first).toMatchObject([
      { type: 'page' },
      { event: 'Product Viewed', properties: product },
      { event: 'Product Added', properties: product },
      { type: 'identify', properties: traits },
      { event: 'Order Completed', properties: { products: [product] } },
    ])
  })
})

describe('a connection cut after storing, then a 429 with Retry-After', () => {
  const closing: (() => Promise<void>)[] = []
  afterAll(() => Promise.all(closing.map((close) => close())))

  test.each(runs.filter(({ name }) => !name.includes('beacon')))(
    'stores each event of $name once',
    async ({ anonymousId, play }) => {
      const between = await unsteady(url)
      closing.push(() => between.close())
      const id = `${anonymousId}-retry`
      await play(between.url, id)
      await expect.poll(() => told(id), { timeout: 45_000, interval: 250 }).toBe(stations.length)
      expect(between.done.slice(0, 2)).toEqual(['cut', '429'])
      expect(between.done).toContain('passed')
      const items = await timeline(id)
      expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(items.length)
      expect(items).toHaveLength(stations.length)
    },
  )
})

import { requestBytes } from './client.ts'
import type { Keys } from '../../cli/firstKeys.ts'
import type { Step } from './ratio.ts'

const run = Math.random().toString(36).slice(2, 8)

/** What the widget sends of a product page, about 600 bytes. */
const viewed = (lane: string, n: number, customers: number): object => ({
  type: 'track',
  event: 'Product Viewed',
  anonymousId: `${lane}-${n % customers}`,
  messageId: `${run}-${lane}-${n}`,
  timestamp: new Date().toISOString(),
  properties: {
    product_id: `p${(n * 7) % 1000}`,
    name: 'Oak lamp',
    price: 49,
    currency: 'EUR',
    category: 'Lamps',
    quantity: 1,
  },
  context: {
    page: {
      url: `https://bench.example/p/${n % 1000}`,
      path: `/p/${n % 1000}`,
      title: 'Oak lamp',
      referrer: 'https://bench.example/',
    },
    locale: 'en-GB',
    timezone: 'Europe/Warsaw',
    library: { name: 'aisle.js', version: '0.1.0' },
  },
})

export const single =
  (keys: Keys, lane: string, customers = 200): Step =>
  (n) =>
    requestBytes('POST', '/v1/track', JSON.stringify({ writeKey: keys.writeKey, ...viewed(lane, n, customers) }))

/** Twenty events of one customer in one request. */
export const batchOf20 =
  (keys: Keys, lane: string, customers = 200): Step =>
  (n) =>
    requestBytes(
      'POST',
      '/v1/batch',
      JSON.stringify({
        writeKey: keys.writeKey,
        sentAt: new Date().toISOString(),
        batch: Array.from({ length: 20 }, (_, index) => ({
          ...viewed(lane, n, customers),
          messageId: `${run}-${lane}-${n}-${index}`,
        })),
      }),
    )

/** The floors get the same bytes on the same number of customers. */
export const singleFloor: Step = (n) =>
  requestBytes('POST', `/dev/floor/insert/f${n % 200}`, JSON.stringify(viewed('f', n, 200)))

export const batchFloor: Step = (n) =>
  requestBytes(
    'POST',
    `/dev/floor/insert20/b${n % 200}`,
    JSON.stringify({
      batch: Array.from({ length: 20 }, (_, index) => ({ ...viewed('f', n, 200), messageId: `${n}-${index}` })),
    }),
  )

export const readFloor: Step = (n) => requestBytes('GET', `/dev/floor/read/r${n % 200}`)

export const recommendStep =
  (keys: Keys, blocks: readonly object[], lane: string, customers = 200): Step =>
  (n) =>
    requestBytes(
      'POST',
      '/v1/recommend',
      JSON.stringify({ writeKey: keys.writeKey, anonymousId: `${lane}-${n % customers}`, locale: 'en', blocks }),
    )

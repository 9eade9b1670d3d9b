import { parseEvent } from '../../worker/model/parseEvent.ts'
import { atMost, type Bench } from './bench.ts'
import { median } from './ratio.ts'

const sample = JSON.stringify({
  type: 'track',
  event: 'Product Added',
  anonymousId: '6d0b0f5e-7b0a-4d39-9a7d-6f1f0f5c8a11',
  messageId: 'ajs-next-1764000000000-6d0b0f5e',
  timestamp: '2026-11-23T21:14:05.123Z',
  sentAt: '2026-11-23T21:14:06.000Z',
  properties: { product_id: 'p17', sku: 'p17-red', name: 'Oak lamp', price: 49.5, quantity: 2, currency: 'EUR' },
  context: {
    page: { url: 'https://bench.example/p/17', path: '/p/17', title: 'Oak lamp', referrer: 'https://bench.example/' },
    locale: 'en-GB',
    timezone: 'Europe/Warsaw',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    library: { name: 'aisle.js', version: '0.1.0' },
  },
  integrations: { All: true },
})

/** From a JSON value to an event that the rest trusts; JSON.parse itself is the platform's and not counted. */
export const benches: readonly Bench[] = [
  {
    name: 'P4 parsing',
    counts: false,
    run: () => {
      const frame = { currency: 'EUR' as never, receivedAt: Date.now(), source: 'public' as const, newId: () => 'id' }
      const raw = Array.from({ length: 2000 }, () => JSON.parse(sample) as unknown)
      const rounds = Array.from({ length: 25 }, () => {
        const before = process.cpuUsage()
        for (const event of raw) if (!parseEvent(event, frame).ok) throw new Error('The sample was rejected')
        const { user, system } = process.cpuUsage(before)
        return (user + system) / raw.length
      })
      return Promise.resolve([atMost('P4 parsing, one event', median(rounds.slice(5)), 5, 'us CPU')])
    },
  },
]

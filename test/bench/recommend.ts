import { type Bench, type BenchServer, ratioBench } from './bench.ts'
import { readFloor, recommendStep } from './events.ts'
import { fillSite } from './server.ts'

export const products = 50_000

export const benches: readonly Bench[] = [
  ratioBench({
    name: `P5 recommend for-you over ${products.toLocaleString('en')} products`,
    unit: 'recommendations',
    floor: readFloor,
    setup: async (server) => {
      await fillSite(server, products, 100_000)
      await visit(server, 'rec', products)
      await fillFloor(server)
    },
    step: ({ keys }) => recommendStep(keys, [{ id: 'for-you', limit: 12 }], 'rec'),
    goal: 4,
  }),
]

/** Ten product views for each of 200 visitors. */
export async function visit(server: Pick<BenchServer, 'url' | 'keys'>, lane: string, products: number): Promise<void> {
  for (let visitor = 0; visitor < 200; visitor++) {
    const home = (visitor * 7919) % products
    const reply = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' },
      body: JSON.stringify({
        writeKey: server.keys.writeKey,
        batch: Array.from({ length: 10 }, (_, index) => ({
          type: 'track',
          event: 'Product Viewed',
          anonymousId: `${lane}-${visitor}`,
          messageId: crypto.randomUUID(),
          properties: { product_id: `p${(home + index * 3) % products}`, price: 49, currency: 'EUR' },
        })),
      }),
    })
    if (!reply.ok) throw new Error(`visit answered ${reply.status}: ${await reply.text()}`)
  }
}

async function fillFloor(server: BenchServer): Promise<void> {
  const row = JSON.stringify({
    id: crypto.randomUUID(),
    event: 'Product Viewed',
    properties: { product_id: 'p1' },
    padding: 'x'.repeat(200),
  })
  for (let customer = 0; customer < 200; customer++) {
    await fetch(`${server.url}/dev/floor/fill/r${customer}`, { method: 'POST', body: row })
  }
}

import { type Bench, type BenchServer, printed, ratioBench } from './bench.ts'
import { sources, type Block, type SourceName } from '../../worker/model/recipe.ts'
import { admin, browserAgent } from '../faults/admin.ts'
import { Connection } from './client.ts'
import { readFloor, recommendStep } from './events.ts'
import { median, quantile, runSlice, type Step } from './ratio.ts'
import { fillSite } from './server.ts'

export const products = 50_000

export const benches: readonly Bench[] = [
  ratioBench({
    name: `P5 recommend for-you over ${products.toLocaleString('en')} products`,
    unit: 'recommendations',
    floor: readFloor,
    setup: fillOnce,
    step: ({ keys }) => recommendStep(keys, [{ id: 'for-you', limit: 12 }], 'rec'),
    goal: 4,
  }),
  ratioBench({
    name: `P5 recommend with all sources on over ${products.toLocaleString('en')} products`,
    unit: 'recommendations with all sources',
    floor: readFloor,
    async setup(server) {
      await fillOnce(server)
      await putAllSources(server)
    },
    step: ({ keys }) => recommendStep(keys, [{ id: 'all-sources', limit: 12 }], 'rec'),
    goal: 4,
  }),
  {
    name: 'P16 latency',
    counts: false,
    async run(context) {
      const server = await context.server()
      await fillOnce(server)
      const lanes = [readFloor, recommendStep(server.keys, [{ id: 'for-you', limit: 12 }], 'rec')]
      const [floor = 0, real = 0] = await atHalfCapacity(server, lanes, context.slices)
      return [{ ...printed('P16 recommend p90 at half capacity, goal 7 ms', real, 'ms'), floor, ratio: real / floor }]
    },
  },
]

/** Every source that needs no service outside, each with a share. */
async function putAllSources(server: BenchServer): Promise<void> {
  const options: Partial<Record<SourceName, object>> = {
    filler: { freeFrom: 300 },
    list: { where: { fact: 'brand', is: '=', value: 'Alba' } },
  }
  const uses = sources
    .filter((use) => use !== 'custom')
    .map((use) => ({ use, weight: use === 'personal' ? 1 : 0.1, ...options[use] }))
  const forYou = (await admin(server, 'GET', '/api/blocks/for-you')) as Block
  await admin(server, 'PUT', '/api/blocks/all-sources', {
    ...forYou,
    id: 'all-sources',
    recipe: { ...forYou.recipe, id: 'all-sources', sources: uses },
  })
  await new Promise((resolve) => setTimeout(resolve, 3500)) // until isolates look at the site's blocks again
}

const filled = new WeakSet<BenchServer>()
async function fillOnce(server: BenchServer): Promise<void> {
  if (filled.has(server)) return
  filled.add(server)
  await fillSite(server, products, 100_000)
  await visit(server, 'rec', products)
  await fillFloor(server)
}

/** p90 of each lane when requests come at half the rate that saturates it: the median of its three best slices, ms. */
async function atHalfCapacity(server: BenchServer, lanes: readonly Step[], slices: number): Promise<number[]> {
  const connections = Array.from({ length: 8 }, () => new Connection(server.url))
  const p90: number[][] = lanes.map(() => [])
  const rates: number[] = []
  try {
    for (const step of lanes) rates.push((await runSlice(server, connections, step, 0, 1000)).rate)
    for (let slice = 0; slice < slices; slice++) {
      for (const [lane, step] of lanes.entries()) {
        const gapMs = (connections.length / (rates[lane] ?? 1)) * 2 * 1000
        const { latencies } = await runSlice(server, connections, step, slice * 10_000, 1000, undefined, gapMs)
        p90[lane]?.push(quantile(latencies, 0.9))
      }
    }
  } finally {
    for (const connection of connections) connection.close()
  }
  return p90.map((values) => median(values.toSorted((a, b) => a - b).slice(0, 3)))
}

/** Ten product views for each of 200 visitors. */
export async function visit(server: Pick<BenchServer, 'url' | 'keys'>, lane: string, products: number): Promise<void> {
  for (let visitor = 0; visitor < 200; visitor++) {
    const home = (visitor * 7919) % products
    const reply = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
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

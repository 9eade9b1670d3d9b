import { env } from 'cloudflare:workers'
import { reset, applyD1Migrations } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '../../worker/jobs/project.ts'
import { asId, type CustomerId, type MessageId, type SiteId } from '../../worker/model/ids.ts'
import type { Projection } from '../../worker/model/projection.ts'

const site = asId<SiteId>('shop')
const hour = 3_600_000

/** What a customer's object sends as its `sequence`th projection: an order that moves on, a message, a few counters. */
function projection(customer: string, sequence: number): Projection {
  return {
    site,
    customer: asId<CustomerId>(`cus_${customer}`),
    sequence,
    profile: {
      firstSeenAt: 1000,
      lastSeenAt: 1000 + sequence,
      events: sequence,
      orders: 1,
      spentMinor: 500 * sequence,
      cartLines: sequence % 3,
      known: sequence > 2,
      nextDueAt: sequence % 2 === 0 ? null : sequence * hour,
    },
    orders: [
      {
        id: `order-${customer}`,
        status: sequence > 3 ? 'paid' : 'placed',
        at: 1000,
        totalMinor: 500 * sequence,
        currency: 'EUR',
        source: 'online',
      },
      {
        id: `order-${customer}-${sequence}`,
        status: 'placed',
        at: 1000,
        totalMinor: 1,
        currency: 'EUR',
        source: 'online',
      },
    ],
    messages: [
      {
        id: asId<MessageId>(`msg_${customer}`),
        scenario: 'abandoned-cart',
        channel: 'email',
        status: sequence > 2 ? 'sent' : 'queued',
        template: 'abandoned-cart-1',
        at: sequence,
      },
    ],
    rollups: [
      { hour, name: 'events', by: sequence },
      { hour: hour * (1 + (sequence % 2)), name: 'orders', by: 1 },
    ],
    training: [],
    archive: `${customer}-${sequence}`,
  }
}

/** Everything that reports and lists read. */
async function tables(): Promise<unknown> {
  const all = await env.DB.batch([
    env.DB.prepare('SELECT * FROM profile ORDER BY site, id'),
    env.DB.prepare('SELECT * FROM customer_order ORDER BY site, id'),
    env.DB.prepare('SELECT * FROM message ORDER BY site, id'),
    env.DB.prepare('SELECT * FROM rollup ORDER BY site, hour, name'),
  ])
  return all.map(({ results }) => results)
}

async function deliver(bodies: readonly Projection[]): Promise<void> {
  const messages = bodies.map((body, index) => ({ id: String(index), timestamp: new Date(0), attempts: 1, body }))
  const batch = { queue: 'projection', messages, retryAll: () => Promise.reject(new Error('the batch failed')) }
  await project(batch as unknown as MessageBatch<Projection>, env)
}

const sent = ['a', 'b', 'c'].flatMap((customer) => [1, 2, 3, 4, 5, 6].map((sequence) => projection(customer, sequence)))

/** Each one to three times, in any order, cut into batches of any size. */
const deliveries = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: sent.length, maxLength: sent.length })
  .chain((times) => {
    const copies = sent.flatMap((one, index) => Array.from({ length: times[index] ?? 1 }, () => one))
    return fc.record({
      order: fc.shuffledSubarray(copies, { minLength: copies.length, maxLength: copies.length }),
      batch: fc.integer({ min: 1, max: 9 }),
    })
  })

test('R8: delivered one to three times and out of order, D1 equals a single delivery in order', async () => {
  for (const one of sent) await deliver([one])
  const expected = await tables()
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ order, batch }) => {
      await reset()
      await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
      for (let from = 0; from < order.length; from += batch) await deliver(order.slice(from, from + batch))
      expect(await tables()).toEqual(expected)
    }),
    { numRuns: 15 },
  )
})

import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { admin, lamps } from '../faults/admin.ts'
import { atMost, type Bench } from './bench.ts'
import { startBench } from './server.ts'

const customers = 20

/** What a customer costs to keep: 200 events over 90 days, on disk as workerd writes it (TRUST.md, P10). */
export const benches: readonly Bench[] = [
  {
    name: 'P10 size',
    counts: true,
    async run(context) {
      const stateDir = context.stateDir('size')
      const server = await startBench(stateDir)
      await admin(server, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(200))
      const day = 86_400_000
      for (let customer = 0; customer < customers; customer++) {
        for (let visit = 0; visit < 20; visit++) {
          const start = Date.now() - 89 * day + visit * 4.4 * day
          await send(server.url, server.keys.secretKey, visitOf(`size-${customer}`, customer, visit, start))
        }
      }
      await server.runtime.stop()
      const folder = path.join(stateDir, 'v3/do/aisle-Customer')
      const files = readdirSync(folder).filter((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))
      const sizes = files.map((file) => pagesOf(path.join(folder, file)))
      return [
        atMost(
          'P10 object of 90 days and 200 events, mean',
          sizes.reduce((sum, { bytes }) => sum + bytes, 0) / files.length / 1024,
          32,
          'KB',
        ),
        atMost('P10 the largest of them', Math.max(...sizes.map(({ bytes }) => bytes)) / 1024, 256, 'KB'),
        atMost('P10 tables and indexes', Math.max(...sizes.map(({ tables }) => tables)), 4, ''),
      ]
    },
  },
]

/** Ten events: pages, products, now and then a cart. */
const visitOf = (anonymousId: string, customer: number, visit: number, start: number): object[] =>
  Array.from({ length: 10 }, (_, index) => {
    const id = (customer * 37 + visit * 11 + index) % 200
    const properties = {
      product_id: `p${id}`,
      name: `Brass lamp number ${id}`,
      category: 'Home > Lamps',
      price: 20 + (id % 80),
      currency: 'EUR',
    }
    return {
      type: index % 3 === 0 ? 'page' : 'track',
      ...(index % 3 === 0 ? {} : { event: index === 7 ? 'Product Added' : 'Product Viewed' }),
      anonymousId,
      messageId: crypto.randomUUID(),
      timestamp: new Date(start + index * 40_000).toISOString(),
      properties: index % 3 === 0 ? { path: `/p/p${id}`, title: `Brass lamp number ${id}` } : properties,
      context: {
        page: { url: `https://bench.example/p/p${id}`, path: `/p/p${id}` },
        locale: 'en-GB',
        timezone: 'Europe/Warsaw',
      },
    }
  })

async function send(url: string, secretKey: string, batch: object[]): Promise<void> {
  const reply = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${secretKey}:`)}` },
    body: JSON.stringify({ batch }),
  })
  const answer = (await reply.json()) as { rejected?: unknown[] }
  if (!reply.ok || (answer.rejected ?? []).length > 0) throw new Error(`${reply.status} ${JSON.stringify(answer)}`)
}

/** Read through SQLite, so that what still waits in the write-ahead log counts. */
function pagesOf(file: string): { bytes: number; tables: number } {
  const db = new DatabaseSync(file)
  try {
    const pages = (
      db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size').get() as {
        bytes: number
      }
    ).bytes
    const tables = db
      .prepare(
        "SELECT count(*) AS n FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'",
      )
      .get() as { n: number }
    return { bytes: Math.max(pages, statSync(file).size), tables: tables.n }
  } finally {
    db.close()
  }
}

import { listDurableObjectIds, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test, vi } from 'vitest'
import { clock } from '../../worker/clock.ts'
import * as schema from '../../worker/store/schema.ts'
import { admin, newSite, send } from '../contract/newSite.ts'

const tables = (Object.values(schema) as unknown[]).filter((value): value is SQLiteTable => is(value, SQLiteTable))
const snake = (name: string) =>
  name.replaceAll(/[A-Z]|\d+$/g, (part) => (/\d/.test(part) ? part : `_${part.toLowerCase()}`))

describe('the schema', () => {
  test.each(tables.map((table) => [getTableName(table), table] as const))(
    '%s has the columns that its migrations made, and writes one row a row',
    async (name, table) => {
      const made = await env.DB.prepare('SELECT name FROM pragma_table_info(?)').bind(name).all<{ name: string }>()
      expect(made.results.map((column) => column.name).sort()).toEqual(
        Object.keys(getTableColumns(table)).map(snake).sort(),
      )
      const sql = await env.DB.prepare('SELECT sql FROM sqlite_master WHERE name = ?')
        .bind(name)
        .first<{ sql: string }>()
      expect(sql?.sql).toMatch(/WITHOUT ROWID/)
    },
  )

  test('has every table that the migrations made', async () => {
    const made = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'd1%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    ).all<{ name: string }>()
    expect(new Set(made.results.map(({ name }) => name))).toEqual(new Set(tables.map((table) => getTableName(table))))
  })
})

const canary = 'canary5d41'
const contact = {
  email: `${canary}@mail.example`,
  phone: '+380671230599',
  firstName: `${canary}first`,
  lastName: `${canary}last`,
  address: { street: `${canary} street 7` },
}
/** What may be found nowhere outside the customer's own object. */
const secrets = [canary, '380671230599', '203.0.113.77']

test('V6: contact values and addresses lie in no table, no stored object and no log line', async () => {
  const lines: string[] = []
  for (const name of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((...parts) => void lines.push(parts.map(String).join(' ')))
  }
  // The clock's object forgot its time with the test before: what is armed from here on is due by it.
  await env.CLOCK.getByName('clock').moveTo(clock.now() + 1)
  const site = await newSite('privacy')
  const authorization = `Basic ${btoa(`${site.secretKey}:`)}`
  const headers = { authorization, 'content-type': 'application/json', 'cf-connecting-ip': '203.0.113.77' }
  const events = [
    { type: 'identify', userId: 'u-1', anonymousId: 'device-1', messageId: 'm1', traits: contact },
    {
      type: 'track',
      userId: 'u-1',
      event: 'Product Viewed',
      messageId: 'm2',
      properties: { product_id: 'k', note: canary },
    },
    {
      type: 'track',
      userId: 'u-1',
      event: 'Product Added',
      messageId: 'm3',
      properties: { product_id: 'k', quantity: 1, price: 5 },
    },
    {
      type: 'track',
      userId: 'u-1',
      event: 'Order Completed',
      messageId: 'm4',
      properties: {
        order_id: 'o-1',
        total: 5,
        currency: 'EUR',
        email: contact.email,
        products: [{ product_id: 'k', quantity: 1, price: 5 }],
      },
    },
    { type: 'track', messageId: 'm5', event: 'Product Viewed', properties: { note: canary } }, // names nobody: a bad row
  ]
  const sent = await send('/v1/batch', { method: 'POST', headers, body: JSON.stringify({ batch: events }) })
  expect(sent.status).toBe(200)
  try {
    clock.offsetMs += 10 * 60_000
    for (const id of await listDurableObjectIds(env.CUSTOMER)) await runDurableObjectAlarm(env.CUSTOMER.get(id))
    await vi.waitFor(async () => expect(await env.DB.prepare('SELECT 1 FROM customer_order').first()).not.toBeNull(), {
      timeout: 20_000,
      interval: 100,
    })
    await admin({ ...site }, 'GET', `/api/customers?email=${encodeURIComponent(contact.email)}`)
  } finally {
    clock.offsetMs = 0
    vi.restoreAllMocks()
  }
  const places: [string, string][] = [['log', lines.join('\n')]]
  for (const table of tables) {
    const { results } = await env.DB.prepare(`SELECT * FROM "${getTableName(table)}"`).all()
    places.push([getTableName(table), JSON.stringify(results)])
  }
  for (const { key } of (await env.STORE.list()).objects) {
    // Rejected events are kept for replay under the hash of whom they name, each an object of its own that erasure ends.
    if (!key.includes('/rejected/')) places.push([key, `${key} ${await (await env.STORE.get(key))?.text()}`])
  }
  expect(places.length).toBeGreaterThan(tables.length + 2)
  for (const [place, text] of places) {
    for (const secret of secrets) expect(text, place).not.toContain(secret)
  }
})

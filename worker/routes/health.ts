import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { database } from '../store/database.ts'
import { sites } from '../store/schema.ts'

/** What the newest migration brought: without it the code here cannot work. */
const newestTable = 'product_change'

export const health = new Hono<{ Bindings: Env }>()
  .get('/healthz', (c) => c.json({ up: true }))
  .get('/readyz', async (c) => {
    const checks = await Promise.all([
      check('database', async () => {
        await c.env.DB.prepare(`SELECT 1 FROM ${newestTable} LIMIT 1`).all()
      }),
      check('store', async () => {
        await c.env.STORE.head('ready')
      }),
      check('objects', async () => {
        c.env.CUSTOMER.idFromName('ready')
      }),
      check('index', () => indexVersions(c.env)),
    ])
    const ready = checks.every(({ ok }) => ok)
    c.header('Cache-Control', 'no-store')
    if (!ready) c.header('Retry-After', '5')
    return c.json({ ready, checks }, ready ? 200 : 503)
  })

/** Versions of the sites' indexes, "none" before the first build. Anybody may ask, so no site is named. */
async function indexVersions(env: Env): Promise<string> {
  const ids = await database(env.DB).select({ id: sites.id }).from(sites).limit(20)
  const versions = await Promise.all(
    ids.map(async ({ id }) => {
      const manifest = await env.STORE.get(`site/${id}/manifest.json`)
      return manifest === null ? 'none' : ((await manifest.json<{ version?: string }>()).version ?? 'unknown')
    }),
  )
  return versions.join(', ')
}

async function check(name: string, look: () => Promise<string | void>) {
  try {
    const detail = await look()
    return { name, ok: true, ...(detail ? { detail } : {}) }
  } catch (error) {
    console.error(`readyz ${name}:`, error)
    return { name, ok: false }
  }
}

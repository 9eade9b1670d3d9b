import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { health } from '../../worker/routes/health.ts'
import { setUp } from './adminApi.ts'

const app = new Hono().route('/', health)

test('is up as soon as it answers, and ready once database, store and objects are', async () => {
  expect((await app.request('/healthz', {}, env)).status).toBe(200)
  await setUp()
  const ready = await app.request('/readyz', {}, env)
  expect(ready.status).toBe(200)
  const text = await ready.text()
  expect(JSON.parse(text)).toMatchObject({
    ready: true,
    checks: [{ name: 'database', ok: true }, {}, {}, { detail: 'none' }],
  })
  expect(text).not.toContain('kettles')
})

test('is not ready, and says when to ask again, while the database lacks its migrations', async () => {
  await env.DB.exec('DROP TABLE product_change')
  const ready = await app.request('/readyz', {}, env)
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toBe('5')
  expect(await ready.json()).toMatchObject({
    ready: false,
    checks: [{ name: 'database', ok: false }, { ok: true }, {}, {}],
  })
})

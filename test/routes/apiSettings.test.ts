import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { siteConfig } from '../../worker/store/siteConfig.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import { accessTable } from '../../worker/routes/api/accessTable.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const site = 'kettles' as SiteId
let key = ''
let cookie = ''
beforeEach(async () => {
  const keys = await setUp()
  key = keys.secretKey
  cookie = keys.cookie
})

const put = (change: unknown) => call('PUT', '/api/settings', change, { key })
const get = async () =>
  (await call('GET', '/api/settings', undefined, { key })).json<
    Record<string, unknown> & { settings: Record<string, unknown> }
  >()

test('PUT takes what GET gives and changes nothing by it', async () => {
  const before = await get()
  expect((await put(before)).status).toBe(200)
  expect(await get()).toEqual(before)
})

test('a changed setting reaches the hot paths at once', async () => {
  const version = (await siteConfig(env, site))?.version ?? 0
  expect(
    (await put({ name: 'Kettles & co', settings: { botGate: false, origins: ['https://kettles.example'] } })).status,
  ).toBe(200)
  const config = await siteConfig(env, site)
  expect(config).toMatchObject({
    name: 'Kettles & co',
    settings: { botGate: false, origins: ['https://kettles.example'] },
  })
  expect(config?.version).toBeGreaterThan(version)
})

test('every bad field is named', async () => {
  const response = await put({
    timeZone: 'Mars/Base',
    settings: {
      origins: ['kettles.example'],
      flushDelayMs: 1,
      cartUrl: 'javascript:alert(1)',
      email: { provider: 'smtp', host: 'mail', port: 0, security: 'tls', from: 'a@b.example\r\nBcc: x@y.example' },
    },
  })
  expect(response.status).toBe(422)
  const { fields } = await errorOf(response)
  expect(fields?.map(({ field }) => field).sort()).toEqual([
    'settings.cartUrl',
    'settings.email.from',
    'settings.email.port',
    'settings.flushDelayMs',
    'settings.origins.0',
    'timeZone',
  ])
})

test('S10: the password of the mail server is stored encrypted and never returned', async () => {
  const email = {
    provider: 'smtp',
    host: 'mail.example',
    port: 587,
    security: 'starttls',
    username: 'u',
    from: 'a@b.example',
  }
  const canary = 'canary-password-77'
  const saved = await put({ settings: { email: { ...email, password: canary } } })
  expect(await saved.text()).not.toContain(canary)
  expect(JSON.stringify(await get())).not.toContain('password')
  const stored = await env.STORE.get(`site/${site}/config.json`)
  expect(await stored?.text()).not.toContain(canary)
  const row = await env.DB.prepare('SELECT settings FROM site').first<{ settings: string }>()
  expect(row?.settings).not.toContain(canary)
  const kept = (await siteConfig(env, site))?.settings.email?.password
  expect(kept).toBeTruthy()
  await put({ settings: { email: { ...email, fromName: 'Ann' } } })
  expect((await siteConfig(env, site))?.settings.email).toMatchObject({ fromName: 'Ann', password: kept })
  await put({ settings: { email: { ...email, host: 'elsewhere.example' } } })
  expect((await siteConfig(env, site))?.settings.email?.password).toBeUndefined()
})

test('S10: two secret keys live while a shop moves from one to the other, each shown once', async () => {
  const make = () => call('POST', '/api/settings/keys', { kind: 'secret' }, { key })
  const made = await (await make()).json<{ id: string; key: string }>()
  expect((await make()).status).toBe(409)
  expect((await call('GET', '/api/me', undefined, { key: made.key })).status).toBe(200)
  const list = (await get())['secretKeys'] as { id: string; last4: string }[]
  expect(list).toHaveLength(2)
  expect(JSON.stringify(list)).not.toContain(made.key)
  const old = list.find(({ id }) => id !== made.id)
  expect((await call('DELETE', `/api/settings/keys/${old?.id}`, undefined, { key: made.key })).status).toBe(200)
  expect((await call('GET', '/api/me', undefined, { key })).status).toBe(401)
  expect((await call('DELETE', `/api/settings/keys/${made.id}`, undefined, { cookie })).status).toBe(409)
})

test('an identity key is shown once and its id is what tokens name', async () => {
  const response = await call('POST', '/api/settings/keys', { kind: 'identity' }, { key })
  const made = await response.json<{ kid: string; key: string }>()
  expect(made.key).toMatch(/^[\w-]{43}$/)
  expect((await siteConfig(env, site))?.identityKeyIds).toEqual([made.kid])
  expect(JSON.stringify(await get())).not.toContain(made.key)
})

test('S11: every changing route of this file writes one entry to the audit log, without what was said', async () => {
  await put({ name: 'Canary name', settings: { postalAddress: 'Canary lane 7' } })
  const made = await (await call('POST', '/api/settings/keys', { kind: 'write' }, { key })).json<{ id: string }>()
  await call('DELETE', `/api/settings/keys/${made.id}`, undefined, { key })
  await call('POST', '/api/settings/email/test', { to: 'canary@shop.example' }, { key })
  await put({ timeZone: 'nowhere' })
  const { results } = await env.DB.prepare('SELECT * FROM audit ORDER BY id').all<{ action: string; target: string }>()
  expect(results.map(({ action }) => action)).toEqual([
    'POST /api/setup',
    'PUT /api/settings',
    'POST /api/settings/keys',
    'DELETE /api/settings/keys/:id',
    'POST /api/settings/email/test',
  ])
  expect(results[3]?.target).toBe(made.id)
  expect(JSON.stringify(results)).not.toMatch(/canary/i)
})

test('the home page tells health, set-up and figures even of an empty site', async () => {
  const home = await (
    await call('GET', '/api/home?days=28', undefined, { key })
  ).json<{
    series: unknown[]
    checklist: { id: string; done: boolean }[]
  }>()
  expect(home).toMatchObject({ totals: { events: 0, customers: 0, revenue: 0, currency: 'EUR' } })
  expect(home.series.length).toBeGreaterThanOrEqual(28)
  expect(home.checklist.filter(({ done }) => done).map(({ id }) => id)).toEqual(['keys'])
  expect((await call('GET', '/api/home?days=9', undefined, { key })).status).toBe(422)
})

test('the description names every route of the access table, its parameters and its refusals', async () => {
  const { openapi } = await import('../../worker/routes/openapi.ts')
  const spec = (await openapi()) as {
    openapi: string
    paths: Record<
      string,
      Record<string, { summary?: string; parameters: { name: string; in: string }[]; responses: object }>
    >
  }
  expect(spec.openapi).toBe('3.1.0')
  for (const [, path = ''] of JSON.stringify(spec).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = path.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], spec)
    expect(target, path).toBeDefined()
  }
  for (const row of Object.keys(accessTable)) {
    const [method = '', path = ''] = row.split(' ')
    const described = path.replaceAll(/:(\w+)/g, '{$1}')
    const operation = spec.paths[described]?.[method.toLowerCase()]
    expect(operation?.summary, row).toBeTruthy()
    expect(Object.keys(operation?.responses ?? {}), row).toContain('422')
    for (const [, name] of path.matchAll(/:(\w+)/g)) {
      expect(operation?.parameters, row).toContainEqual(expect.objectContaining({ name, in: 'path' }))
    }
  }
})

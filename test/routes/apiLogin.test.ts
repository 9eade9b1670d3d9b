import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { call, cookieOf, errorOf, firstSite, owner, setUp } from './adminApi.ts'

test('the first set-up answers the keys of the site and closes for ever', async () => {
  expect(await (await call('GET', '/api/setup')).json()).toEqual({ needed: true, token: false })
  const keys = await setUp()
  expect(keys.site).toBe('kettles')
  expect(keys.writeKey).toMatch(/^pk_kettles_[0-9A-Za-z]{24}$/)
  expect(keys.secretKey).toMatch(/^sk_kettles_[0-9A-Za-z]{32}$/)
  expect(await (await call('GET', '/api/setup')).json()).toMatchObject({ needed: false })
  const again = await call('POST', '/api/setup', { ...owner, site: { ...firstSite, id: 'other' } })
  expect(again.status).toBe(409)
})

test('the secret key lies nowhere in the database', async () => {
  const { secretKey } = await setUp()
  const { results: tables } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
    name: string
  }>()
  for (const { name } of tables.filter(({ name }) => !name.startsWith('_') && !name.startsWith('sqlite'))) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${name}`).all()
    expect(JSON.stringify(results), name).not.toContain(secretKey)
  }
})

test('every bad field of a set-up is named', async () => {
  const response = await call('POST', '/api/setup', {
    email: 'nobody',
    password: 'x',
    site: { ...firstSite, id: 'Not An Id', currency: 'EURO', language: '??' },
  })
  expect(response.status).toBe(422)
  const { fields } = await errorOf(response)
  expect(fields?.map(({ field }) => field)).toEqual(['email', 'site.id', 'site.currency', 'site.language'])
})

test.each(['short', 'password1234', 'aaaaaaaaaaaaaa', 'ann@shop.example'])(
  'the password %s is refused',
  async (password) => {
    const response = await call('POST', '/api/setup', { email: owner.email, password, site: firstSite })
    expect(response.status).toBe(422)
    expect((await errorOf(response)).field).toBe('password')
  },
)

test('a login opens the dashboard for its sites and a logout closes it', async () => {
  await setUp()
  const login = await call('POST', '/api/login', owner)
  expect(login.status).toBe(200)
  expect(login.headers.get('set-cookie')).toMatch(/^__Host-aisle=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  const cookie = cookieOf(login)
  const me = await call('GET', '/api/me', undefined, { cookie })
  expect(await me.json()).toMatchObject({
    email: owner.email,
    role: 'owner',
    sites: [{ id: 'kettles', currency: 'EUR' }],
    may: expect.arrayContaining(['PUT /api/settings', 'DELETE /api/blocks/:id', 'POST /api/assist']),
  })
  expect((await call('POST', '/api/logout', undefined, { cookie })).status).toBe(200)
  expect((await call('GET', '/api/me', undefined, { cookie })).status).toBe(401)
})

test('over http on a loopback address the cookie is plain, since a browser would refuse the other', async () => {
  await setUp()
  const login = await call('POST', '/api/login', owner, { origin: 'http://127.0.0.1:8787' })
  expect(login.headers.get('set-cookie')).toMatch(/^aisle=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('the sixth try within 15 minutes is refused even with the right password', async () => {
  await setUp()
  for (let i = 0; i < 5; i++) {
    expect((await call('POST', '/api/login', { ...owner, password: 'a wrong password' })).status).toBe(401)
  }
  const sixth = await call('POST', '/api/login', owner)
  expect(sixth.status).toBe(429)
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(800)
  clock.offsetMs = 16 * 60_000
  try {
    expect((await call('POST', '/api/login', owner)).status).toBe(200)
  } finally {
    clock.offsetMs = 0
  }
})

test('a login session ends after 12 idle hours', async () => {
  const { cookie } = await setUp()
  try {
    clock.offsetMs = 11 * 3600_000
    expect((await call('GET', '/api/me', undefined, { cookie })).status).toBe(200)
    clock.offsetMs = 22 * 3600_000
    expect((await call('GET', '/api/me', undefined, { cookie })).status).toBe(200)
    clock.offsetMs = 35 * 3600_000
    expect((await call('GET', '/api/me', undefined, { cookie })).status).toBe(401)
  } finally {
    clock.offsetMs = 0
  }
})

test('a page of another origin changes nothing with our cookie', async () => {
  const { cookie } = await setUp()
  const body = { ...firstSite, id: 'stolen' }
  const foreign = await call('POST', '/api/sites', body, { cookie, headers: { origin: 'https://evil.example' } })
  expect(foreign.status).toBe(403)
  expect((await errorOf(foreign)).code).toBe('wrong-origin')
  expect((await call('POST', '/api/sites', body, { cookie })).status).toBe(201)
})

test("only the first site's key makes further sites", async () => {
  const { secretKey } = await setUp()
  const made = await call('POST', '/api/sites', { ...firstSite, id: 'mixers' }, { key: secretKey })
  expect(made.status).toBe(201)
  const second = await made.json<{ secretKey: string }>()
  expect((await call('POST', '/api/sites', { ...firstSite, id: 'third' }, { key: second.secretKey })).status).toBe(403)
  expect((await call('POST', '/api/sites', { ...firstSite, id: 'mixers' }, { key: secretKey })).status).toBe(409)
})

test('each change is in the audit log once, with who did it and without what was said', async () => {
  const { secretKey, cookie } = await setUp()
  await call('POST', '/api/sites', { ...firstSite, id: 'mixers' }, { key: secretKey })
  await call('POST', '/api/login', owner)
  await call('POST', '/api/logout', undefined, { cookie })
  const { results } = await env.DB.prepare('SELECT actor, action, hash FROM audit ORDER BY id').all<{
    actor: string
    action: string
    hash: string
  }>()
  expect(results.map(({ action }) => action)).toEqual([
    'POST /api/setup',
    'POST /api/sites',
    'POST /api/login',
    'POST /api/logout',
  ])
  expect(results[1]?.actor).toBe(`key:${secretKey.slice(-4)}`)
  for (const { hash } of results) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(results)).not.toContain(owner.email)
})

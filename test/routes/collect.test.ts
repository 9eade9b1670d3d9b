import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { admin, newSite, post, send } from '../contract/newSite.ts'
import type { NewSite } from '../contract/newSite.ts'

let site: NewSite
beforeEach(async () => {
  site = await newSite()
})

interface Reply {
  success: boolean
  token?: string
  rejected: { messageId?: string; index: number; code: string; field: string; message: string }[]
}
interface Item {
  messageId: string
  event?: string
  unverified?: boolean
}

const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` })
const viewed = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  anonymousId: 'a1',
  messageId,
  properties: { product_id: 'K', price: 100 },
  ...more,
})

async function take(path: string, body: object, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await post(path, JSON.stringify(body), headers)
  expect(reply.status).toBe(200)
  return (await reply.json()) as Reply
}
const batch = (events: readonly object[], more: object = {}, headers: Record<string, string> = {}) =>
  take('/v1/batch', { writeKey: site.writeKey, batch: events, ...more }, headers)
const byServer = (path: string, body: object) => take(path, body, basic(site.secretKey))

const find = async (query: string) =>
  ((await admin(site, 'GET', `/api/customers?${query}`)) as { items: { id: string; known: boolean }[] }).items
async function customer(query: string): Promise<Record<string, unknown> & { id: string }> {
  const [found] = await find(query)
  return (await admin(site, 'GET', `/api/customers/${found?.id}`)) as Record<string, unknown> & { id: string }
}
async function timeline(query: string): Promise<Item[]> {
  const [found] = await find(query)
  if (found === undefined) return []
  return ((await admin(site, 'GET', `/api/customers/${found.id}/timeline?limit=500`)) as { items: Item[] }).items
}

describe('every path and key position', () => {
  test.each([
    ['/v1/batch', 'track'],
    ['/v1/b', 'track'],
    ['/beacon/v1/batch', 'track'],
    ['/v1/track', 'track'],
    ['/v1/t', 'track'],
    ['/v1/page', 'page'],
    ['/v1/p', 'page'],
    ['/v1/screen', 'screen'],
    ['/v1/s', 'screen'],
    ['/v1/identify', 'identify'],
    ['/v1/i', 'identify'],
    ['/v1/group', 'group'],
    ['/v1/g', 'group'],
    ['/v1/alias', 'alias'],
    ['/v1/a', 'alias'],
  ])('%s stores a %s event', async (path, kind) => {
    const event = { anonymousId: 'a1', messageId: 'm1', event: 'X', userId: 'u1', groupId: 'g', previousId: 'a1' }
    const body = /b$|batch$/.test(path) ? { batch: [{ ...event, type: kind }] } : event
    for (const [at, url, headers, more] of [
      ['body', path, {}, { writeKey: site.writeKey }],
      ['Basic', path, basic(site.writeKey), {}],
      ['query', `${path}?writeKey=${site.writeKey}`, { 'content-type': 'text/plain' }, {}],
    ] as const) {
      expect((await take(url, { ...body, ...more }, headers)).rejected, at).toEqual([])
    }
    expect(await timeline('anonymousId=a1')).toMatchObject([{ messageId: 'm1', type: kind }])
  })

  test('JSON is read under any content type, gzipped or not, whatever the labels say', async () => {
    for (const [id, type] of [
      ['m1', 'application/json'],
      ['m2', 'text/plain;charset=UTF-8'],
      ['m3', 'application/x-www-form-urlencoded'],
    ] as const) {
      const body = JSON.stringify({ batch: [viewed(id)] })
      const plain = await post('/v1/batch', body, { ...basic(site.writeKey), 'content-type': type })
      expect(plain.status).toBe(200)
      const zipped = await new Response(
        new Blob([body.replace(id, `${id}z`)]).stream().pipeThrough(new CompressionStream('gzip')),
      ).arrayBuffer()
      const reply = await post('/v1/batch', zipped, { ...basic(site.writeKey), 'content-type': type })
      expect(reply.status).toBe(200)
    }
    const ids = (await timeline('anonymousId=a1')).map(({ messageId }) => messageId)
    expect(ids.toSorted()).toEqual(['m1', 'm1z', 'm2', 'm2z', 'm3', 'm3z'])
  })

  test('a browser of any origin may ask first and read the reply', async () => {
    const origin = 'https://shop.example'
    const ask = await send('/v1/t', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'authorization,anonymousid,sentat,content-type' },
    })
    expect(ask.status).toBe(204)
    expect(ask.headers.get('access-control-allow-origin')).toBe(origin)
    expect(ask.headers.get('access-control-allow-headers')).toMatch(/authorization.*anonymousid.*sentat.*x-retry-count/)
    expect(ask.headers.get('access-control-max-age')).toBe('86400')
    const reply = await post('/v1/t', JSON.stringify({ ...viewed('m1'), writeKey: site.writeKey }), { origin })
    expect(reply.headers.get('access-control-allow-origin')).toBe(origin)
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
    const refused = await post('/v1/t', 'no json', { origin })
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
  })

  test('settings and source config let the SDKs start', async () => {
    const settings = await send(`/v1/projects/${site.writeKey}/settings`)
    expect(await settings.json()).toEqual({
      integrations: { 'Segment.io': { apiKey: site.writeKey, apiHost: 'aisle.test/v1', protocol: 'http' } },
    })
    for (const path of ['/sourceConfig', '/sourceConfig/']) {
      const reply = await send(`${path}?p=npm&v=3&writeKey=${site.writeKey}`)
      expect(await reply.json()).toMatchObject({
        source: { writeKey: site.writeKey, enabled: true, config: {}, destinations: [] },
      })
    }
    expect((await send('/v1/projects/pk_nobody_x/settings')).status).toBe(401)
  })
})

describe('a batch with bad events', () => {
  test('stores the good ones, lists the bad ones and keeps them for replay', async () => {
    const { success, rejected } = await batch([
      viewed('good'),
      viewed('bad', { properties: { product_id: 'K', price: 'cheap' } }),
      7,
      { type: 'track', event: 'X' },
    ] as object[])
    expect(success).toBe(true)
    expect(rejected.map(({ messageId, index, field }) => [messageId, index, field])).toEqual([
      ['bad', 1, 'properties.price'],
      [undefined, 2, ''],
      [undefined, 3, 'anonymousId'],
    ])
    expect(await timeline('anonymousId=a1')).toMatchObject([{ messageId: 'good' }])
    const { items } = (await admin(site, 'GET', '/api/rejected')) as {
      items: { id: string; field: string; event: object }[]
    }
    expect(items).toHaveLength(3)
    expect(items.find(({ field }) => field === 'properties.price')?.event).toMatchObject({ messageId: 'bad' })
  })

  test('lies in R2 under the keyed hash of whom the event names, before the reply', async () => {
    await batch([viewed('bad', { event: '' })])
    const { objects } = await env.STORE.list({ prefix: `site/${site.site}/rejected/` })
    const id = (await customerIdOf('a1')).slice(4)
    expect(objects.map(({ key }) => key.split('/')[3])).toEqual([id])
  })

  test('can be replayed one by one once it would be taken', async () => {
    await batch([viewed('late', { timestamp: 'soon' }), viewed('other', { event: '' })])
    const list = async () =>
      ((await admin(site, 'GET', '/api/rejected')) as { items: { id: string; event: object }[] }).items
    for (const { id } of await list()) {
      const reply = await send(`/api/rejected/${id}/replay`, { method: 'POST', headers: bearer() })
      expect(reply.status).toBe(422)
    }
    // The rules of today take what they refused then: here the stored event itself is mended.
    const [key] = (await env.STORE.list({ prefix: `site/${site.site}/rejected/` })).objects
    const stored = await (await env.STORE.get(key?.key ?? ''))?.text()
    await env.STORE.put(key?.key ?? '', (stored ?? '').replace('"soon"', 'null'))
    const late = (await list()).find(({ event }) => JSON.stringify(event).includes('late'))
    expect(await admin(site, 'POST', `/api/rejected/${late?.id}/replay`)).toEqual({ stored: 1, duplicates: 0 })
    expect(await timeline('anonymousId=a1')).toMatchObject([{ messageId: 'late' }])
    expect(await list()).toHaveLength(1)
  })
})

describe('each event once', () => {
  test('a batch sent three times is stored once', async () => {
    const events = [viewed('m1'), viewed('m2'), viewed('m1')]
    for (let again = 0; again < 3; again++) await batch(events)
    expect((await timeline('anonymousId=a1')).map(({ messageId }) => messageId).toSorted()).toEqual(['m1', 'm2'])
    expect(await customer('anonymousId=a1')).toMatchObject({ interests: [{ times: 2 }] })
  })
})

describe('consent', () => {
  const consent = (preferences: object) => ({ context: { consent: { categoryPreferences: preferences } } })

  test('denied stores nothing at all, and the reply is 200', async () => {
    expect(await batch([viewed('m1', consent({ analytics: false }))])).toEqual({ success: true, rejected: [] })
    expect(await find('anonymousId=a1')).toEqual([])
  })

  test('without personalization events are kept and nobody is profiled by them', async () => {
    await batch([viewed('m1', consent({ analytics: true, personalization: false }))])
    expect(await customer('anonymousId=a1')).toMatchObject({ interests: [], purposes: { personalization: false } })
    expect(await timeline('anonymousId=a1')).toHaveLength(1)
  })

  test('Sec-GPC forbids advertising, whatever the event says', async () => {
    await batch([viewed('m1', consent({ advertising: true }))], {}, { 'sec-gpc': '1' })
    expect(await customer('anonymousId=a1')).toMatchObject({ purposes: { advertising: false } })
  })
})

describe('bots', () => {
  const bot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'

  test('are answered 200 and dropped, by the request’s agent or the event’s own', async () => {
    await gate(true)
    await batch([viewed('m1')], {}, { 'user-agent': bot })
    await batch([viewed('m2', { context: { userAgent: bot } })])
    await batch(
      [viewed('m3', { context: { library: { name: '@segment/analytics-node' } } })],
      {},
      { 'user-agent': 'axios/1.7' },
    )
    expect((await timeline('anonymousId=a1')).map(({ messageId }) => messageId)).toEqual(['m3'])
  })
})

describe('who an event belongs to', () => {
  test('an anonymous visitor gets one token, and another only for a valid one', async () => {
    const { token } = await batch([viewed('m1')])
    expect(token).toMatch(/^[\w-]+\.[\w-]+$/)
    expect((await batch([viewed('m1')])).token, 'a retry of the first batch').toBeDefined()
    expect((await batch([viewed('m2')])).token).toBeUndefined()
    expect((await batch([viewed('m3')], { token })).token).toBe(token)
    expect((await batch([viewed('m4')], { token: `${token}x` })).token).toBeUndefined()
    expect((await send(`/v1/inbox?token=${token}`)).status).toBe(200)
  })

  test('the first-party route keeps the token in a cookie of its own', async () => {
    const reply = await post('/a/v1/t', JSON.stringify({ ...viewed('m1'), writeKey: site.writeKey }))
    const cookie = reply.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^_aisle=[\w.-]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const again = await post('/a/v1/t', JSON.stringify({ ...viewed('m2'), writeKey: site.writeKey }), {
      cookie: cookie.split(';')[0] ?? '',
    })
    expect(((await again.json()) as Reply).token).toBeDefined()
  })

  test('a server names people by its secret key, with contact values and consents', async () => {
    await byServer('/v1/identify', {
      userId: 'ola',
      traits: { email: 'Ola@Example.com', firstName: 'Ola', consents: { email: { reminders: 'granted' } } },
    })
    const ola = await customer('email=ola@example.com')
    expect(ola).toMatchObject({
      traits: { firstName: 'Ola' },
      consents: { email: { reminders: { state: 'granted' } } },
      identifiers: [
        { type: 'externalId', value: 'ola', verified: true },
        { type: 'email', value: 'ola@example.com', verified: true },
      ],
    })
    expect((await customer('externalId=ola')).id).toBe(ola.id)
  })

  test('a proven identify makes the device and the person one customer, with all events', async () => {
    await batch([viewed('before')])
    await byServer('/v1/identify', { userId: 'ola', anonymousId: 'a1', messageId: 'who' })
    await batch([viewed('after')])
    const ids = (await timeline('externalId=ola')).map(({ messageId }) => messageId).toSorted()
    expect(ids).toEqual(['after', 'before', 'who'])
    expect((await customer('anonymousId=a1')).id).toBe((await customer('externalId=ola')).id)
    expect(await customer('externalId=ola')).toMatchObject({ interests: [{ productId: 'K', times: 2 }] })
  })

  test('two devices and an order by e-mail alone end in one customer, each event once', async () => {
    await batch([viewed('phone', { anonymousId: 'phone' }), viewed('laptop', { anonymousId: 'laptop' })])
    await admin(site, 'POST', '/api/orders', {
      id: '7',
      customer: { email: 'ola@example.com' },
      items: [{ productId: 'K', quantity: 1, price: 99.9 }],
      total: 99.9,
    })
    await byServer('/v1/identify', { userId: 'ola', anonymousId: 'phone', traits: { email: 'ola@example.com' } })
    await byServer('/v1/identify', { userId: 'ola', anonymousId: 'laptop' })
    await byServer('/v1/identify', { userId: 'ola', anonymousId: 'laptop' })
    const ola = await customer('email=ola@example.com')
    expect(ola).toMatchObject({ orders: [{ id: '7', status: 'placed', total: 99.9 }] })
    const names = (await timeline('email=ola@example.com')).map(({ messageId }) => messageId)
    expect(names.filter((name) => ['phone', 'laptop', 'order:7:placed'].includes(name)).toSorted()).toEqual([
      'laptop',
      'order:7:placed',
      'phone',
    ])
    for (const query of ['anonymousId=phone', 'anonymousId=laptop', 'externalId=ola']) {
      expect((await customer(query)).id, query).toBe(ola.id)
    }
  })

  test('two people with one address stay two', async () => {
    await byServer('/v1/identify', { userId: 'ola', traits: { email: 'home@example.com' } })
    await byServer('/v1/identify', { userId: 'jan', traits: { email: 'home@example.com' } })
    expect((await customer('externalId=ola')).id).not.toBe((await customer('externalId=jan')).id)
    expect((await customer('email=home@example.com')).id).toBe((await customer('externalId=ola')).id)
  })

  test('events with a user id alone and the public key are shown as unverified and change nothing', async () => {
    await byServer('/v1/identify', { userId: 'ola', traits: { firstName: 'Ola' } })
    const before = await customer('externalId=ola')
    await take('/v1/track', { writeKey: site.writeKey, ...viewed('m1', { anonymousId: null, userId: 'ola' }) })
    expect(await timeline('externalId=ola')).toMatchObject([{ messageId: 'm1', unverified: true }, {}])
    const { traits, interests, identifiers, cart } = await customer('externalId=ola')
    expect({ traits, interests, identifiers, cart }).toEqual({
      traits: before['traits'],
      interests: before['interests'],
      identifiers: before['identifiers'],
      cart: before['cart'],
    })
  })
})

const bearer = () => ({ authorization: `Bearer ${site.secretKey}` })
async function customerIdOf(anonymousId: string): Promise<string> {
  await batch([viewed('probe', { anonymousId })])
  return (await customer(`anonymousId=${anonymousId}`)).id
}
async function gate(on: boolean): Promise<void> {
  const key = `site/${site.site}/config.json`
  const config = JSON.parse((await (await env.STORE.get(key))?.text()) ?? '{}') as {
    version: number
    settings: { botGate: boolean }
  }
  const { forgetSiteConfigs } = await import('../../worker/store/siteConfig.ts')
  await env.STORE.put(
    key,
    JSON.stringify({ ...config, version: config.version + 1, settings: { ...config.settings, botGate: on } }),
  )
  forgetSiteConfigs()
}

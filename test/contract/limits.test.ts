import { beforeEach, describe, expect, test } from 'vitest'
import { nested, nestedObject } from './hostileJson.ts'
import { admin, anotherSite, expectRefusal, type NewSite, newSite, post, send } from './newSite.ts'

let site: NewSite
beforeEach(async () => {
  site = await newSite()
})

const doors = [
  '/v1/batch',
  '/v1/track',
  '/v1/identify',
  '/v1/page',
  '/v1/b',
  '/beacon/v1/batch',
  '/v1/recommend',
] as const

describe('S9: sizes', () => {
  for (const path of doors) {
    test(`a body over 500 KB is 413 at ${path}, with and without a length`, async () => {
      const body = `{"writeKey":"${site.writeKey}","padding":"${'x'.repeat(520_000)}"}`
      await expectRefusal(await post(path, body), path, [413])
      await expectRefusal(await post(path, streamed(body)), `${path} streamed`, [413])
    })
  }

  test('an event over 32 KB is rejected by name, the one beside it is stored', async () => {
    const big = `{"type":"track","event":"X","anonymousId":"a","messageId":"big","properties":{"text":"${'x'.repeat(33_000)}"}}`
    const answer = await batch([big, event('small')])
    expect(answer.rejected).toEqual([expect.objectContaining({ index: 0, messageId: 'big' })])
    expect(await stored('a')).toEqual(['small'])
  })

  test('2,500 events are taken, 2,501 are 413', async () => {
    const short = (index: number) => `{"type":"track","event":"X","anonymousId":"a","messageId":"m${index}"}`
    const events = Array.from({ length: 2501 }, (_, index) => short(index))
    expect((await batch(events.slice(0, 2500))).rejected).toEqual([])
    const reply = await post('/v1/batch', `{"writeKey":"${site.writeKey}","batch":[${events.join(',')}]}`)
    await expectRefusal(reply, '2,501 events', [413])
  })

  test('depth over 32 and more than 300 keys are rejected by name', async () => {
    const keys = Array.from({ length: 301 }, (_, index) => `"k${index}":1`).join(',')
    const bad = [nested(33), nestedObject(33), nested(10_000), `{${keys}}`].map(
      (value, index) =>
        `{"type":"track","event":"X","anonymousId":"a","messageId":"bad${index}","properties":{"v":${value}}}`,
    )
    const answer = await batch([...bad, event('good')])
    expect(answer.rejected.map(({ messageId }) => messageId)).toEqual(['bad0', 'bad1', 'bad2', 'bad3'])
    expect(await stored('a')).toEqual(['good'])
  })

  test('a body nested 100,000 levels deep is answered, not fallen over', async () => {
    for (const path of doors) {
      for (const body of [nested(100_000), nestedObject(60_000)]) {
        const reply = await post(path, body, { authorization: `Basic ${btoa(`${site.writeKey}:`)}` })
        expect(reply.status, path).toBeLessThan(500)
      }
    }
  })
})

describe('S5: gzip', () => {
  test('a gzipped body is read', async () => {
    const body = await gzip(`{"writeKey":"${site.writeKey}","batch":[${event('zipped')}]}`)
    const reply = await post('/v1/batch', body, { 'content-encoding': 'gzip' })
    expect(reply.status).toBe(200)
    expect(await stored('a')).toEqual(['zipped'])
  })

  test('a bomb of 100 MB in 100 KB is 413, without being unpacked', async () => {
    const zeros = new Uint8Array(1 << 20)
    const bomb = await gzip(...Array.from({ length: 100 }, () => zeros))
    expect(bomb.byteLength).toBeLessThan(200_000)
    const startedAt = performance.now()
    await expectRefusal(await post('/v1/batch', bomb, { 'content-encoding': 'gzip' }), 'bomb', [413])
    expect(performance.now() - startedAt).toBeLessThan(1500)
  })

  test('garbage, a cut stream and a wrong checksum are 400', async () => {
    const good = await gzip(`{"writeKey":"${site.writeKey}","batch":[${event('cut')}]}`)
    const flipped = good.slice()
    flipped[good.length - 5] = (flipped[good.length - 5] ?? 0) ^ 1
    for (const body of [
      new Uint8Array([1, 2, 3]),
      good.slice(0, good.length - 12),
      good.slice(0, 20),
      flipped,
      new Uint8Array(),
    ]) {
      const reply = await post('/v1/batch', body, { 'content-encoding': 'gzip' })
      await expectRefusal(reply, `${body.length} bytes`, [400])
    }
    expect(await stored('a')).toEqual([])
  })

  test('an encoding nobody knows is 400 or 415', async () => {
    const reply = await post('/v1/batch', '{}', { 'content-encoding': 'zip-of-doom' })
    await expectRefusal(reply, 'encoding', [400, 415])
  })
})

describe('keys and sites', () => {
  test('a key that is none is 401 in every place a key may stand', async () => {
    for (const key of [
      '',
      'x',
      'pk_',
      `pk_${site.site}_`,
      `pk_${site.site}_${'A'.repeat(24)}`,
      `pk_nowhere_${'A'.repeat(24)}`,
      `${site.writeKey}x`,
      site.writeKey.slice(0, -1),
      site.writeKey.toUpperCase(),
      `pk_../../config_${'A'.repeat(24)}`,
      '__proto__',
      `sk_${site.site}_${'A'.repeat(32)}`,
    ]) {
      const body = `{"type":"track","event":"X","anonymousId":"a"}`
      for (const path of ['/v1/track', '/v1/batch']) {
        await expectRefusal(
          await post(path, body, { authorization: `Basic ${btoa(`${key}:`)}` }),
          `Basic ${key}`,
          [401],
        )
        await expectRefusal(
          await post(path, body.replace('{', `{"writeKey":${JSON.stringify(key)},`)),
          `body ${key}`,
          [401],
        )
        await expectRefusal(await post(`${path}?writeKey=${encodeURIComponent(key)}`, body), `query ${key}`, [401])
      }
      await expectRefusal(
        await post('/v1/recommend', `{"writeKey":${JSON.stringify(key)},"blocks":[{"id":"popular"}]}`),
        `recommend ${key}`,
        [401],
      )
      await expectRefusal(
        await send('/api/products', { headers: { authorization: `Bearer ${key}` } }),
        `Bearer ${key}`,
        [401, 403],
      )
    }
  })

  test('a site named in the body changes nothing: the key says which site it is', async () => {
    const beta = await anotherSite(site)
    await post(
      '/v1/track',
      JSON.stringify({
        writeKey: site.writeKey,
        site: beta.site,
        siteId: beta.site,
        type: 'track',
        event: 'X',
        anonymousId: 'a',
        messageId: 'm',
      }),
      { 'aisle-site': beta.site },
    )
    expect(await stored('a')).toEqual(['m'])
    expect(await stored('a', beta)).toEqual([])
  })

  test('a secret key reads no other site, whatever the header says', async () => {
    const beta = await anotherSite(site)
    const mine = (await admin(beta, 'GET', '/api/settings')) as { writeKeys: string[] }
    expect(mine.writeKeys).toContain(beta.writeKey)
    const reply = await send('/api/settings', {
      headers: { authorization: `Bearer ${beta.secretKey}`, 'aisle-site': site.site },
    })
    if (reply.ok) expect(await reply.text()).not.toContain(site.writeKey)
    else await expectRefusal(reply, 'other site', [403])
  })

  test('a path or method that is none is 404 or 405 in the documented shape', async () => {
    for (const [method, path] of [
      ['GET', '/v1/track'],
      ['PUT', '/v1/batch'],
      ['DELETE', '/v1/recommend'],
      ['POST', '/v1/nothing'],
      ['GET', '/api/nothing'],
      ['POST', '/beacon/v1/none'],
    ] as const) {
      const reply = await send(path, {
        method,
        headers: { authorization: `Bearer ${site.secretKey}` },
        ...(method === 'GET' ? {} : { body: '{}' }),
      })
      await expectRefusal(reply, `${method} ${path}`, [401, 404, 405])
    }
  })
})

const event = (messageId: string): string =>
  `{"type":"track","event":"Product Viewed","anonymousId":"a","messageId":"${messageId}","properties":{"product_id":"p1"}}`

async function batch(events: readonly string[]): Promise<{ rejected: { index: number; messageId?: string }[] }> {
  const reply = await post('/v1/batch', `{"writeKey":"${site.writeKey}","batch":[${events.join(',')}]}`)
  const text = await reply.text()
  expect(reply.status, text.slice(0, 300)).toBe(200)
  return JSON.parse(text) as { rejected: { index: number; messageId?: string }[] }
}

async function stored(anonymousId: string, of = site): Promise<string[]> {
  const { items } = (await admin(of, 'GET', `/api/customers?anonymousId=${anonymousId}`)) as { items: { id: string }[] }
  if (items[0] === undefined) return []
  const page = (await admin(of, 'GET', `/api/customers/${items[0].id}/timeline`)) as { items: { messageId: string }[] }
  return page.items.map(({ messageId }) => messageId)
}

async function gzip(...parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<Uint8Array<ArrayBuffer>> {
  const zipped = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(zipped).arrayBuffer())
}

/** The same text without a content-length. */
const streamed = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream()

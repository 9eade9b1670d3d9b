import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { hostileValues, nested, nestedObject, noJson, wrongShapes } from './hostileJson.ts'
import { admin, expectRefusal, type NewSite, newSite, post, send } from './newSite.ts'

/** Every path of the collection contract (DESIGN.md, Public HTTP contract). */
const collection = [
  ...['batch', 'track', 'identify', 'page', 'screen', 'alias', 'group'].map((name) => `/v1/${name}`),
  ...['b', 't', 'i', 'p', 'a', 'g'].map((name) => `/v1/${name}`),
  '/beacon/v1/batch',
]
let site: NewSite
const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` })

beforeEach(async () => {
  site = await newSite()
})
afterEach(() => {
  clock.offsetMs = 0
})

describe('S5: a body that is no JSON', () => {
  for (const path of [...collection, '/v1/recommend']) {
    test(`is refused with 400 by ${path}`, async () => {
      for (const body of noJson) {
        const reply = await post(path, body, basic(site.writeKey))
        await expectRefusal(reply, `${path} ${JSON.stringify(body)}`, [400])
      }
    })
  }

  test('is refused with 400 as text/plain and as a form too', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain;charset=UTF-8']) {
      for (const body of noJson) {
        const reply = await post('/v1/batch', body, { ...basic(site.writeKey), 'content-type': type })
        await expectRefusal(reply, `${type} ${JSON.stringify(body)}`, [400])
      }
    }
  })

  test('is refused with 4xx by every admin door that takes one', async () => {
    for (const [method, path] of adminDoors) {
      for (const body of ['', '{', '{"a":1,}', 'NaN', '\u0000', '{"a":1}x']) {
        const reply = await send(path, { method, body, headers: bearer() })
        await expectRefusal(reply, `${method} ${path} ${JSON.stringify(body)}`)
      }
    }
  })

  test('is refused where its bytes are no UTF-8, or answered as what they decode to', async () => {
    for (const bytes of [
      [0xff, 0xfe, 0x7b, 0x7d],
      [0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
    ]) {
      const reply = await post('/v1/batch', new Uint8Array(bytes), basic(site.writeKey))
      expect(reply.status).toBeLessThan(500)
    }
  })
})

describe('S5: JSON of the wrong shape', () => {
  for (const path of [...collection, '/v1/recommend']) {
    test(`never makes ${path} fail`, async () => {
      for (const body of wrongShapes) {
        const reply = await post(path, body, basic(site.writeKey))
        await expectAnswer(reply, `${path} ${body}`)
        const keyless = await post(path, body)
        await expectRefusal(keyless, `${path} without key ${body}`, [400, 401, 422])
      }
    })
  }

  test('never makes an admin door fail', async () => {
    for (const [method, path] of adminDoors) {
      for (const body of [...wrongShapes, nested(200), nestedObject(200), nested(50_000)]) {
        const reply = await send(path, { method, body, headers: bearer() })
        const text = await reply.clone().text()
        expect(reply.status, `${method} ${path} ${body.slice(0, 80)}: ${text.slice(0, 300)}`).toBeLessThan(500)
        if (reply.status >= 400) await expectRefusal(reply, `${method} ${path} ${body.slice(0, 80)}`)
      }
    }
  })
})

describe('S5: one hostile value in one field', () => {
  for (const kind of ['track', 'identify', 'page'] as const) {
    test(`of ${kind} is stored or rejected by name, and the good event beside it is stored`, async () => {
      let n = 0
      for (const field of fields[kind]) {
        clock.offsetMs += 61_000 // a customer writes 240 times a minute at most
        for (const value of hostileValues) {
          n += 1
          const good = `good-${kind}-${n}`
          const bad = eventText(kind, `bad-${kind}-${n}`, field, value)
          const body = `{"writeKey":"${site.writeKey}","batch":[${bad},${track(good)}]}`
          const reply = await post('/v1/batch', body)
          const text = await reply.text()
          const what = `${kind}.${field} = ${value.slice(0, 60)}`
          expect(reply.status, `${what}: ${text.slice(0, 300)}`).toBe(200)
          const answer = JSON.parse(text) as { success: boolean; rejected: Rejected[] }
          expect(answer.success, what).toBe(true)
          for (const one of answer.rejected) {
            expect(one, what).toMatchObject({
              index: 0,
              code: expect.any(String),
              message: expect.any(String),
              field: expect.any(String),
            })
          }
        }
      }
      const stored = new Set(await timelineOf(site, 'shopper'))
      for (let index = 1; index <= n; index++)
        expect(stored.has(`good-${kind}-${index}`), `good-${kind}-${index}`).toBe(true)
    })
  }

  test('of recommend is answered or refused in the documented shape', async () => {
    for (const field of ['anonymousId', 'token', 'blocks', 'locale', 'currency', 'context']) {
      for (const value of hostileValues) {
        const blocks =
          field === 'context'
            ? `[{"id":"for-you","context":${value}}]`
            : field === 'blocks'
              ? value
              : '[{"id":"for-you"}]'
        const rest = field === 'context' || field === 'blocks' ? '' : `,"${field}":${value}`
        const reply = await post('/v1/recommend', `{"writeKey":"${site.writeKey}","blocks":${blocks}${rest}}`)
        await expectAnswer(reply, `recommend.${field} = ${value.slice(0, 60)}`)
      }
    }
    for (const value of hostileValues) {
      for (const field of ['id', 'limit']) {
        const block = field === 'id' ? `{"id":${value}}` : `{"id":"for-you","limit":${value}}`
        const reply = await post('/v1/recommend', `{"writeKey":"${site.writeKey}","blocks":[${block}]}`)
        await expectAnswer(reply, `block.${field} = ${value.slice(0, 60)}`)
      }
      const query = encodeURIComponent(value)
      for (const url of [
        `/v1/recommend/${query}?key=${site.writeKey}`,
        `/v1/recommend/for-you?key=${site.writeKey}&limit=${query}&anonymousId=${query}&productId=${query}`,
      ]) {
        await expectAnswer(await send(url), url.slice(0, 120))
      }
    }
  })

  test('of a product import makes that row bad and leaves the others', async () => {
    for (const value of hostileValues) {
      const rows = [`{"id":"good","title":"Good lamp","price":"10.00 EUR","link":"https://alpha.example/good"}`]
      for (const field of [
        'id',
        'title',
        'price',
        'availability',
        'image_link',
        'link',
        'product_type',
        'item_group_id',
        'sale_price',
      ]) {
        rows.push(
          `{"id":"x-${field}","title":"Lamp","price":"10.00 EUR","link":"https://alpha.example/x","${field}":${value}}`,
        )
      }
      const reply = await send('/api/feeds/import?format=ndjson&source=upload&mode=delta', {
        method: 'POST',
        body: rows.join('\n'),
        headers: { ...bearer(), 'content-type': 'application/x-ndjson' },
      })
      const text = await reply.text()
      expect(reply.status, `${value.slice(0, 60)}: ${text.slice(0, 300)}`).toBeLessThan(500)
    }
    expect(await admin(site, 'GET', '/api/products/good')).toMatchObject({ id: 'good' })
  })
})

describe('R10: a mixed batch', () => {
  test('accepted and rejected add up to what was received, and the rejected are kept, typed and listed', async () => {
    const bad = [
      '{"type":"track","anonymousId":"shopper","messageId":"no-name"}',
      '{"type":"nonsense","anonymousId":"shopper","messageId":"no-type"}',
      '{"type":"track","event":"X","messageId":"nobody"}',
      '{"type":"track","event":"X","anonymousId":"shopper","messageId":"deep","properties":{"a":' + nested(64) + '}}',
      '{"type":"track","event":"X","anonymousId":"shopper","messageId":"text","properties":"text"}',
      '17',
      'null',
    ]
    const good = Array.from({ length: 13 }, (_, index) => track(`mixed-${index}`))
    const all = [...bad, ...good].toSorted((a, b) => a.length - b.length)
    const reply = await post('/v1/batch', `{"writeKey":"${site.writeKey}","batch":[${all.join(',')}]}`)
    const answer = (await reply.json()) as { success: boolean; rejected: Rejected[] }
    expect(reply.status).toBe(200)
    expect(answer.rejected).toHaveLength(bad.length)
    for (const one of answer.rejected) expect(all[one.index]).toSatisfy((text: string) => bad.includes(text))
    expect((await timelineOf(site, 'shopper')).filter((id) => id.startsWith('mixed-'))).toHaveLength(good.length)
    const kept = (await admin(site, 'GET', '/api/rejected?limit=100')) as {
      items: { code: string; field: string; message: string; event: unknown }[]
    }
    expect(kept.items).toHaveLength(bad.length)
    for (const one of kept.items) {
      expect(one).toMatchObject({ code: expect.any(String), field: expect.any(String), message: expect.any(String) })
      expect(one).toHaveProperty('event')
    }
  })

  test('with unknown keys is stored: a client newer than the Worker is no error', async () => {
    const event = `{"type":"track","event":"X","anonymousId":"shopper","messageId":"unknown-keys","novel":{"a":[1]},"_metadata":{},"integrations":{"All":true}}`
    const reply = await post('/v1/batch', `{"writeKey":"${site.writeKey}","batch":[${event}],"unheard":[1,2]}`)
    expect(await reply.json()).toMatchObject({ success: true, rejected: [] })
    expect(await timelineOf(site, 'shopper')).toContain('unknown-keys')
  })

  test('with a key given twice takes the last one, as JSON.parse does, and one message id is one event', async () => {
    const event = `{"type":"track","event":"X","anonymousId":"other","anonymousId":"shopper","messageId":"first","messageId":"twice"}`
    await post('/v1/batch', `{"writeKey":"pk_none","writeKey":"${site.writeKey}","batch":[${event},${event}]}`)
    expect((await timelineOf(site, 'shopper')).filter((id) => id === 'twice')).toHaveLength(1)
  })
})

test('S5: nothing above changed what every object inherits', async () => {
  for (const path of collection) {
    for (const body of wrongShapes) await post(path, body, basic(site.writeKey))
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(env.SECRET).toBeTypeOf('string')
})

const adminDoors: readonly (readonly [string, string])[] = [
  ['POST', '/api/login'],
  ['POST', '/api/sites'],
  ['PATCH', '/api/products/none'],
  ['PUT', '/api/settings'],
  ['PUT', '/api/blocks/for-you'],
  ['POST', '/api/blocks/for-you/preview'],
  ['PUT', '/api/blocks/for-you/draft'],
  ['PUT', '/api/scenarios/abandoned-cart'],
  ['POST', '/api/settings/email/test'],
]

const bearer = () => ({
  authorization: `Bearer ${site.secretKey}`,
  'content-type': 'application/json',
  origin: 'http://aisle.test',
})

interface Rejected {
  index: number
  messageId?: string
  code: string
  message: string
  field: string
}

const fields = {
  track: [
    'anonymousId',
    'userId',
    'event',
    'timestamp',
    'sentAt',
    'properties',
    'context',
    'context.consent',
    'context.page',
    'context.userAgent',
    'context.locale',
    'context.timezone',
    'properties.product_id',
    'properties.price',
    'properties.quantity',
    'properties.currency',
    'properties.products',
    'integrations',
  ],
  identify: [
    'anonymousId',
    'userId',
    'traits',
    'traits.email',
    'traits.phone',
    'traits.consents',
    'traits.createdAt',
    'token',
    'context.traits',
  ],
  page: ['name', 'properties', 'properties.url', 'properties.path', 'context.page', 'context.campaign', 'category'],
} as const

/** The event with one field set to `value` (JSON text); a duplicate key later in an object wins. */
function eventText(kind: 'track' | 'identify' | 'page', id: string, field: string, value: string): string {
  const [outer = '', inner] = field.split('.')
  const set = inner === undefined ? `"${outer}":${value}` : `"${outer}":{"${inner}":${value}}`
  const name = kind === 'track' ? '"event":"Product Added",' : ''
  return `{"type":"${kind}",${name}"anonymousId":"hostile","messageId":"${id}","properties":{"product_id":"p1"},${set}}`
}

const track = (messageId: string): string =>
  `{"type":"track","event":"Product Viewed","anonymousId":"shopper","messageId":"${messageId}","properties":{"product_id":"p1"}}`

/** 200, or a refusal in the documented shape. */
async function expectAnswer(reply: Response, what: string): Promise<void> {
  if (reply.status === 200) expect(await reply.json(), what).toBeTypeOf('object')
  else await expectRefusal(reply, what)
}

async function timelineOf(site: NewSite, anonymousId: string): Promise<string[]> {
  const { items } = (await admin(site, 'GET', `/api/customers?anonymousId=${anonymousId}`)) as {
    items: { id: string }[]
  }
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = (await admin(
      site,
      'GET',
      `/api/customers/${items[0]?.id}/timeline?limit=500${before === undefined ? '' : `&before=${before}`}`,
    )) as { items: { messageId: string }[]; next?: string }
    ids.push(...page.items.map((item) => item.messageId))
    before = page.next
  } while (before !== undefined)
  return ids
}

import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import { answerHot } from '../../worker/routes/hotPaths.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { shelf } from '../recommend/kettleShop.ts'
import { site, stock } from '../store/kettleStock.ts'
import { call, setUp, type Keys } from './adminApi.ts'

let keys: Keys

beforeEach(async () => {
  forgetIndexes()
  keys = await setUp()
  await stock(shelf(100))
  await buildIndex(env, site)
})

interface Item {
  productId: string
  price: number
  score: number
  reason: { code: string; text: string }
  parts?: unknown
  multipliers?: unknown
}

async function hot(path: string, body: object): Promise<Response> {
  const ctx = createExecutionContext()
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36' }
  const init = { method: 'POST', body: JSON.stringify({ writeKey: keys.writeKey, ...body }), headers }
  const response = await answerHot(new Request(`https://aisle.example${path}`, init), env, ctx)
  if (response === null) throw new Error(`${path} is none of the hot paths`)
  await waitOnExecutionContext(ctx)
  expect(response.status).toBe(200)
  return response
}

const viewed = (anonymousId: string, productId: string, at: number) => ({
  type: 'track',
  event: 'Product Viewed',
  anonymousId,
  messageId: `${anonymousId} ${productId}`,
  timestamp: new Date(at).toISOString(),
  properties: { product_id: productId },
})

/** What an answer says of its items, explanations aside: those are for staff alone. */
const plain = (items: readonly Item[]) => items.map(({ parts: _parts, multipliers: _multipliers, ...item }) => item)

async function onSite(anonymousId: string, block: string, context: object) {
  const body = { anonymousId, locale: 'en', blocks: [{ id: block, context }] }
  const { blocks } = await (await hot('/v1/recommend', body)).json<{ blocks: { items: Item[] }[] }>()
  return plain(blocks[0]!.items)
}

const admin = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const response = await call(method, path, body, { key: keys.secretKey })
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json<T>()
}
const ask = async (body: object) => plain((await admin<{ items: Item[] }>('POST', '/api/assist', body)).items)

async function customerOf(anonymousId: string): Promise<string> {
  const { items } = await admin<{ items: { id: string }[] }>('GET', `/api/customers?anonymousId=${anonymousId}`)
  return items[0]!.id
}

describe('staff beside a customer', () => {
  test('assist, API and site block answer alike for equal facts, before and after they are stored', async () => {
    const now = clock.now()
    const looked = [
      { productId: 'p3', at: now - 120_000 },
      { productId: 'p10', at: now - 60_000 },
    ]
    await hot('/v1/batch', { batch: looked.map(({ productId, at }) => viewed('at-home', productId, at)) })
    await hot('/v1/batch', { batch: [viewed('in-shop', 'p50', now - 600_000)] })
    await hot('/v1/batch', { batch: [viewed('at-home', 'p50', now - 600_000)] })
    const customerId = await customerOf('in-shop')
    const before = await ask({ customerId, block: 'for-you', locale: 'en' })
    for (const [block, context] of [
      ['for-you', {}],
      ['similar', { productId: 'p10' }],
    ] as const) {
      const site = await onSite('at-home', block, context)
      expect(site.length).toBeGreaterThan(3)
      expect(await ask({ customerId, looked, block, context, locale: 'en' })).toEqual(site)
    }
    // Nothing was stored by asking.
    expect(await ask({ customerId, block: 'for-you', locale: 'en' })).toEqual(before)

    const kept = { looked, source: 'call-centre' }
    expect(await admin('POST', `/api/customers/${customerId}/looked`, kept)).toEqual({ stored: 2, duplicates: 0 })
    expect(await admin('POST', `/api/customers/${customerId}/looked`, kept)).toEqual({ stored: 0, duplicates: 2 })
    const site = await onSite('in-shop', 'for-you', {})
    expect(site).not.toEqual(before)
    expect(site).toEqual(await onSite('at-home', 'for-you', {}))
    expect(await ask({ customerId, block: 'for-you', locale: 'en' })).toEqual(site)
    const api = await admin<{ items: Item[] }>('GET', `/api/customers/${customerId}/recommendations?locale=en`)
    expect(plain(api.items)).toEqual(site)
  })

  test('what is kept stands in the timeline with where it was seen', async () => {
    const now = clock.now()
    await hot('/v1/batch', { batch: [viewed('phone', 'p1', now - 60_000)] })
    const id = await customerOf('phone')
    const kept = { looked: [{ productId: 'p3', at: now - 1000 }], source: 'shop' }
    await admin('POST', `/api/customers/${id}/looked`, kept)
    const { items } = await admin<{ items: object[] }>('GET', `/api/customers/${id}/timeline`)
    expect(items[0]).toMatchObject({ event: 'Product Viewed', properties: { product_id: 'p3', source: 'shop' } })
  })

  test('somebody unknown is served by what they look at, and nobody is made of it', async () => {
    const at = clock.now()
    const nobody = await ask({ block: 'for-you', locale: 'en' })
    const somebody = await ask({ looked: [{ productId: 'p3', at }], block: 'for-you', locale: 'en' })
    expect(somebody).not.toEqual(nobody)
    const { items } = await admin<{ items: object[] }>('GET', '/api/customers')
    expect(items).toEqual([])
  })

  test('unknown customers and blocks are 404, an empty list or another source 422', async () => {
    const status = async (path: string, body: object) =>
      (await call('POST', path, body, { key: keys.secretKey })).status
    const nobody = `cus_${'0'.repeat(26)}`
    expect(await status('/api/assist', { customerId: nobody })).toBe(404)
    expect(await status('/api/assist', { block: 'none' })).toBe(404)
    const looked = [{ productId: 'p3', at: 1 }]
    expect(await status(`/api/customers/${nobody}/looked`, { looked, source: 'shop' })).toBe(404)
    expect(await status(`/api/customers/${nobody}/looked`, { looked: [], source: 'shop' })).toBe(422)
    expect(await status(`/api/customers/${nobody}/looked`, { looked, source: 'mail' })).toBe(422)
  })
})

describe('presets in this shop', () => {
  test('a preset shows real products before there is a block of it', async () => {
    const asked = { context: { productId: 'p0' }, locale: 'en' }
    const shown = await admin<{ items: Item[] }>('POST', '/api/presets/similar-page/preview', asked)
    expect(shown.items.length).toBeGreaterThan(3)
    expect(shown.items[0]!.reason.code).toBe('similar_to')
    const none = await call('POST', '/api/presets/none/preview', {}, { key: keys.secretKey })
    expect(none.status).toBe(404)
  })
})

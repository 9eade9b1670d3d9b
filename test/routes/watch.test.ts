import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../../worker/model/ids.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import { customerIdFor, macKey } from '../../worker/model/keys.ts'
import { customerStub } from '../../worker/objects/canonical.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { admin, anotherSite, expectRefusal, newSite, post, send, type NewSite } from '../contract/newSite.ts'

let shop: NewSite
beforeEach(async () => {
  shop = await newSite()
  forgetIndexes()
})

const wish = (more: object = {}, at: NewSite = shop) =>
  post(
    '/v1/watch',
    JSON.stringify({ writeKey: at.writeKey, anonymousId: 'ola', productId: 'K', kind: 'stock', ...more }),
  )

async function tokenOf(anonymousId: string, at: NewSite = shop): Promise<string> {
  const reply = await post(
    '/v1/track',
    JSON.stringify({ writeKey: at.writeKey, anonymousId, event: 'Product Viewed', properties: { product_id: 'K' } }),
  )
  return ((await reply.json()) as { token: string }).token
}

const list = (token: string, at: NewSite = shop) => send(`/v1/watch?key=${at.writeKey}&token=${token}`)
const end = (token: string, id: string, at: NewSite = shop) =>
  send(`/v1/watch?key=${at.writeKey}&token=${token}`, { method: 'DELETE', body: JSON.stringify({ id }) })
const idsOf = async (reply: Response) => ((await reply.json()) as { items: { id: string }[] }).items.map(({ id }) => id)

async function stateOf(anonymousId: string) {
  const names = await macKey(env.SECRET, asId<SiteId>(shop.site), 'names')
  return customerStub(env, asId<SiteId>(shop.site), await customerIdFor(names, 'anonymousId', anonymousId)).describe()
}

describe('a watch', () => {
  test('is made without a token, once however often it is asked for, and its owner sees and ends it', async () => {
    const token = await tokenOf('ola')
    const first = await wish({ variantId: 'red' })
    expect(first.status).toBe(201)
    const { id } = (await first.json()) as { id: string }
    expect(((await (await wish({ variantId: 'red' })).json()) as { id: string }).id).toBe(id)
    await wish({ kind: 'price', target: 79.5 })
    const { items } = (await (await list(token)).json()) as { items: object[] }
    expect(items).toMatchObject([
      { kind: 'price', productId: 'K', target: 79.5, currency: 'EUR' },
      { id, kind: 'stock', productId: 'K', variantId: 'red' },
    ])
    expect((await end(token, id)).status).toBe(200)
    expect(await idsOf(await list(token))).toHaveLength(1)
    await expectRefusal(await end(token, id), 'ended before', [404])
  })

  test('of a visitor without leave to personalise is kept all the same: it was asked for', async () => {
    await post(
      '/v1/track',
      JSON.stringify({
        writeKey: shop.writeKey,
        anonymousId: 'ola',
        event: 'Product Viewed',
        properties: { product_id: 'K' },
        context: { consent: { categoryPreferences: { analytics: true, personalization: false, advertising: false } } },
      }),
    )
    await wish()
    expect((await stateOf('ola'))?.interests).toMatchObject([{ kind: 'watched', watch: 'stock', productId: 'K' }])
  })

  test('reaches the product’s Waitlist, and so does its end', async () => {
    await admin(shop, 'POST', '/api/feeds/import?format=ndjson', '{"id":"K","title":"Kettle","price":"100 EUR"}\n')
    const token = await tokenOf('ola')
    const { id } = (await (await wish()).json()) as { id: string }
    await post('/dev/clock', JSON.stringify({ advance: 'PT5M' }))
    const waiting = () => admin(shop, 'GET', '/api/products/K/waiting')
    expect(await waiting()).toMatchObject({ items: [{ kind: 'watched-stock', customers: 1 }] })
    await end(token, id)
    await post('/dev/clock', JSON.stringify({ advance: 'PT5M' }))
    expect(await waiting()).toMatchObject({ items: [], oldestAt: null })
  })

  test('of an address that nobody confirmed is one of five', async () => {
    for (let n = 0; n < 5; n++) expect((await wish({ productId: `K${n}`, email: 'Ola@Shop.Example' })).status).toBe(201)
    await expectRefusal(await wish({ productId: 'K5', email: 'ola@shop.example' }), 'the sixth', [409])
    expect((await wish({ productId: 'K4', email: 'ola@shop.example' })).status).toBe(201)
    expect((await wish({ productId: 'K5' })).status).toBe(201)
  })

  test('that is not as described is refused with the field', async () => {
    for (const [bad, field] of [
      [{ kind: 'both' }, 'kind'],
      [{ productId: '' }, 'productId'],
      [{ email: 'nobody' }, 'email'],
      [{ target: -1, kind: 'price' }, 'target'],
      [{ anonymousId: undefined }, 'anonymousId'],
      [{ surprise: 1 }, 'surprise'],
    ] as const) {
      const reply = await wish(bad)
      const text = await reply.clone().text()
      await expectRefusal(reply, field, [422])
      expect(text).toContain(field)
    }
    await expectRefusal(await post('/v1/watch', '{'), 'no JSON', [400])
    await expectRefusal(await wish({ writeKey: 'pk_none_x' }), 'no key', [401])
    await expectRefusal(await post('/v1/watch', JSON.stringify({ a: 'x'.repeat(20_000) })), 'too large', [413])
  })
})

describe('S1: watches', () => {
  test('are listed and ended by a token alone, never by a bare id, another’s token or another site’s', async () => {
    const [ola, mallory] = [await tokenOf('ola'), await tokenOf('mallory')]
    const { id } = (await (await wish()).json()) as { id: string }
    await expectRefusal(await send(`/v1/watch?key=${shop.writeKey}&anonymousId=ola`), 'bare id', [401])
    expect(await idsOf(await list(mallory))).toEqual([])
    await expectRefusal(await end(mallory, id), 'another’s watch', [404])
    const other = await anotherSite(shop)
    await expectRefusal(await list(ola, other), 'other site', [401, 403])
    for (let at = 0; at < ola.length; at += 3) {
      const flipped = ola.slice(0, at) + String.fromCharCode(ola.charCodeAt(at) ^ 1) + ola.slice(at + 1)
      await expectRefusal(await list(encodeURIComponent(flipped)), `bit of ${at}`, [400, 401, 403])
      await expectRefusal(await wish({ token: flipped }), `wish by a forged token`, [403])
    }
    expect(await idsOf(await list(ola))).toEqual([id])
  })

  test('with a browser’s key nobody names another by user id', async () => {
    await expectRefusal(await wish({ anonymousId: undefined, userId: 'ada' }), 'user id', [422])
  })
})

describe('an interest', () => {
  const collect = (event: string, properties: object) =>
    post('/v1/track', JSON.stringify({ writeKey: shop.writeKey, anonymousId: 'ola', event, properties }))

  test('has price and stock of its moment from the index in memory where the event does not tell', async () => {
    const rows = [
      { id: 'K', title: 'Kettle', price: '100 EUR', availability: 'in stock' },
      { id: 'M', title: 'Mixer', price: '200 EUR', availability: 'out of stock' },
    ]
    await admin(shop, 'POST', '/api/feeds/import?format=ndjson', rows.map((row) => JSON.stringify(row)).join('\n'))
    forgetIndexes()
    await collect('Product Viewed', { product_id: 'K' })
    expect((await stateOf('ola'))?.interests[0]).not.toHaveProperty('priceMinor')
    // Whoever recommends loads the index; collection never does.
    await post(
      '/v1/recommend',
      JSON.stringify({ writeKey: shop.writeKey, anonymousId: 'x', blocks: [{ id: 'popular' }] }),
    )
    await collect('Product Viewed', { product_id: 'K' })
    await collect('Product Added to Wishlist', { product_id: 'M' })
    await collect('Product Added', { product_id: 'K', quantity: 1, price: 95 })
    await collect('Product Viewed', { product_id: 'unknown' })
    expect((await stateOf('ola'))?.interests).toMatchObject([
      { kind: 'viewed', productId: 'K', priceMinor: 10_000, inStock: true },
      { kind: 'wished', productId: 'M', priceMinor: 20_000, inStock: false },
      { kind: 'carted', productId: 'K', priceMinor: 9500 },
      { kind: 'viewed', productId: 'unknown' },
    ])
  })
})

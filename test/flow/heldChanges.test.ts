import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { sweepChanges } from '../../worker/jobs/sweepChanges.ts'
import { admin, expectRefusal, newSite, post, send, type NewSite } from '../contract/newSite.ts'

let shop: NewSite
beforeEach(async () => {
  shop = await newSite()
  await advance('PT1S') // an emptied installation begins anew at the present
}, 60_000)

const count = 20
const rows = (price: (n: number) => number, isIn: (n: number) => boolean = () => true) =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `K${n}`,
      title: `Kettle ${n}`,
      price: `${price(n)} EUR`,
      availability: isIn(n) ? 'in stock' : 'out of stock',
    }),
  ).join('\n')
const load = (text: string) => admin(shop, 'POST', '/api/feeds/import?format=ndjson', text)
const advance = (duration: string) => post('/dev/clock', JSON.stringify({ advance: duration }))

interface Held {
  id: string
  state: string
  reason: string
  cuts: number
  flips: number
  samples: { productId: string; news: string; fromPrice?: number; toPrice?: number }[]
}
const heldOf = async () => ((await admin(shop, 'GET', '/api/held')) as { items: Held[] }).items

async function wish(product: string): Promise<void> {
  await post(
    '/v1/track',
    JSON.stringify({
      writeKey: shop.writeKey,
      anonymousId: 'ola',
      event: 'Product Added to Wishlist',
      properties: { product_id: product, price: 100, currency: 'EUR' },
    }),
  )
  await advance('PT5M')
}

/** The news that Ola got, newest first. */
async function news(): Promise<string[]> {
  const { items } = (await admin(shop, 'GET', '/api/customers?anonymousId=ola')) as { items: { id: string }[] }
  const page = (await admin(shop, 'GET', `/api/customers/${items[0]?.id}/timeline`)) as {
    items: { event?: string; properties?: { product_id: string; news: string } }[]
  }
  return page.items.flatMap(({ event, properties }) =>
    event === 'Product Changed' ? [`${properties?.product_id} ${properties?.news}`] : [],
  )
}

describe('R10: an import that cuts nearly every price', () => {
  beforeEach(async () => {
    await load(rows(() => 100))
    await wish('K1')
    await load(rows((n) => (n < 15 ? 10 : 100)))
    await advance('PT5M')
  }, 60_000)

  test('applies the facts and tells nobody before a person releases it', async () => {
    expect(await admin(shop, 'GET', '/api/products/K1')).toMatchObject({ variants: [{ price: 10 }] })
    expect(await news()).toEqual([])
    const [held] = await heldOf()
    expect(held).toMatchObject({ state: 'held', reason: 'prices', cuts: 15, flips: 0 })
    expect(held?.samples[0]).toMatchObject({ news: 'cheaper', fromPrice: 100, toPrice: 10 })
    const { health } = (await admin(shop, 'GET', '/api/home?days=7')) as { health: object[] }
    expect(health).toContainEqual({ id: 'held', label: 'Held changes', state: 'bad', detail: '1' })
    await admin(shop, 'POST', `/api/held/${held?.id}/release`)
    await advance('PT1M')
    expect(await news()).toEqual(['K1 cheaper'])
    expect(await heldOf()).toMatchObject([{ state: 'released' }])
    const again = await send(`/api/held/${held?.id}/release`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.secretKey}` },
    })
    await expectRefusal(again, 'released twice', [409])
  })

  test('is forgotten when a person discards it', async () => {
    const [held] = await heldOf()
    await admin(shop, 'POST', `/api/held/${held?.id}/discard`)
    await load(rows(() => 100))
    await advance('PT4H')
    expect(await news()).toEqual([])
    expect(await heldOf()).toMatchObject([{ state: 'discarded', samples: [] }])
  })

  test('is no news any more after a day', async () => {
    const [held] = await heldOf()
    await sweepChanges(env, clock.now() + 25 * 3_600_000)
    expect(await heldOf()).toMatchObject([{ id: held?.id, state: 'expired' }])
    expect(await news()).toEqual([])
  })
})

test('R10: an announced sale lifts the limit on prices', async () => {
  const { settings } = (await admin(shop, 'GET', '/api/settings')) as { settings: object }
  const sales = [{ from: Date.now() - 86_400_000, until: Date.now() + 400 * 86_400_000 }]
  await admin(shop, 'PUT', '/api/settings', { settings: { ...settings, sales } })
  await load(rows(() => 100))
  await wish('K1')
  await load(rows(() => 90))
  await advance('PT5M')
  expect(await heldOf()).toEqual([])
  expect(await news()).toEqual(['K1 cheaper'])
})

test('R10: pushes within ten minutes count together, and are one decision', async () => {
  await load(rows(() => 100))
  await wish('K19')
  for (let n = 0; n < 12; n++) await admin(shop, 'PATCH', `/api/products/K${n}`, { availability: 'out-of-stock' })
  expect(await heldOf()).toMatchObject([{ reason: 'stock', state: 'held', flips: 12 }])
  await advance('PT11M')
  await admin(shop, 'PATCH', '/api/products/K19', { price: 80 })
  await advance('PT1M')
  expect(await news()).toEqual(['K19 cheaper'])
})

test('who looked is told two hours after the price fell, once, from the views on the shelves', async () => {
  await load(rows(() => 100))
  await post(
    '/v1/track',
    JSON.stringify({
      writeKey: shop.writeKey,
      anonymousId: 'ola',
      event: 'Product Viewed',
      properties: { product_id: 'K3', price: 100, currency: 'EUR' },
    }),
  )
  await advance('PT35M')
  await admin(shop, 'PATCH', '/api/products/K3', { price: 85 })
  await advance('PT1H')
  expect(await news()).toEqual([])
  await advance('PT1H1M')
  expect(await news()).toEqual(['K3 cheaper'])
  await advance('PT3H')
  expect(await news()).toEqual(['K3 cheaper'])
})

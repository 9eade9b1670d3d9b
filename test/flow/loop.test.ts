import { expect, test } from 'vitest'
import { admin } from '../contract/newSite.ts'
import { Browser, learningShop, linesOf, putBlock, rebuild, settle } from './learningShop.ts'

interface Funnel {
  days: { day: string; impressions: number }[]
  totals: Record<string, number | null>
  learnt: { places: object[]; tried: object; shown: number; clicks: number; carts: number; orders: number } | null
}
const funnelOf = async (site: Parameters<typeof admin>[0], block: string) =>
  (await admin(site, 'GET', `/api/blocks/${block}/funnel?days=7`)) as Funnel

test('what a block showed is joined with the click, the cart and the order that it led to', async () => {
  const site = await learningShop()
  await putBlock(site, 'top', { sources: [{ use: 'popular' }], explore: 2 })
  const ann = new Browser(site)
  const { requestId, items } = await ann.recommend('top')
  const about = { block: 'top', request_id: requestId }
  const seen = items.map(({ productId, tried }, at) => ({ product_id: productId, position: at + 1, tried }))
  // Half of it scrolls into view later: the block was seen once.
  await ann.track('Block Viewed', { ...about, products: seen.slice(0, 3) })
  await ann.track('Block Viewed', { ...about, products: seen.slice(3) })
  const clicked = items[1]!.productId
  await ann.track('Block Clicked', { ...about, product_id: clicked, position: 2 })
  await ann.track('Product Viewed', { product_id: clicked, price: 20 })
  await settle()
  await ann.track('Product Added', { product_id: clicked, price: 20, quantity: 1 })
  await ann.track('Product Viewed', { product_id: items[4]!.productId })
  await settle()
  await ann.track('Order Completed', {
    order_id: 'o1',
    total: 20,
    products: [{ product_id: clicked, price: 20, quantity: 1 }],
  })
  await settle()
  const lines = await linesOf(site)
  const joined = lines.filter(({ request }) => request === requestId)
  expect(joined.map(({ kind }) => String(kind)).toSorted()).toEqual([
    'bought',
    'carted',
    'clicked',
    'shown',
    'shown',
    'viewed',
  ])
  expect(joined.find(({ kind }) => kind === 'viewed')).toMatchObject({ productId: clicked, block: 'top', place: 2 })
  expect(lines.filter(({ kind, request }) => kind === 'viewed' && request === undefined)).toHaveLength(1)
  expect(JSON.stringify(lines)).not.toContain(ann.id)
  await rebuild(site)
  const { days, totals, learnt } = await funnelOf(site, 'top')
  expect(days).toHaveLength(7)
  expect(totals).toMatchObject({ impressions: 1, items: 6, clicks: 1, carts: 1, orders: 1, revenue: 20 })
  expect(totals).toMatchObject({ clickRate: 1, cartRate: 1, orderRate: 1 })
  expect(learnt).toMatchObject({ correctedBy: 'nothing', shown: 6, clicks: 1, carts: 1, orders: 1 })
  expect(learnt!.places[1]).toEqual({ place: 2, shown: 1, clicks: 1 })
})

test('new products in reserved places are counted apart, and are no longer tried once they were shown a hundred times', async () => {
  const site = await learningShop()
  // Everybody knows all but two products.
  const crowd = new Browser(site)
  for (let round = 0; round < 11; round++) {
    for (let n = 0; n < 10; n++) await crowd.track('Product Viewed', { product_id: `k${n}` })
  }
  await settle()
  await rebuild(site)
  await putBlock(site, 'new-too', { limit: 4, sources: [{ use: 'popular' }], explore: 1 })
  const bob = new Browser(site)
  await bob.track('Product Viewed', { product_id: 'k0' })
  const { requestId, items } = await bob.recommend('new-too')
  const tried = items.filter((item) => item.tried === true)
  expect(tried.map(({ productId }) => productId)).toEqual([expect.stringMatching(/^k1[01]$/)])
  const about = { block: 'new-too', request_id: requestId }
  const products = items.map((item, at) => ({ product_id: item.productId, position: at + 1, tried: item.tried }))
  await bob.track('Block Viewed', { ...about, products })
  const place = items.indexOf(tried[0]!) + 1
  await bob.track('Block Clicked', { ...about, product_id: tried[0]!.productId, position: place, tried: true })
  await settle()
  const first = await funnelOf(site, 'new-too')
  expect(first.totals).toMatchObject({ items: 4, clicks: 1, tried: 1, triedClicks: 1 })
  for (let answer = 0; answer < 100; answer++) {
    const both = ['k10', 'k11'].map((product_id, at) => ({ product_id, position: at + 2, tried: true }))
    await crowd.track('Block Viewed', { block: 'new-too', request_id: `r${answer}`, products: both })
  }
  await settle()
  await rebuild(site)
  expect((await bob.recommend('new-too')).items.filter((item) => item.tried === true)).toEqual([])
  expect((await funnelOf(site, 'new-too')).learnt?.tried).toMatchObject({ shown: 201, clicks: 1 })
})

test('without consent to personalisation a block is counted, and teaches nothing', async () => {
  const site = await learningShop()
  await putBlock(site, 'top', { sources: [{ use: 'popular' }] })
  const consent = { consent: { categoryPreferences: { analytics: true, personalization: false } } }
  await new Browser(site).track(
    'Block Viewed',
    { block: 'top', request_id: 'r', products: [{ product_id: 'k1' }] },
    consent,
  )
  await settle()
  await expect.poll(async () => (await funnelOf(site, 'top')).totals).toMatchObject({ impressions: 1, items: 1 })
  expect(await linesOf(site)).toEqual([])
})

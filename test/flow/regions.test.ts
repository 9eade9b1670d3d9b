import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { Browser, learningShop, linesOf, putBlock, putLines, rebuild, settle } from './learningShop.ts'

const inMasovia = { 'cf-ipcountry': 'PL', 'cf-region-code': '14' }
const inOregon = { 'cf-ipcountry': 'US', 'cf-region-code': 'OR' }

test('where a request comes from reaches the training lines, without a contact value', async () => {
  const site = await learningShop()
  const visitor = new Browser(site, inMasovia)
  await visitor.track('Product Viewed', { product_id: 'k1', price: 21 })
  await visitor.track('Product Viewed', { product_id: 'k2' }, { location: { country: 'UA', region: 'Kyiv' } })
  await settle()
  const lines = await linesOf(site)
  expect(lines.map(({ productId, region }) => [productId, region])).toEqual([
    ['k1', 'pl-14'],
    ['k2', 'ua-kyiv'],
  ])
  expect(JSON.stringify(lines)).not.toContain(visitor.id)
})

test('who forbids personalisation teaches no region, nor anything else', async () => {
  const site = await learningShop()
  const consent = { consent: { categoryPreferences: { analytics: true, personalization: false } } }
  await new Browser(site, inMasovia).track('Product Viewed', { product_id: 'k1' }, consent)
  await settle()
  expect(await linesOf(site)).toEqual([])
})

test('bestsellers by region: those of the region, else of its country, else of the shop, and the reason says so', async () => {
  const site = await learningShop()
  const at = clock.now() - 3_600_000
  const bought = (who: number, productId: string, region: string) => ({
    who: `w${who}`,
    session: '',
    kind: 'bought',
    productId,
    at,
    region,
  })
  const many = (from: number, productId: string, region: string) =>
    Array.from({ length: 60 }, (_, n) => bought(from + n, productId, region))
  await putLines(site, [
    ...many(0, 'k1', 'pl-14'),
    ...many(100, 'k3', 'pl-30'),
    ...many(200, 'k3', 'pl-30'),
    ...many(300, 'k5', 'us-or'),
    ...many(400, 'k5', 'us-or'),
    ...many(500, 'k5', 'us-ca'),
    ...Array.from({ length: 20 }, (_, n) => bought(600 + n, 'k7', 'de-be')),
  ])
  await rebuild(site)
  await putBlock(site, 'near', { sources: [{ use: 'popular', scope: 'region' }] })
  const first = async (headers: Record<string, string>) => {
    const { items } = await new Browser(site, headers).recommend('near')
    return [items[0]?.productId, items[0]?.reason.code]
  }
  expect(await first(inMasovia)).toEqual(['k1', 'popular_near_you'])
  expect(await first({ 'cf-ipcountry': 'PL', 'cf-region-code': '24' })).toEqual(['k3', 'popular_near_you'])
  expect(await first(inOregon)).toEqual(['k5', 'popular_near_you'])
  // Twenty people are too few to speak for a region: the shop's own bestseller stands.
  expect(await first({ 'cf-ipcountry': 'DE', 'cf-region-code': 'BE' })).toEqual(['k5', 'popular'])
  expect(await first({})).toEqual(['k5', 'popular'])
})

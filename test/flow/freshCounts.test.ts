import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { countProjections } from '../../worker/jobs/countProjections.ts'
import { asId, type CustomerId, type ProductId, type SiteId } from '../../worker/model/ids.ts'
import type { Projection } from '../../worker/model/projection.ts'
import { freshKey, type FreshFile } from '../../worker/recommend/fresh.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import type { NewSite } from '../contract/newSite.ts'
import { Browser, learningShop, putBlock, rebuild, settle } from './learningShop.ts'

const fileOf = async (site: NewSite): Promise<FreshFile | null> => {
  const stored = await env.STORE.get(freshKey(site.site))
  return stored === null ? null : stored.json<FreshFile>()
}

test('what is bought within a minute is popular and taken together, without a build, and once', async () => {
  const site = await learningShop()
  await putBlock(site, 'top', { sources: [{ use: 'popular' }] })
  await putBlock(site, 'together', { sources: [{ use: 'copurchase' }] })
  const basket = ['k3', 'k8']
  for (let buyer = 0; buyer < 2; buyer++) {
    const browser = new Browser(site)
    const products = basket.map((product_id) => ({ product_id, price: 20, quantity: 1 }))
    await browser.track('Order Completed', { order_id: `o${buyer}`, total: 40, products })
  }
  await settle()
  await expect.poll(async () => (await fileOf(site))?.products['k3'], { timeout: 8000 }).toEqual([20, 2, 0])
  expect((await fileOf(site))?.pairs['k3 k8']).toEqual([2.2, 2])
  forgetIndexes()
  const visitor = new Browser(site)
  const top = await visitor.recommend('top')
  expect(top.items.slice(0, 2).map(({ productId }) => productId)).toEqual(['k3', 'k8'])
  const context = { productId: 'k8' }
  const together = await visitor.recommend('together', { blocks: [{ id: 'together', context }] })
  expect(together.items.map(({ productId }) => productId)).toEqual(['k3'])

  // A build reads the same lines: the counts of before end with it.
  await rebuild(site)
  await visitor.track('Product Viewed', { product_id: 'k5' })
  await settle()
  await expect.poll(async () => (await fileOf(site))?.products, { timeout: 8000 }).toEqual({ k5: [1, 1, 0] })
  forgetIndexes()
  expect((await visitor.recommend('top')).items[0]?.productId).toMatch(/^k[38]$/)
})

test('what the queue brings again counts once, alone or in other company', async () => {
  const site = await learningShop()
  const one = (of: number) => ({ of, counts: { products: { k1: [1, 1, 0] as [number, number, number] }, pairs: {} } })
  const object = env.COUNTS.getByName(site.site)
  // Counts of the ten seconds of a build end with it.
  clock.offsetMs += 30_000
  await object.add([one(1), one(2), one(2)])
  await object.add([one(1)])
  clock.offsetMs += 30_000
  await object.add([one(2), one(3), one(1)])
  await expect.poll(async () => (await fileOf(site))?.products, { timeout: 5000 }).toEqual({ k1: [3, 3, 0] })
  // Started anew, the object reads what it has counted.
  await evictDurableObject(object)
  await object.add([one(3), one(4)])
  await expect.poll(async () => (await fileOf(site))?.products, { timeout: 5000 }).toEqual({ k1: [4, 4, 0] })
  clock.offsetMs -= 60_000
})

const projection = (site: NewSite, n: number, productId: string): Projection => ({
  site: asId<SiteId>(site.site),
  customer: asId<CustomerId>(`cus_${n}`),
  sequence: 1,
  profile: {
    firstSeenAt: 0,
    lastSeenAt: 0,
    events: 1,
    orders: 1,
    spentMinor: 0,
    cartLines: 0,
    known: false,
    nextDueAt: null,
  },
  orders: [],
  messages: [],
  rollups: [],
  training: [{ who: `w${n}`, session: 's', kind: 'bought', productId: asId<ProductId>(productId), at: clock.now() }],
  archive: '',
})

test('what sells since the build leads today and rises, and a batch brought again in pieces adds nothing', async () => {
  const site = await learningShop()
  await putBlock(site, 'today', { sources: [{ use: 'popular', by: 'interest', window: '1d' }] })
  await putBlock(site, 'week', { sources: [{ use: 'popular', by: 'interest', window: '7d' }] })
  await putBlock(site, 'rising', { sources: [{ use: 'trending' }] })
  const visitor = new Browser(site)
  const first = async (block: string, count = 2) =>
    (await visitor.recommend(block)).items.slice(0, count).map(({ productId }) => productId)
  await visitor.track('Product Viewed', { product_id: 'k9' })
  await settle()
  await rebuild(site)
  for (const block of ['today', 'week', 'rising']) expect(await first(block, 1), block).toEqual(['k9'])

  // Counts of the ten seconds of a build end with it.
  await settle()
  const sold = [projection(site, 1, 'k4'), projection(site, 2, 'k6')]
  await countProjections(env, sold)
  await countProjections(env, sold.slice(1))
  await countProjections(env, [sold[0]!, projection(site, 3, 'k4')])
  await expect
    .poll(async () => (await fileOf(site))?.products, { timeout: 8000 })
    .toEqual({ k4: [20, 2, 0], k6: [10, 1, 0] })
  forgetIndexes()
  for (const block of ['today', 'week', 'rising']) expect(await first(block, 3), block).toEqual(['k4', 'k6', 'k9'])
})

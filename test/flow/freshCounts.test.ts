import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
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

test('one batch counts once, however often the queue brings it', async () => {
  const site = await learningShop()
  const counts = { products: { k1: [1, 1, 0] as [number, number, number] }, pairs: {} }
  const object = env.COUNTS.getByName(site.site)
  await object.add('batch-1', counts)
  await object.add('batch-1', counts)
  clock.offsetMs += 30_000
  await object.add('batch-2', counts)
  await expect.poll(async () => (await fileOf(site))?.products, { timeout: 5000 }).toEqual({ k1: [2, 2, 0] })
  clock.offsetMs -= 30_000
})

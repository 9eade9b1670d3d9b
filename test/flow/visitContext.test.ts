import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { admin } from '../contract/newSite.ts'
import { Browser, learningShop, linesOf, putBlock, putLines, rebuild, settle } from './learningShop.ts'

const day = 24 * 3_600_000
const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
}
/** One purchase each by people that nobody knows. */
const bought = (people: number, productId: string, at: number, more: object = {}) =>
  Array.from({ length: people }, (_, n) => ({
    ...{ who: `${productId}-${at}-${n}`, session: '', kind: 'bought', productId, at },
    ...more,
  }))

test('how a visit came lies in its lines, and what others took who came so is for the next, known or not', async () => {
  const site = await learningShop()
  const ann = new Browser(site)
  const page = { url: 'https://loop.example/?utm_campaign=Gin-Festival', referrer: 'https://news.example/' }
  await ann.track('Product Viewed', { product_id: 'k1' }, { page })
  await ann.track('Product Viewed', { product_id: 'k2' }, { page: { url: 'https://loop.example/p/k2' } })
  await settle()
  expect((await linesOf(site)).map(({ from }) => from)).toEqual(['campaign gin-festival', 'campaign gin-festival'])
  await putLines(site, [
    ...bought(60, 'k7', clock.now() - day, { from: 'campaign gin-festival' }),
    ...bought(90, 'k3', clock.now() - day),
  ])
  await rebuild(site)
  await putBlock(site, 'hello', {
    limit: 3,
    sources: [{ use: 'visit' }],
    fallback: [{ use: 'popular', scope: 'site' }],
  })
  const first = async (browser: Browser, more: object = {}) => {
    const { items } = await browser.recommend('hello', more)
    return [items[0]?.productId, items[0]?.reason.code]
  }
  // Without an id nothing is known but the request: nothing is stored of it either.
  const nobody = new Browser(site)
  expect(await first(nobody, { anonymousId: undefined, page })).toEqual(['k7', 'fits_your_visit'])
  // Ann's visit came so: its later pages still count as that.
  expect(await first(ann, { page: { url: 'https://loop.example/p/k9', referrer: page.url } })).toEqual([
    'k7',
    'fits_your_visit',
  ])
  expect(await first(nobody, { anonymousId: undefined })).toEqual(['k3', 'popular'])
  // Words name products where nobody came so before.
  const search = { referrer: 'https://search.example/?q=glass+teapot+5', url: 'https://loop.example/' }
  expect(await first(nobody, { anonymousId: undefined, page: search })).toEqual(['k5', 'fits_your_visit'])
  const { items } = (await admin(site, 'GET', `/api/customers?anonymousId=${nobody.id}`)) as { items: object[] }
  expect(items).toEqual([])
})

test('what is taken more at this time of day is for those whose time it is', async () => {
  const site = await learningShop()
  const midnight = Math.floor(clock.now() / day) * day - day
  await putLines(site, [
    ...bought(60, 'k3', midnight + 8 * 3_600_000),
    ...bought(60, 'k3', midnight + 20 * 3_600_000),
    ...bought(30, 'k5', midnight + 8 * 3_600_000),
    ...bought(30, 'k8', midnight + 20 * 3_600_000),
  ])
  await rebuild(site)
  await putBlock(site, 'now', { limit: 2, sources: [{ use: 'visit' }] })
  const hour = new Date(clock.now()).getUTCHours()
  /** A zone where it is that hour now; Etc/GMT-3 is three hours ahead. */
  const zoneAt = (wanted: number) => {
    const ahead = ((wanted - hour + 36) % 24) - 12
    return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  }
  const at = async (wanted: number) => {
    const { items } = await new Browser(site, { 'cf-timezone': zoneAt(wanted) }).recommend('now')
    return items.map(({ productId, reason }) => `${productId} ${reason.code}`)
  }
  expect(await at(9)).toEqual(['k5 popular_at_this_time'])
  expect(await at(21)).toEqual(['k8 popular_at_this_time'])
  // Nobody buys at night: nothing is made up.
  expect(await at(3)).toEqual([])
})

test('rules hold for the device, the campaign and the search that they name', async () => {
  const site = await learningShop()
  const pin = (products: string[], when: object) => ({ do: 'pin', at: 1, products, when })
  await putBlock(site, 'top', {
    sources: [{ use: 'popular' }],
    rules: [
      pin(['k11'], { device: 'phone', campaign: 'spring*' }),
      pin(['k10'], { source: 'news.example' }),
      pin(['k9'], { search: 'teapot' }),
    ],
  })
  const first = async (headers: Record<string, string>, more: object = {}) =>
    (await new Browser(site, headers).recommend('top', more)).items[0]?.productId
  const spring = { page: { url: 'https://loop.example/?utm_campaign=spring-26' } }
  expect(await first(phone, spring)).toBe('k11')
  expect(await first({}, spring)).not.toBe('k11')
  expect(await first(phone)).not.toBe('k11')
  expect(await first({}, { page: { url: 'https://loop.example/', referrer: 'https://news.example/a' } })).toBe('k10')
  const blocks = [{ id: 'top', context: { query: 'red teapot' } }]
  expect(await first({}, { blocks })).toBe('k9')
  // The marketer sees it beforehand.
  const visitor = { visit: { device: 'phone', campaign: 'Spring-26' } }
  const preview = (await admin(site, 'POST', '/api/blocks/top/preview', { visitor })) as {
    items: { productId: string }[]
  }
  expect(preview.items[0]?.productId).toBe('k11')
})

test('a rule that names no such device or hour is refused by name', async () => {
  const site = await learningShop(2)
  const rule = { do: 'pin', at: 1, products: ['k1'], when: { device: 'fridge', hours: [9, 9] } }
  await expect(putBlock(site, 'top', { sources: [{ use: 'popular' }], rules: [rule] })).rejects.toThrow(
    /device.*hours|hours.*device/s,
  )
})

test('in season: what was taken in the same weeks last year, once there is a year of data', async () => {
  const site = await learningShop()
  const lastYear = clock.now() - 365 * day
  await putBlock(site, 'season', { sources: [{ use: 'seasonal' }] })
  await putLines(site, bought(30, 'k6', lastYear + day), 'imported')
  await rebuild(site)
  expect((await new Browser(site).recommend('season')).items).toEqual([])
  // The lines of then lie under the days of then; an imported history lies under today.
  const old = [...bought(40, 'k4', lastYear + 3 * day), ...bought(200, 'k2', lastYear - 60 * day)]
  const key = `site/${site.site}/training/${new Date(lastYear + 3 * day).toISOString().slice(0, 10)}/then.ndjson`
  await env.STORE.put(key, old.map((line) => JSON.stringify(line)).join('\n'))
  await rebuild(site)
  const { items } = await new Browser(site).recommend('season')
  expect(items.map(({ productId, reason }) => [productId, reason.code])).toEqual([
    ['k4', 'seasonal'],
    ['k6', 'seasonal'],
  ])
})

import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { understand } from '../../worker/jobs/understand.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const site = asId<SiteId>('kettles')
const feed = [
  ['k1', 'Steel kettle', 'Kitchen > Kettles', '49.00'],
  ['k2', 'Glass kettle', 'Kitchen > Kettles', '59.00'],
  ['d1', 'Lemon descaler', 'Kitchen > Care', '9.00'],
  ['t1', 'Green tea', 'Pantry > Tea', '6.00'],
  ['x1', 'Mystery thing', 'Kitchen > Odds', '5.00'],
]
  .map(([id, title, product_type, price]) =>
    JSON.stringify({
      id,
      title,
      product_type,
      price: `${price} EUR`,
      link: `/p/${id}`,
      image_link: `/i/${id}.png`,
      availability: 'in_stock',
    }),
  )
  .join('\n')

let key = ''
beforeEach(async () => {
  forgetIndexes()
  key = (await setUp()).secretKey
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
})

const get = async (path: string) => {
  const response = await call('GET', path, undefined, { key })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as Record<string, unknown>
}
const typeOfProduct = async (id: string) => (await get(`/api/products/${id}`)).type

test('types list their products, how sure they are and by what', async () => {
  const { items, totals } = (await get('/api/types')) as { items: Record<string, unknown>[]; totals: object }
  expect(items.map(({ id }) => id)).toEqual(['descaler', 'kettle', 'kitchen-odds', 'tea'])
  expect(items[1]).toMatchObject({
    names: { en: 'kettle', pl: 'czajnik', uk: 'чайник' },
    products: 2,
    by: { lexicon: 2 },
    locked: false,
    samples: [
      { id: 'k1', title: 'Steel kettle' },
      { id: 'k2', title: 'Glass kettle' },
    ],
  })
  expect(totals).toMatchObject({ types: 4, products: 5, by: { lexicon: 4, category: 1 } })
  const kettle = (await get('/api/types/kettle')) as { items: object[]; links: { id: string; kind: string }[] }
  expect(kettle.items).toHaveLength(2)
  expect(kettle.links.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'kettle~descaler consumable',
    'kettle~tea complement',
  ])
})

test('a pinned type outlives runs and imports, until the pin is taken away', async () => {
  const pinned = await call('PATCH', '/api/products/x1', { type: 'teapot' }, { key })
  expect(pinned.status).toBe(200)
  expect(await typeOfProduct('x1')).toMatchObject({ id: 'teapot', by: 'merchant', locked: true })
  await understand(env, site)
  await call('POST', '/api/feeds/import', feed.replace('Mystery thing', 'Mystery kettle'), { key })
  expect(await typeOfProduct('x1')).toMatchObject({ id: 'teapot', locked: true })
  await call('PATCH', '/api/products/x1', { type: null }, { key })
  expect(await typeOfProduct('x1')).toMatchObject({ id: 'kettle', by: 'lexicon' })
})

test('a type that nobody knows is refused by its name', async () => {
  const response = await call('PATCH', '/api/products/x1', { type: 'no-such-type' }, { key })
  expect(response.status).toBe(422)
  expect(await errorOf(response)).toMatchObject({ field: 'type', code: 'invalid' })
  expect((await call('PUT', '/api/types/Bad%20Id', { names: { en: 'x' } }, { key })).status).toBe(422)
  expect((await call('GET', '/api/types/unheard-of', undefined, { key })).status).toBe(404)
})

test('the shop says which categories and titles are of a type, and PUT takes what GET gives', async () => {
  const odd = { names: { en: 'Oddity' }, categories: ['kitchen > odds'], titles: { en: ['green tea'] } }
  expect((await call('PUT', '/api/types/oddity', odd, { key })).status).toBe(200)
  await understand(env, site)
  expect(await typeOfProduct('x1')).toMatchObject({ id: 'oddity', by: 'merchant', confidence: 1 })
  expect(await typeOfProduct('t1')).toMatchObject({ id: 'oddity', by: 'merchant' })
  const given = await get('/api/types/oddity')
  expect(given).toMatchObject({ ...odd, locked: true, products: 2 })
  const again = await call('PUT', '/api/types/oddity', given, { key })
  expect(await again.json()).toEqual(given)
  const listed = await get('/api/types')
  const all = await call('PUT', '/api/types', { items: listed.items }, { key })
  expect(all.status, await all.clone().text()).toBe(200)
})

test('links are added, corrected, taken away and brought back, and runs keep what people said', async () => {
  const links = async (query = '') => ((await get(`/api/links${query}`)) as { items: Record<string, unknown>[] }).items
  expect((await links()).map(({ id }) => id)).toEqual(['kettle~descaler', 'kettle~tea'])

  const added = await call('POST', '/api/links', { from: 'tea', to: 'kettle', kind: 'accessory' }, { key })
  expect(added.status).toBe(201)
  expect((await call('POST', '/api/links', { from: 'tea', to: 'kettle', kind: 'accessory' }, { key })).status).toBe(409)
  expect((await call('POST', '/api/links', { from: 'tea', to: 'tea', kind: 'accessory' }, { key })).status).toBe(422)
  expect((await call('POST', '/api/links', { from: 'tea', to: 'nope', kind: 'accessory' }, { key })).status).toBe(422)

  const tea = await get('/api/links/kettle~tea')
  const same = await call('PUT', '/api/links/kettle~tea', tea, { key })
  expect(await same.json()).toEqual(tea)
  const corrected = await call('PUT', '/api/links/kettle~tea', { kind: 'consumable', weight: 0.5 }, { key })
  expect(await corrected.json()).toMatchObject({ kind: 'consumable', weight: 0.5, locked: true })
  expect((await call('DELETE', '/api/links/kettle~descaler', undefined, { key })).status).toBe(204)
  await understand(env, site)
  expect((await links()).map(({ id, kind }) => `${id as string} ${kind as string}`)).toEqual([
    'kettle~tea consumable',
    'tea~kettle accessory',
  ])
  expect((await links('?removed=true')).map(({ id }) => id)).toEqual(['kettle~descaler'])

  const back = { ...(await get('/api/links/kettle~descaler')), removed: false, locked: false }
  expect((await call('PUT', '/api/links/kettle~descaler', back, { key })).status).toBe(200)
  expect((await links('?type=descaler')).map(({ id }) => id)).toEqual(['kettle~descaler'])
  expect((await call('DELETE', '/api/links/tea~kettle', undefined, { key })).status).toBe(204)
  expect((await call('GET', '/api/links/tea~kettle', undefined, { key })).status).toBe(404)
})

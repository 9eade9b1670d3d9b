import { env, exports } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const feed = `id,item_group_id,title,title:uk,price,sale_price,quantity,size,product_type,brand
K,,Kettle,Чайник,100 EUR,,10,,Kitchen > Kettles,Marlow
S-m,S,Shirt,Сорочка,30 EUR,25 EUR,4,M,Sport > Shirts,Norden
S-l,S,Shirt,Сорочка,30 EUR,25 EUR,0,L,Sport > Shirts,Norden
P,,100% wool_hat,Шапка,15 EUR,,0,,Sport > Hats,Norden
`

let key = ''
let writeKey = ''
beforeEach(async () => {
  const keys = await setUp({ languages: ['en', 'uk'] })
  key = keys.secretKey
  writeKey = keys.writeKey
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
})

const { default: worker } = exports as unknown as { default: Fetcher }
const patch = (id: string, change: unknown) => call('PATCH', `/api/products/${id}`, change, { key })

test('a price is what is paid, with a sale price it is what is crossed out', async () => {
  expect(await (await patch('K', { price: 90 })).json()).toMatchObject({ price: 90, currency: 'EUR' })
  const cut = await (await patch('K', { price: 90, salePrice: 79.9 })).json()
  expect(cut).toMatchObject({ price: 79.9, regularPrice: 90 })
  const ended = await (
    await patch('K', { salePrice: null })
  ).json<{ price: number; regularPrice?: number; history: unknown[] }>()
  expect(ended).toMatchObject({ price: 90 })
  expect(ended.regularPrice).toBeUndefined()
  expect(ended.history).toHaveLength(3)
})

test('units left decide whether it can be bought, and a word decides over them', async () => {
  expect(await (await patch('K', { stock: 0 })).json()).toMatchObject({ availability: 'out-of-stock', stock: 0 })
  expect(await (await patch('K', { stock: 2 })).json()).toMatchObject({ availability: 'in-stock', stock: 2 })
  const sold = await (await patch('K', { availability: 'out_of_stock' })).json<{ stock?: number }>()
  expect(sold).toMatchObject({ availability: 'out-of-stock' })
  expect(sold.stock).toBeUndefined()
})

test('asked by a variant, a push moves that variant alone; listed variants each take their own', async () => {
  const one = await (await patch('S-l', { stock: 3 })).json<{ id: string; variants: { id: string; stock: number }[] }>()
  expect(one.id).toBe('S')
  expect(one.variants.map(({ id, stock }) => [id, stock])).toEqual([
    ['S-m', 4],
    ['S-l', 3],
  ])
  const both = await (
    await patch('S', {
      variants: [
        { id: 'S-m', price: 20 },
        { id: 'S-l', stock: 0 },
      ],
    })
  ).json<{ variants: Record<string, unknown>[] }>()
  expect(both.variants).toMatchObject([{ price: 20 }, { stock: 0, availability: 'out-of-stock', price: 25 }])
  expect(both.variants[0]?.['regularPrice']).toBeUndefined()
})

test('every bad field of a push is named and nothing changes', async () => {
  const response = await patch('K', {
    price: -1,
    stock: 1.5,
    availability: 'maybe',
    colour: 'red',
    variants: [{ price: 2 }],
  })
  expect(response.status).toBe(422)
  const { fields } = await errorOf(response)
  expect(fields?.map(({ field }) => field).sort()).toEqual([
    'availability',
    'colour',
    'price',
    'stock',
    'variants.0.id',
  ])
  const later = await patch('K', { url: 'javascript:alert(1)', variants: [{ id: 'other', stock: 1 }], salePrice: 200 })
  expect(later.status).toBe(422)
  expect((await errorOf(later)).fields?.map(({ field }) => field).sort()).toEqual(['salePrice', 'url', 'variants.0.id'])
  expect((await patch('none', { price: 1 })).status).toBe(404)
  expect(await (await call('GET', '/api/products/K', undefined, { key })).json()).toMatchObject({ price: 100 })
})

test('a push of what is already so writes nothing', async () => {
  const before = await env.DB.prepare('SELECT * FROM product').all()
  expect((await patch('K', { price: 100, stock: 10 })).status).toBe(200)
  expect((await env.DB.prepare('SELECT * FROM product').all()).results).toEqual(before.results)
})

test('markup in pushed texts is cleaned', async () => {
  const answer = await patch('K', { title: { en: 'A <b>red</b> kettle', uk: 'Чайник' }, url: '/new' })
  expect(await answer.json()).toMatchObject({
    title: { en: 'A red kettle' },
    url: { en: 'https://kettles.example/new' },
  })
})

test('the list finds by words, category, stock, and pages by id', async () => {
  const list = async (query: string) => {
    const response = await call('GET', `/api/products?${query}`, undefined, { key })
    return response.json<{
      items: { id: string; title: string }[]
      total: number
      next?: string
      facets?: { category: unknown[] }
    }>()
  }
  const ids = async (query: string) => (await list(query)).items.map(({ id }) => id)
  expect(await ids('')).toEqual(['K', 'P', 'S'])
  expect(await ids('q=чайник')).toEqual(['K'])
  expect(await ids('q=s-l')).toEqual(['S'])
  expect(await ids('q=100%25')).toEqual(['P'])
  expect(await ids('q=wool_')).toEqual(['P'])
  expect(await ids('q=%25')).toEqual(['P'])
  expect(await ids('category=sport')).toEqual(['P', 'S'])
  expect(await ids('stock=out')).toEqual(['P'])
  const first = await list('limit=2')
  expect(first).toMatchObject({ total: 3, next: 'P', items: [{ id: 'K' }, { id: 'P' }] })
  expect(first.facets?.category).toContainEqual({ id: 'kitchen > kettles', name: 'Kitchen > Kettles', count: 1 })
  expect(await ids('limit=2&cursor=P')).toEqual(['S'])
  expect((await call('GET', '/api/products?limit=501', undefined, { key })).status).toBe(422)
})

interface Shown {
  blocks: { items: { productId: string; price: number }[] }[]
}

/** What a page would show four seconds later: by then every isolate has looked at the newest lists. */
async function shown(block: string, productId?: string): Promise<string[]> {
  clock.offsetMs += 4000
  const context = productId === undefined ? {} : { context: { productId } }
  const response = await worker.fetch('https://aisle.example/v1/recommend', {
    method: 'POST',
    body: JSON.stringify({ writeKey, anonymousId: 'a1', blocks: [{ id: block, limit: 20, ...context }] }),
  })
  expect(response.status).toBe(200)
  const { blocks } = await response.json<Shown>()
  return (blocks[0]?.items ?? []).map((item) => item.productId)
}

test('what is imported is recommended and what is sold out disappears, both without a build', async () => {
  const pots = Array.from({ length: 8 }, (_, i) => `pot-${i},Tea pot ${i},${20 + i},Kitchen > Pots,5`).join('\n')
  const head = 'id,title,price,product_type,quantity\n'
  await call('POST', '/api/feeds/import?source=pots', head + pots, { key })
  expect(await shown('popular')).toContain('pot-3')
  const built = await env.STORE.head('site/kettles/manifest.json')
  await patch('pot-3', { stock: 0 })
  expect(await shown('popular')).not.toContain('pot-3')
  await call('POST', '/api/feeds/import?source=pots&mode=delta', `${head}pot-new,Tea pot new,25,Kitchen > Pots,5`, {
    key,
  })
  expect(await shown('similar', 'pot-1')).toContain('pot-new')
  expect((await env.STORE.head('site/kettles/manifest.json'))?.etag).toBe(built?.etag)
  clock.offsetMs = 0
})

test('a discount carries the lowest price of the 30 days before it, here and in what is recommended', async () => {
  const feed = (price: string, sale = '') => `id,title,price,sale_price,product_type\nL,Lamp,${price},${sale},Lamps\n`
  const shown = async (path = '/api/products/L') =>
    (await call('GET', path, undefined, { key })).json<{
      price: number
      lowestPrice30?: number
      variants: { lowestPrice30?: number }[]
    }>()
  // A block needs a few products to show any.
  const others = Array.from({ length: 8 }, (_, at) => `pot-${at},Tea pot ${at},20,5`).join('\n')
  await call('POST', '/api/feeds/import?source=pots', `id,title,price,quantity\n${others}\n`, { key })
  for (const [price, sale] of [['100'], ['90'], ['120'], ['120', '80']] as const) {
    expect((await call('POST', '/api/feeds/import?source=lamps', feed(price, sale), { key })).status).toBe(200)
  }
  // It cost 90 within the 30 days before it was cut from 120 to 80.
  expect(await shown()).toMatchObject({ price: 80, regularPrice: 120, lowestPrice30: 90 })
  const changed = await env.DB.prepare("SELECT was_minor FROM product_change WHERE product = 'L' ORDER BY at").all<{
    was_minor: number
  }>()
  expect(changed.results.map((row) => row.was_minor)).toEqual([10000, 9000, 12000])
  // Texts and stock do not move it; the end of the sale takes it from sight.
  await call('PATCH', '/api/products/L', { stock: 3 }, { key })
  expect(await shown()).toMatchObject({ price: 80, lowestPrice30: 90 })
  forgetIndexes()
  const response = await worker.fetch('https://aisle.example/v1/recommend', {
    method: 'POST',
    body: JSON.stringify({ writeKey, blocks: [{ id: 'popular', limit: 20 }] }),
  })
  const { blocks } = await response.json<{ blocks: { items: { productId: string }[] }[] }>()
  expect(blocks[0]?.items.find(({ productId }) => productId === 'L')).toMatchObject({
    price: 80,
    regularPrice: 120,
    lowestPrice30: 90,
  })
  await call('POST', '/api/feeds/import?source=lamps', feed('120'), { key })
  expect((await shown()).lowestPrice30).toBeUndefined()
})

test('what it cost more than 30 days before the cut counts no more', async () => {
  const feed = (price: number, sale = '') => `id,title,price,sale_price\nL,Lamp,${price},${sale}\n`
  await call('POST', '/api/feeds/import?source=lamps', feed(50), { key })
  await call('POST', '/api/feeds/import?source=lamps', feed(100), { key })
  await env.DB.exec(`UPDATE product_change SET at = at - ${31 * 86_400_000}`)
  await call('POST', '/api/feeds/import?source=lamps', feed(100, '70'), { key })
  const lamp = await (await call('GET', '/api/products/L', undefined, { key })).json()
  expect(lamp).toMatchObject({ price: 70, lowestPrice30: 100 })
})

test('the list is narrowed by brand, label and type, and says what there is of each', async () => {
  const feed = [
    { id: 'f1', title: 'Espresso machine One', price: 100, brand: 'Crema', labels: ['new', 'gift'] },
    { id: 'f2', title: 'Espresso machine Two', price: 100, brand: 'Crema', labels: ['new'] },
    { id: 'f3', title: 'Wool socks', price: 10, brand: 'Norden' },
  ]
  const body = feed.map((row) => JSON.stringify(row)).join('\n')
  expect((await call('POST', '/api/feeds/import?source=facets', body, { key })).status).toBe(200)
  const list = async (query: string) =>
    (await call('GET', `/api/products?${query}`, undefined, { key })).json<{
      items: { id: string }[]
      facets: Record<string, { id: string; count: number }[]>
    }>()
  const ids = async (query: string) => (await list(query)).items.map(({ id }) => id)
  expect(await ids('brand=Crema')).toEqual(['f1', 'f2'])
  expect(await ids('label=new&q=two')).toEqual(['f2'])
  const { facets } = await list('')
  expect(facets['label']).toEqual([
    { id: 'new', name: 'new', count: 2 },
    { id: 'gift', name: 'gift', count: 1 },
  ])
  expect(facets['brand']?.find(({ id }) => id === 'Crema')).toEqual({ id: 'Crema', name: 'Crema', count: 2 })
  const [type] = facets['type'] ?? []
  if (type !== undefined) expect((await ids(`type=${encodeURIComponent(type.id)}`)).length).toBe(type.count)
})

test('what a variant cost day by day ends at what it costs now', async () => {
  await patch('K', { price: 90 })
  await env.DB.exec(`UPDATE product SET body = json_set(body, '$.createdAt', ${Date.now() - 10 * 86_400_000})`)
  await env.DB.exec(`UPDATE product_change SET at = at - ${5 * 86_400_000}`)
  const { items } = await (
    await call('GET', '/api/products/K/prices?days=30', undefined, { key })
  ).json<{ items: { variantId: string; days: { price: number; lowest: number }[] }[] }>()
  expect(items[0]?.days.map(({ price }) => price)).toEqual([100, 100, 100, 100, 100, 90, 90, 90, 90, 90, 90])
  expect(items[0]?.days.map(({ lowest }) => lowest).at(-1)).toBe(90)
  expect((await call('GET', '/api/products/K/prices?days=0', undefined, { key })).status).toBe(422)
  expect((await call('GET', '/api/products/none/prices', undefined, { key })).status).toBe(404)
})

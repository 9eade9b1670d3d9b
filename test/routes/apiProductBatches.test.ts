import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { call, errorOf, setUp } from './adminApi.ts'

const feed = `id,item_group_id,title,price,sale_price,quantity,size,sku
K,,Kettle,100 EUR,,10,,KET-1
S-m,S,Shirt,30 EUR,25 EUR,4,M,
S-l,S,Shirt,30 EUR,25 EUR,0,L,
`

let key = ''
beforeEach(async () => {
  key = (await setUp()).secretKey
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
})

interface Answer {
  changed: number
  new: number
  unchanged: number
  rejected: { index: number; id?: string; fields: { field: string; message: string }[] }[]
}
interface Product extends Record<string, unknown> {
  variants: Record<string, unknown>[]
}

const push = async (path: string, rows: unknown): Promise<Answer> => {
  const response = await call('POST', `/api/products${path}`, rows, { key })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as Answer
}
const product = async (id: string): Promise<Product> =>
  (await call('GET', `/api/products/${id}`, undefined, { key })).json<Product>()
const patch = async (id: string, change: unknown): Promise<Product> => {
  const response = await call('PATCH', `/api/products/${id}`, change, { key })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as Product
}
const bodies = async () => (await env.DB.prepare('SELECT body FROM product ORDER BY id').all()).results

test('stock alone, by product, variant or SKU; each bad row is named and stops nothing', async () => {
  const answer = await push('/stock', [
    { id: 'KET-1', stock: 3 },
    { id: 'S-l', stock: 5, restockAt: '2026-12-01' },
    { id: 'nobody', stock: 1 },
    { id: 'S-m', stock: -1 },
    { id: 'S-m', price: 3, stock: 1 },
    7,
    { id: 'K', stock: 3 },
  ])
  expect(answer).toMatchObject({ changed: 2, new: 0, unchanged: 1 })
  expect(answer.rejected.map(({ index, fields }) => [index, fields[0]?.field])).toEqual([
    [2, 'id'],
    [3, 'stock'],
    [4, 'price'],
    [5, ''],
  ])
  expect(await product('K')).toMatchObject({ stock: 3, price: 100 })
  expect((await product('S')).variants).toMatchObject([{ stock: 4 }, { stock: 5, availability: 'in-stock', price: 25 }])
})

test('prices alone: sales with dates, now or to come, further currencies and zones', async () => {
  const answer = await push(
    '/prices',
    [
      '{"id":"K","price":90,"salePrice":70,"saleFrom":"2099-01-01","saleTo":"2099-02-01"}',
      '{"id":"S-m","price":20,"prices":{"PLN":85.5,"USD":{"price":22,"regularPrice":30}}}',
      '{"id":"S-l","zones":{"north":{"price":18,"stock":2},"south":{"availability":"out_of_stock"}}}',
      '{"id":"S-l","salePrice":40}',
      'no json',
    ].join('\n'),
  )
  expect(answer).toMatchObject({ changed: 2, unchanged: 0 })
  expect(answer.rejected.map(({ index, fields }) => [index, fields[0]?.field])).toEqual([
    [3, 'salePrice'],
    [4, ''],
  ])
  const kettle = await product('K')
  expect(kettle).toMatchObject({ price: 90, variants: [{ salePrice: 70, saleFrom: Date.parse('2099-01-01') }] })
  expect(kettle['regularPrice']).toBeUndefined()
  const shirt = await product('S')
  expect(shirt.variants[0]).toMatchObject({
    price: 20,
    prices: { PLN: { price: 85.5 }, USD: { price: 22, regularPrice: 30 } },
  })
  expect(shirt.variants[0]?.['regularPrice']).toBeUndefined()
  expect(shirt.variants[1]).toMatchObject({
    price: 25,
    zones: { north: { price: 18, stock: 2, availability: 'in-stock' }, south: { availability: 'out-of-stock' } },
  })
})

test('a batch adds and changes products and says what it did; the same again writes nothing', async () => {
  const rows = [
    { id: 'K', title: { uk: 'Чайник' }, colour: 'red' },
    { id: 'N', title: 'Mixer', price: 12.5, category: ['Kitchen', 'Mixers'], images: ['/a.jpg', '/b.jpg'], stock: 2 },
    {
      id: 'V',
      title: 'Socks',
      price: 5,
      variants: [
        { id: 'V-s', options: { size: 'S' } },
        { id: 'V-m', price: 6, options: { size: 'M' } },
      ],
    },
    { id: 'X', price: 3 },
    { id: 'Y', title: 'Bad', price: -3, url: 'javascript:alert(1)' },
  ]
  const answer = await push('', rows)
  expect(answer).toMatchObject({ changed: 1, new: 2, unchanged: 0 })
  expect(answer.rejected.map(({ index, fields }) => [index, fields.map(({ field }) => field)])).toEqual([
    [3, ['title']],
    [4, ['url', 'price']],
  ])
  expect(await product('K')).toMatchObject({
    title: { en: 'Kettle', uk: 'Чайник' },
    price: 100,
    attributes: { colour: 'red' },
  })
  expect(await product('N')).toMatchObject({
    images: ['https://kettles.example/b.jpg'],
    categoryId: 'kitchen > mixers',
  })
  expect((await product('V')).variants).toMatchObject([
    { id: 'V-s', price: 5 },
    { id: 'V-m', price: 6 },
  ])
  const before = await bodies()
  expect(await push('', rows.slice(0, 3))).toMatchObject({ changed: 0, new: 0, unchanged: 3, rejected: [] })
  expect(await bodies()).toEqual(before)
})

test('a batch of which nothing can be taken is 422 with every field named; no list is 400', async () => {
  const response = await call('POST', '/api/products/stock', [{ id: 'K' }, { id: 'none', stock: 1 }], { key })
  expect(response.status).toBe(422)
  expect((await errorOf(response)).fields?.map(({ field }) => field)).toEqual(['0', '1.id'])
  for (const body of ['[{"id":', '']) {
    expect((await call('POST', '/api/products', body, { key })).status).toBe(400)
  }
  expect((await call('POST', '/api/products', `[${'{},'.repeat(5001)}{}]`, { key })).status).toBe(413)
})

test('a push says all that the model holds, and takes away by null', async () => {
  const pushed = await patch('K', {
    images: ['/2.jpg', 'https://cdn.example/3.jpg'],
    category: 'Kitchen > Kettles',
    googleCategory: '751',
    gtin: '4006381333931',
    mpn: 'M-1',
    cost: 40,
    margin: 0.35,
    replenishDays: 30,
    rating: { average: 4.5, count: 12 },
    attributes: { Power: { value: 2200, unit: 'W' }, colours: ['red', 'blue'] },
    availability: 'out_of_stock',
    restockAt: '2099-03-01',
    zones: { north: { price: 95 } },
  })
  expect(pushed).toMatchObject({
    images: ['https://kettles.example/2.jpg', 'https://cdn.example/3.jpg'],
    category: { en: ['Kitchen', 'Kettles'] },
    categoryId: 'kitchen > kettles',
    googleCategory: '751',
    gtin: '4006381333931',
    margin: 0.35,
    replenishDays: 30,
    rating: { average: 4.5, count: 12 },
    attributes: { power: { value: 2200, unit: 'W' }, colours: ['red', 'blue'] },
    restockAt: Date.parse('2099-03-01'),
    variants: [{ cost: 40, restockAt: Date.parse('2099-03-01'), zones: { north: { price: 95 } } }],
  })
  const taken = await patch('K', {
    margin: null,
    replenishDays: null,
    cost: null,
    zones: { north: null },
    attributes: { power: null },
    availability: 'in_stock',
  })
  for (const name of ['margin', 'replenishDays', 'restockAt']) expect(taken[name]).toBeUndefined()
  for (const name of ['cost', 'zones', 'restockAt']) expect(taken.variants[0]?.[name]).toBeUndefined()
  expect(taken['attributes']).toEqual({ colours: ['red', 'blue'] })
})

test('the dates of a sale are checked, and named where they are wrong', async () => {
  const wrong = async (change: unknown) => {
    const response = await call('PATCH', '/api/products/K', change, { key })
    expect(response.status).toBe(422)
    return (await errorOf(response)).field
  }
  expect(await wrong({ saleTo: '2099-01-01' })).toBe('salePrice')
  expect(await wrong({ salePrice: 70, saleTo: '2020-01-01' })).toBe('saleTo')
  expect(await wrong({ salePrice: 70, saleFrom: '2099-02-01', saleTo: '2099-01-01' })).toBe('saleTo')
  expect(await wrong({ salePrice: 70, saleFrom: 'soon' })).toBe('saleFrom')
  expect(await patch('K', { salePrice: 70, saleTo: '2099-01-01' })).toMatchObject({ price: 70, regularPrice: 100 })
})

import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { call, setUp } from './adminApi.ts'

// Another file's shop of the same name may still be held.
beforeEach(() => forgetIndexes())

interface Report {
  format: string
  mode: string
  products: number
  changed: number
  unchanged: number
  gone: number
  bad: number
  rows: { line: number; field: string; message: string }[]
}
interface Variant {
  id: string
  sku?: string
  options: Record<string, string>
  price: number
  regularPrice?: number
  priceImpact?: number
  stock?: number
  availability: string
}

const productsHeader = 'Product ID;Active (0/1);Name *;Price tax included;Discount amount;Reference #;Quantity'
const products = (mug = '20.00', off = '') => `${productsHeader}
7;1;Kubek;${mug};${off};KUB;9
8;1;Talerz;30.00;;TAL;2
`
const header =
  'Product ID;Product reference;Attribute (Name:Type:Position);Value (Value:Position);Reference;Impact on price;Quantity'
const attributes = 'Kolor:color:0, Rozmiar:select:1'
const combinations = (...rows: string[]) => [header, ...rows, ''].join('\n')
const red = `7;;${attributes};Czerwony:0, L:1;KUB-R;2.50;3`
const blue = `;KUB;${attributes};Niebieski:0, L:1;KUB-N;-1,00;0`

async function shop() {
  const { secretKey: key } = await setUp({ currency: 'PLN', language: 'pl' })
  const send = (feed: string, query = 'source=combinations') =>
    call('POST', `/api/feeds/import?${query}`, feed, { key })
  const imported = async (feed: string, query?: string) => {
    const response = await send(feed, query)
    const text = await response.text()
    expect(response.status, text).toBe(200)
    return JSON.parse(text) as Report
  }
  const product = async (id: string) =>
    (await call('GET', `/api/products/${id}`, undefined, { key })).json<{ variants: Variant[]; goneAt?: number }>()
  await imported(products(), 'source=shop')
  return { key, send, imported, product }
}

test('combinations by id become the variants of a product that is there; the product itself stays', async () => {
  const { imported, product } = await shop()
  const report = await imported(combinations(red, red.replace('Czerwony', 'Czarny').replace('KUB-R', 'KUB-C')))
  expect(report).toMatchObject({
    format: 'prestashop-combinations-csv',
    mode: 'delta',
    products: 1,
    changed: 1,
    gone: 0,
    bad: 0,
  })
  expect(await product('7')).toMatchObject({ title: { pl: 'Kubek' } })
  expect((await product('7')).variants).toMatchObject([
    { id: '7-Czerwony-L', sku: 'KUB-R', price: 22.5, priceImpact: 2.5, stock: 3, options: { kolor: 'Czerwony' } },
    { id: '7-Czarny-L', price: 22.5, options: { kolor: 'Czarny', rozmiar: 'L' } },
  ])
  expect((await product('8')).variants).toMatchObject([{ id: '8', price: 30 }])
})

test('by reference too, a second time as well; the list is whole, and the same again writes no row', async () => {
  const { imported, product } = await shop()
  await imported(combinations(blue, blue.replace('Niebieski', 'Zielony').replace('KUB-N', 'KUB-Z')))
  expect((await product('7')).variants.map(({ id, price }) => [id, price])).toEqual([
    ['7-Niebieski-L', 19],
    ['7-Zielony-L', 19],
  ])
  expect(await imported(combinations(blue.replace(';0', ';4')))).toMatchObject({ changed: 1 })
  expect((await product('7')).variants).toMatchObject([{ id: '7-Niebieski-L', stock: 4, availability: 'in-stock' }])
  const rows = async () => (await env.DB.prepare('SELECT * FROM product ORDER BY id').all()).results
  const before = await rows()
  expect(await imported(combinations(blue.replace(';0', ';4')))).toMatchObject({ changed: 0, unchanged: 1 })
  expect(await rows()).toEqual(before)
})

test('unknown products, rows without attributes and impacts that are none are named by line; the others are taken', async () => {
  const { imported, product } = await shop()
  const lost = `99;;${attributes};Czerwony:0, L:1;X;1;1`
  const plain = '8;;;;TAL-2;1;1'
  const wrong = `8;;${attributes};Czerwony:0, L:1;TAL-R;dużo;1`
  const free = `8;;${attributes};Czarny:0, L:1;TAL-C;-30;1`
  const report = await imported(
    combinations(red, lost, red.replace('Czerwony', 'Czarny'), red.replace('Czerwony', 'Biały'), plain),
  )
  expect(report).toMatchObject({ products: 1, changed: 1, bad: 2 })
  expect(report.rows).toMatchObject([
    { line: 6, field: 'Value (Value:Position)' },
    { line: 3, field: 'id', message: expect.stringMatching(/names 99, which is not in the catalog/) as unknown },
  ])
  expect((await product('7')).variants).toHaveLength(3)
  const other = await imported(combinations(red, red.replace('Czerwony', 'Czarny'), wrong))
  expect(other.rows).toMatchObject([{ line: 4, field: 'Impact on price' }])
  expect((await imported(combinations(red, free))).rows).toMatchObject([{ line: 3, field: 'price' }])
  expect((await product('8')).variants).toMatchObject([{ id: '8', price: 30 }])
})

test('a new price of the product is one of its combinations; their stock stays, and a sale crosses theirs out', async () => {
  const { imported, product } = await shop()
  await imported(combinations(red, blue.replace(';KUB;', '7;;')))
  expect(await imported(products('25.00', '5.00'), 'source=shop')).toMatchObject({ changed: 1, gone: 0 })
  expect((await product('7')).variants).toMatchObject([
    { id: '7-Czerwony-L', price: 22.5, regularPrice: 27.5, stock: 3, options: { rozmiar: 'L' } },
    { id: '7-Niebieski-L', price: 19, regularPrice: 24, stock: 0, availability: 'out-of-stock' },
  ])
  // Now the impact changes: the product's own price is still known.
  await imported(combinations(red.replace('2.50', '4.00'), blue.replace(';KUB;', '7;;')))
  expect((await product('7')).variants[0]).toMatchObject({ price: 24, regularPrice: 29 })
})

test('a file of combinations lists no products: none is gone by it, and one that its own feed drops is', async () => {
  const { imported, product, send } = await shop()
  await imported(combinations(red), 'source=shop&mode=full')
  expect(await product('8')).not.toHaveProperty('goneAt')
  await imported(`${productsHeader}\n8;1;Talerz;30.00;;TAL;2\n`, 'source=shop')
  expect(await product('7')).toHaveProperty('goneAt')
  const late = await send(combinations(red.replace(';3', ';5')))
  expect((await late.json<Report>()).rows).toMatchObject([{ field: 'id' }])
})

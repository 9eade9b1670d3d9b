import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { call, errorOf, setUp } from './adminApi.ts'

interface Report {
  format: string
  products: number
  bad: number
  complete: boolean
  mapping?: { columns: Record<string, string> }
}
const imported = async (key: string, feed: string | Uint8Array, query = ''): Promise<Report> => {
  const response = await call('POST', `/api/feeds/import?${query}`, feed, { key })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as Report
}
const product = async (key: string, id: string) =>
  (await call('GET', `/api/products/${id}`, undefined, { key })).json<Record<string, unknown>>()

/** Text in windows-1251, by asking its decoder what each byte means. */
function encode1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]))
  return new Uint8Array([...text].map((letter) => bytes.get(letter) ?? 63))
}

const yml = `<?xml version="1.0" encoding="windows-1251"?>
<yml_catalog><shop><currencies><currency id="UAH" rate="1"/></currencies>
<categories><category id="1">Кухня</category><category id="2" parentId="1">Чайники</category></categories>
<offers><offer id="7" available="true"><name>Чайник «Марлоу»</name><price>1200</price><currencyId>UAH</currencyId>
<categoryId>2</categoryId><param name="Об'єм" unit="л">1,7</param></offer></offers></shop></yml_catalog>`

test('YML in windows-1251 is found out, decoded and stored with its tree and typed attributes', async () => {
  const { secretKey: key } = await setUp({ currency: 'UAH', language: 'uk' })
  expect(await imported(key, encode1251(yml))).toMatchObject({ format: 'yml', products: 1, bad: 0, complete: true })
  expect(await product(key, '7')).toMatchObject({
    title: { uk: 'Чайник «Марлоу»' },
    category: { uk: ['Кухня', 'Чайники'] },
    categories: [{ id: '2', path: { uk: ['Кухня', 'Чайники'] } }],
    attributes: { "об'єм": { value: 1.7, unit: 'л' } },
    price: 1200,
    currency: 'UAH',
  })
})

test('the encoding is known too where the first Cyrillic letter comes late', async () => {
  const { secretKey: key } = await setUp()
  const rows = Array.from({ length: 500 }, (_, i) => `p${i};${'plain '.repeat(40)}${i};10\n`).join('')
  const feed = encode1251(`id;title;price\n${rows}last;Чайник;10\n`)
  expect(await imported(key, feed)).toMatchObject({ products: 501, bad: 0 })
  expect(await product(key, 'last')).toMatchObject({ title: { en: 'Чайник' } })
})

test('an import takes the proposed mapping, and says so', async () => {
  const { secretKey: key } = await setUp({ currency: 'PLN' })
  const feed = 'Nr;Produkt;Kwota brutto\n1;Czajnik stalowy 1,7 l;19,99\n2;Deska dębowa 30 cm;29,50\n'
  expect(await imported(key, feed)).toMatchObject({
    products: 2,
    mapping: { columns: { Nr: 'id', Produkt: 'title', 'Kwota brutto': 'price' } },
  })
  expect(await product(key, '1')).toMatchObject({ price: 19.99, currency: 'PLN' })
})

test('feeds of several languages and zones are one product', async () => {
  const { secretKey: key } = await setUp({ languages: ['en', 'pl'] })
  const csv = (title: string, price: string, path: string) =>
    `id,title,price,quantity,product_type\nk,${title},${price},3,${path}\n`
  await imported(key, csv('Kettle', '10 EUR', 'Kitchen > Kettles'), 'source=main')
  await imported(key, csv('Czajnik', '45 PLN', 'Kuchnia > Czajniki'), 'source=pl&language=pl')
  expect(await product(key, 'k')).toMatchObject({
    title: { en: 'Kettle', pl: 'Czajnik' },
    category: { en: ['Kitchen', 'Kettles'], pl: ['Kuchnia', 'Czajniki'] },
    categoryId: 'kitchen > kettles',
  })
})

test.each(['auto', 'csv', 'google-rss', 'json'])(
  'a feed that turned into an error page is refused by name, and the catalog stays (format=%s)',
  async (format) => {
    const { secretKey: key } = await setUp()
    await imported(key, 'id,title,price\na,Pot,1\nb,Pan,2\n')
    const before = await env.DB.prepare('SELECT * FROM product').all()
    const page = '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>,;</body></html>'
    const refused = await call('POST', `/api/feeds/import?format=${format}`, page, { key })
    expect(refused.status).toBe(422)
    expect(await errorOf(refused)).toMatchObject({
      code: 'unknown-format',
      message: expect.stringMatching(/web page \(“502 Bad Gateway”\)/) as unknown,
    })
    expect((await env.DB.prepare('SELECT * FROM product').all()).results).toEqual(before.results)
  },
)

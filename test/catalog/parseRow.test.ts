import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributeOf } from '../../worker/catalog/attributeOf.ts'
import { cleanText } from '../../worker/catalog/cleanText.ts'
import { cleanUrl } from '../../worker/catalog/cleanUrl.ts'
import { parsePrice } from '../../worker/catalog/parsePrice.ts'
import { rowParser, type ParsedRow } from '../../worker/catalog/parseRow.ts'
import type { Json } from '../../worker/model/json.ts'

const context = {
  currency: 'EUR',
  language: 'en',
  domain: 'shop.example',
  now: Date.parse('2026-11-20'),
  isDelta: false,
}
const parse = (values: Record<string, Json>, more: Partial<typeof context> = {}): ParsedRow =>
  rowParser({ ...context, ...more })({ line: 7, values: new Map(Object.entries(values)) })
const least = { id: 'a', title: 'Kettle', price: '10 EUR' }
const rowOf = (values: Record<string, Json>) => {
  const parsed = parse({ ...least, ...values })
  if (parsed.is !== 'row') throw new Error(JSON.stringify(parsed))
  return parsed.row
}

test.each([
  ['12.00 EUR', 1200, 'EUR'],
  ['EUR 12', 1200, 'EUR'],
  ['€12.5', 1250, 'EUR'],
  ['1 234,50 zł', 123450, 'PLN'],
  ['1.234,50', 123450, 'EUR'],
  ['1,234.50 USD', 123450, 'USD'],
  ['1,234', 123400, 'EUR'],
  ["1'234.00 CHF", 123400, 'CHF'],
  ['12,5', 1250, 'EUR'],
  ['850 грн.', 85000, 'UAH'],
  ['1980 JPY', 1980, 'JPY'],
  ['0', 0, 'EUR'],
  [19.99, 1999, 'EUR'],
])('the price %s is %i minor units of %s', (text, minor, currency) => {
  expect(parsePrice(text, 'EUR')).toEqual({ minor, currency })
})

test.each(['-5', 'free', '', '12 XYZ', '1e5', '12 EUR 13', 'NaN', '99999999999', '12..5,5.'])(
  '%j is no price',
  (text) => {
    expect(parsePrice(text, 'EUR')).toHaveProperty('fault')
  },
)

test('every price that people write reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom('.', ','), (minor, point) => {
      const text = (minor / 100).toFixed(2).replace('.', point)
      expect(parsePrice(`${text} EUR`, 'PLN')).toEqual({ minor, currency: 'EUR' })
    }),
  )
})

describe('texts', () => {
  test.each([
    ['<p>Boils <b>fast</b>,<br>safely.</p><ul><li>1.7 l</li></ul>', 'Boils fast, safely. 1.7 l'],
    ['Salt &amp; Pepper&nbsp;mill', 'Salt & Pepper mill'],
    ['<script>alert(1)</script>Kettle<style>a{}</style>', 'Kettle'],
    ['<img src=x onerror=alert(1)>', ''],
    ['5 < 6 mm & more', '5 < 6 mm & more'],
    ['a\u0000b\u202ec\r\n  d', 'a b c d'],
    ['&lt;b&gt;', '<b>'],
    ['<<script>script>alert(1)</script>', '<'],
  ])('%j reads %j', (html, text) => {
    expect(cleanText(html, 500)).toBe(text)
  })

  test('never longer than asked, never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const clean = cleanText(text, longest)
        expect(clean.length).toBeLessThanOrEqual(longest)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
  })
})

test.each([
  ['/p/1?x=ą', 'https://shop.example/p/1?x=%C4%85'],
  ['p/1', 'https://shop.example/p/1'],
  ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['HTTP://Shop.example/', 'http://shop.example/'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  [' javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['vbscript:x', null],
  ['https://user:pass@shop.example/', null],
  ['https://', null],
  ['', null],
])('the address %j becomes %j', (text, url) => {
  expect(cleanUrl(text, 'shop.example')).toBe(url)
})

test.each<[Json, unknown]>([
  ['2200 W', { value: 2200, unit: 'W' }],
  ['1,7 l', { value: 1.7, unit: 'l' }],
  [700, { value: 700 }],
  ['007', '007'],
  ['3-5', '3-5'],
  ['12 bananas', '12 bananas'],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [true, 'yes'],
  ['', undefined],
])('the attribute %j is %j', (value, attribute) => {
  expect(attributeOf(value)).toEqual(attribute)
})

test('a sale counts within its dates and below the price only', () => {
  const sale = (dates?: string, price = '8 EUR') =>
    rowOf({ sale_price: price, ...(dates === undefined ? {} : { sale_price_effective_date: dates }) }).variant
  expect(sale()).toMatchObject({ priceMinor: 800, regularMinor: 1000 })
  expect(sale('2026-11-01/2026-11-30')).toMatchObject({ priceMinor: 800 })
  for (const dates of ['2026-12-01/2026-12-31', '2026-10-01/2026-11-01']) {
    expect(sale(dates)).toMatchObject({ priceMinor: 1000 })
    expect(sale(dates)).not.toHaveProperty('regularMinor')
  }
  expect(sale(undefined, '12 EUR')).toMatchObject({ priceMinor: 1000 })
})

test('columns go by other names where the known ones are missing, and by the known one where both are there', () => {
  expect(parse({ sku: 'x', name: 'Pan', cena: '5', currency: 'PLN' })).toMatchObject({
    is: 'row',
    row: { product: { id: 'x', title: { en: 'Pan' } }, variant: { priceMinor: 500, currency: 'PLN' } },
  })
  expect(rowOf({ sku: 'x-1', name: 'other', salePrice: 9 })).toMatchObject({
    product: { title: { en: 'Kettle' } },
    variant: { sku: 'x-1', priceMinor: 900, regularMinor: 1000 },
  })
})

test('drafts and invisible rows are left out', () => {
  for (const value of [false, 'draft', '0', 'hidden', 'archived'])
    expect(parse({ ...least, visible: value }).is).toBe('left-out')
  expect(parse({ ...least, status: 'active' }).is).toBe('row')
})

test('every bad field of a row is listed with its line and its own column name', () => {
  const parsed = parse({
    id: 'a',
    name: 'x',
    Cena: 'soon',
    url: 'ftp://x',
    picture: 'javascript:0',
    qty: 'many',
    available: '?',
  })
  expect(parsed).toMatchObject({ is: 'bad', productId: 'a' })
  expect((parsed as { bad: { line: number; field: string }[] }).bad.map(({ line, field }) => [line, field])).toEqual([
    [7, 'url'],
    [7, 'picture'],
    [7, 'Cena'],
    [7, 'qty'],
    [7, 'available'],
  ])
})

test('names of prototypes are names like others', () => {
  const row = rowOf(
    JSON.parse('{"__proto__":"x","constructor":"y","toString":"z","availability":"in stock"}') as Record<string, Json>,
  )
  expect(Object.keys(row.attributes)).toContain('constructor')
  expect(parse({ ...least, availability: 'constructor' }).is).toBe('bad')
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('no value at all makes a row throw', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'id',
      'title',
      'price',
      'sale_price',
      'link',
      'title:pl',
      'product_type',
      'rating',
      'labels',
      'quantity',
      'variants',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue() as fc.Arbitrary<Json>), (values) => {
      expect(['row', 'bad', 'left-out']).toContain(parse(values).is)
    }),
    { numRuns: 500 },
  )
})

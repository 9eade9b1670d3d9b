import { describe, expect, test } from 'vitest'
import { csv } from '../../worker/catalog/formats/csv.ts'
import { previewFeed } from '../../worker/catalog/previewFeed.ts'
import { proposeMapping } from '../../worker/catalog/proposeMapping.ts'
import { readSample } from '../../worker/catalog/readSample.ts'
import { understandFeed } from '../../worker/catalog/understandFeed.ts'

const propose = (text: string) => {
  const { header, rows, delimiter } = readSample(text, csv)
  return proposeMapping(header, rows, delimiter)
}

test('a header in Google’s words is taken as it is, and everything else is an attribute', () => {
  const { mapping, confidence, missing } = propose(
    'id,title,price,link,power,shipping\nk1,Kettle one,10.00 EUR,https://a.example/1,2200 W,x\nk2,Kettle two,12.00 EUR,https://a.example/2,1800 W,x\n',
  )
  expect(mapping.columns).toEqual({
    id: 'id',
    title: 'title',
    price: 'price',
    link: 'link',
    power: 'attribute:power',
    shipping: 'ignore',
  })
  expect(mapping).toMatchObject({ delimiter: ',', decimalComma: false, currency: 'EUR' })
  expect(confidence).toMatchObject({ id: 1, title: 1, price: 1 })
  expect(missing).toEqual([])
})

test('a Ukrainian price list is understood by parts of names and by what its cells hold', () => {
  const { mapping, missing } = propose(
    'Код товару;Найменування товару UA;Роздрібна ціна, грн;Залишок на складі;Виробник;Посилання на фото;Сторінка\n' +
      'A-101;Чайник Marlow 1,7 л;1 234,50;12;Marlow;https://cdn.example/a.jpg;https://shop.example/a\n' +
      'A-102;Блендер Norden 600 Вт;899,00;0;Norden;https://cdn.example/b.jpg;https://shop.example/b\n' +
      'A-103;Тостер Marlow 2 скиби;650,90;3;Marlow;https://cdn.example/c.jpg;https://shop.example/c\n',
  )
  expect(mapping).toMatchObject({
    delimiter: ';',
    decimalComma: true,
    currency: 'UAH',
    columns: {
      'Код товару': 'id',
      'Роздрібна ціна, грн': 'price',
      'Залишок на складі': 'quantity',
      'Посилання на фото': 'image_link',
      Сторінка: 'link',
    },
  })
  expect(mapping.columns['Найменування товару UA']).toBe('title:uk')
  expect(missing).toEqual([])
})

test('columns without a telling name go by their cells alone', () => {
  const { mapping, missing } = propose(
    'a\tb\tc\td\te\nX1\tSteel kettle 1.7 l\t19,99 zł\thttps://s.example/x1\t4006381333931\n' +
      'X2\tOak board 30 cm\t29,50 zł\thttps://s.example/x2\t5901234123457\n',
  )
  expect(mapping.columns).toEqual({ a: 'id', b: 'title', c: 'price', d: 'link', e: 'gtin' })
  expect(mapping).toMatchObject({ delimiter: '\t', decimalComma: true, currency: 'PLN' })
  expect(missing).toEqual([])
})

test('what cannot be found is said to be missing', () => {
  expect(propose('colour,size\nred,M\nblue,M\nred,L\n').missing).toEqual(['id', 'title', 'price'])
})

test('one column is one field: a second price keeps the field that its name means', () => {
  const { mapping } = propose(
    'sku,name,price,old price,purchase price\n1,Pan big,9.50,12.00,5.00\n2,Pan small,8.50,11.00,4.00\n',
  )
  expect(mapping.columns).toEqual({
    sku: 'id',
    name: 'title',
    price: 'price',
    'old price': 'regular_price',
    'purchase price': 'cost_of_goods_sold',
  })
})

describe('an import', () => {
  const unknown = 'Nr;Produkt;Kwota brutto\n1;Czajnik stalowy 1,7 l;19,99\n2;Deska dębowa 30 cm;29,50\n'
  test('takes the proposal where it finds id, title and price', () => {
    expect(understandFeed(unknown, null)).toMatchObject({
      format: { id: 'csv' },
      mapping: { columns: { Nr: 'id', Produkt: 'title', 'Kwota brutto': 'price' }, decimalComma: true },
    })
  })
  test('leaves columns alone whose names are known, or that nobody can tell', () => {
    expect(understandFeed('sku;nazwa;cena\n1;Pan;2\n', null).mapping).toBeUndefined()
    expect(understandFeed('colour,size\nred,M\n', null).mapping).toBeUndefined()
  })
  test('takes a saved mapping before all', () => {
    const saved = { columns: { Nr: 'sku' } }
    expect(understandFeed(unknown, csv, saved).mapping).toBe(saved)
  })
  test('says so when a web page comes instead of a feed, whatever format was named', () => {
    const page = '<!-- x -->\n<!DOCTYPE html><html><head><title>503 &amp; sorry</title></head><body></body></html>'
    for (const format of [null, csv]) expect(() => understandFeed(page, format)).toThrow(/web page \(“503 & sorry”\)/)
  })
})

test('Polish “stan” is the stock where it holds numbers, and no stock where it holds words', () => {
  const row = (stan: string, at: number) => [`k${at}`, `Lampa ${at}`, '12,00', stan]
  const targetOf = (cells: readonly string[]) =>
    proposeMapping(['kod', 'nazwa', 'cena', 'stan'], cells.map(row), ';').mapping.columns['stan']
  expect(targetOf(['5', '0', '17'])).toBe('quantity')
  expect(targetOf(['nowy', 'używany', 'nowy'])).not.toBe('quantity')
})

test('a preview reads the first rows by the mapping that it shows', () => {
  const start = 'kod;nazwa;cena;stan\na;Lampa A;12,00;5\nb;Lampa B;13,00;0\n'
  const preview = previewFeed(start, null, undefined, { currency: 'PLN', language: 'pl', domain: 'x.example', now: 0 })
  expect(preview.columns.map(({ target }) => target)).toEqual(['id', 'title', 'price', 'quantity'])
  expect(preview.products.map(({ availability }) => availability)).toEqual(['in-stock', 'out-of-stock'])
})

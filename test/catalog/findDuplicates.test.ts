import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableOf, findDuplicates } from '../../worker/catalog/findDuplicates.ts'
import { measuresDiffer, measuresIn } from '../../worker/catalog/measuresIn.ts'
import type { Product } from '../../worker/model/product.ts'
import { product, shelf } from '../recommend/kettleShop.ts'

const named = (id: string, title: string, more: Parameters<typeof product>[1] = {}): Product =>
  product(id, { title: { en: title }, ...more })
const found = (...products: Product[]) =>
  findDuplicates([...shelf(60), ...products].map((one) => comparableOf(one, 'en')))
    .filter(({ a, b }) => products.some(({ id }) => id === a) && products.some(({ id }) => id === b))
    .map(({ a, b, because }) => ({ pair: `${a} ${b}`, because }))

describe('two products are one', () => {
  test('by their GTIN, whatever they are called and cost, leading zeros or not', () => {
    const pair = [
      named('a', 'Wireless mouse', { gtin: '04006381333931' }),
      named('b', 'Souris', { gtin: '4006381333931', price: 9 }),
    ]
    expect(found(...pair)).toMatchObject([{ pair: 'a b', because: ['same-gtin'] }])
  })

  test('by the model number of one brand, however it is written', () => {
    const pair = [
      named('a', 'Memory card SD 16 GB', { brand: 'Sonic', mpn: 'SF16N4/TQP' }),
      named('b', 'Sonic SDHC class 4 memory card 16GB', { brand: 'SONIC', mpn: 'sf16n4 tqp' }),
    ]
    expect(found(...pair)[0]?.because).toEqual(['same-mpn', 'like-title', 'same-brand', 'same-price'])
  })

  test('by titles alike', () => {
    const title = 'Hornet prestige bulletin board graphite blend oak frame'
    expect(found(named('a', title), named('b', `${title} new`))[0]?.because).toContain('like-title')
    expect(found(named('a', title), named('b', title))[0]?.because).toContain('same-title')
  })
})

describe('two products are not one', () => {
  const title = 'Hornet prestige travel mug with lid and handle'

  test('for other people, or of another type', () => {
    const shoes = 'Trail Runner 3 Dry running shoes with a wide sole'
    expect(found(named('a', `${shoes}, men’s`), named('b', `${shoes}, women’s`))).toEqual([])
    expect(found(named('a', `Buty męskie ${shoes}`), named('b', `Buty damskie ${shoes}`))).toEqual([])
    const gem = 'Meadow rose gold 585 with emerald and garnet'
    const halo = named('a', `${gem} ring`, { collection: 'Halo' })
    expect(found(halo, named('b', `${gem} ring`, { collection: 'Tide' }))).toEqual([])
    expect(found(halo, named('b', `${gem} ring`, { collection: 'halo' }))).toHaveLength(1)
    const typed = (id: string, type: string, confidence = 0.95) =>
      named(id, `${gem} ${type}`, { type: { id: type, by: 'lexicon', confidence } })
    expect(found(typed('a', 'ring'), typed('b', 'bracelet'))).toEqual([])
    expect(found(typed('a', 'ring'), typed('b', 'bracelet', 0.6))).toHaveLength(1)
  })
  test.each<[string, Product, Product]>([
    ['another GTIN', named('a', title, { gtin: '4006381333931' }), named('b', title, { gtin: '4006381333948' })],
    ['another model number', named('a', title, { mpn: 'X-100' }), named('b', title, { mpn: 'X-200' })],
    ['another brand', named('a', title, { brand: 'Hornet' }), named('b', title, { brand: 'Wasp' })],
    ['another colour', named('a', `${title} red`), named('b', `${title} blue`)],
    ['another colour in Polish', named('a', `${title} czerwony`), named('b', `${title} niebieski`)],
    ['another colour in Ukrainian', named('a', `${title} червоний`), named('b', `${title} синій`)],
    ['another size', named('a', `${title} 350 ml`), named('b', `${title} 0.5 l`)],
    ['another number in a series', named('a', `${title} 2`), named('b', `${title} 3`)],
    [
      'another attribute',
      named('a', title, { attributes: { lid: 'steel' } }),
      named('b', title, { attributes: { lid: 'cork' } }),
    ],
    ['thrice the price', named('a', title, { price: 1000 }), named('b', title, { price: 3000 })],
    ['other words', named('a', title), named('b', 'Alba enamel bowl for salads')],
  ])('%s', (_why, a, b) => {
    expect(found(a, b)).toEqual([])
  })
})

test('sizes are compared across units, and only where both state one', () => {
  const differ = (a: string, b: string) => measuresDiffer(measuresIn(a), measuresIn(b))
  expect(differ('Juice 1 l', 'Juice 1000 ml')).toBe(false)
  expect(differ('SSD 1TB', 'SSD 512 GB')).toBe(true)
  expect(differ('Кава 250 г', 'Кава 1 кг')).toBe(true)
  expect(differ('Tea 0,5 kg', 'Tea 500 g')).toBe(false)
  expect(differ('Juice 1 l', 'Juice')).toBe(false)
  expect(differ('Screen 27" 8 ms', 'Screen 27 inch')).toBe(false)
})

test('the order of the catalog changes nothing, and no text makes it fail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: fc.string({ unit: 'grapheme' }), mpn: fc.string(), brand: fc.string() }), {
        maxLength: 12,
      }),
      (rows) => {
        const products = rows.map((row, at) =>
          comparableOf(named(`p${at}`, row.title, { mpn: row.mpn, brand: row.brand }), 'en'),
        )
        const pairs = findDuplicates(products)
        const keys = (list: typeof pairs) => list.map(({ a, b }) => `${a} ${b}`).sort()
        expect(keys(findDuplicates([...products].reverse()))).toEqual(keys(pairs))
        for (const { a, b, score } of pairs) {
          expect(a < b).toBe(true)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 60 },
  )
})

import { expect, test } from 'vitest'
import { applyDraft } from '../../worker/catalog/applyDraft.ts'
import { turnSales } from '../../worker/catalog/turnSales.ts'
import type { Product, Variant } from '../../worker/model/product.ts'
import { readFeed } from './readFeed.ts'

const at = (day: number) => Date.parse(`2026-12-${String(day).padStart(2, '0')}T00:00:00Z`)
const header = 'id,title,price,sale_price,sale_price_effective_date\n'

/** The product of a feed read in November whose sale holds from the 5th to the 10th. */
function announced(dates = '2026-12-05/2026-12-10T00:00Z'): Product {
  const [draft] = readFeed(`${header}k,Kettle,100 EUR,80 EUR,${dates}\n`).products
  const applied = draft === undefined ? null : applyDraft(null, draft, 'replace', at(1))
  if (applied?.is !== 'product') throw new Error('no product')
  return applied.product
}
const variantOf = (product: Product): Variant => product.variants[0]!

test('a sale waits, begins and ends on its days', () => {
  const before = announced()
  expect(variantOf(before)).toMatchObject({ priceMinor: 10000, saleMinor: 8000 })
  expect(turnSales(before, at(4))).toBe(before)
  const during = turnSales(before, at(5))
  expect(during.updatedAt).toBe(at(5))
  expect(variantOf(during)).toMatchObject({ priceMinor: 8000, regularMinor: 10000, saleTo: at(10) })
  expect(variantOf(during)).not.toHaveProperty('saleMinor')
  expect(turnSales(during, at(9))).toBe(during)
  const after = turnSales(during, at(10))
  expect(variantOf(after)).toEqual({
    id: 'k',
    options: {},
    priceMinor: 10000,
    currency: 'EUR',
    availability: 'in-stock',
  })
  expect(turnSales(after, at(31))).toBe(after)
})

test('a sale that came and went between two looks changes no price', () => {
  const missed = turnSales(announced(), at(20))
  expect(variantOf(missed)).toMatchObject({ priceMinor: 10000 })
  for (const name of ['saleMinor', 'regularMinor', 'saleFrom', 'saleTo'])
    expect(variantOf(missed)).not.toHaveProperty(name)
})

test('a crossed-out price without dates stays for ever', () => {
  const [variant] = announced().variants
  const { saleMinor: _m, saleFrom: _f, saleTo: _t, ...rest } = variant!
  const product: Product = { ...announced(), variants: [{ ...rest, regularMinor: 12000 }] }
  expect(turnSales(product, at(31))).toBe(product)
})

import { expect, test } from 'vitest'
import { changesPrice, withLowestPrices } from '../../worker/catalog/lowestPrice.ts'
import type { ProductId, VariantId } from '../../worker/model/ids.ts'
import type { Product, Variant } from '../../worker/model/product.ts'

const kettle = (...variants: Partial<Variant>[]): Product => ({
  id: 'k' as ProductId,
  title: { en: 'Kettle' },
  description: {},
  url: {},
  imageUrl: '',
  category: {},
  categoryId: '',
  attributes: {},
  labels: [],
  createdAt: 1,
  updatedAt: 2,
  variants: variants.map((variant, at) => ({
    id: `k${at}` as VariantId,
    options: {},
    priceMinor: 10000,
    currency: 'EUR',
    availability: 'in-stock',
    ...variant,
  })),
})
const lowest = (product: Product) => product.variants.map(({ lowest30Minor }) => lowest30Minor)

test('a cut carries what it cost until then, where the history knows nothing lower', () => {
  const [before, after] = [kettle({}), kettle({ priceMinor: 8000, regularMinor: 10000 })]
  expect(changesPrice(before, after)).toBe(true)
  expect(lowest(withLowestPrices(before, after, new Map()))).toEqual([10000])
})

test('a price raised just before the cut is not the lowest', () => {
  const [before, after] = [kettle({ priceMinor: 12000 }), kettle({ priceMinor: 9000, regularMinor: 12000 })]
  expect(lowest(withLowestPrices(before, after, new Map([['k0', 9500]])))).toEqual([9500])
})

test('crossing out a higher price without a cut shows that nothing got cheaper', () => {
  const [before, after] = [kettle({}), kettle({ regularMinor: 15000 })]
  expect(changesPrice(before, after)).toBe(true)
  expect(lowest(withLowestPrices(before, after, new Map()))).toEqual([10000])
})

test('it stays as the cut settled it while stock or texts change', () => {
  const before = kettle({ priceMinor: 8000, regularMinor: 10000, lowest30Minor: 9900 })
  const after = kettle({ priceMinor: 8000, regularMinor: 10000, lowest30Minor: 9900, availability: 'out-of-stock' })
  expect(changesPrice(before, after)).toBe(false)
  expect(lowest(withLowestPrices(before, after, new Map([['k0', 7000]])))).toEqual([9900])
})

test('each variant has its own; a new one and one in another currency have none', () => {
  const before = kettle({}, { priceMinor: 5000 })
  const after = kettle({ priceMinor: 9000 }, { priceMinor: 4000, currency: 'PLN' }, { priceMinor: 100 })
  expect(lowest(withLowestPrices(before, after, new Map([['k1', 10]])))).toEqual([10000, undefined, undefined])
})

test('a first price never is a cut', () => expect(changesPrice(null, kettle({}))).toBe(false))

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../worker/catalog/changesOf.ts'
import { changeId } from '../../worker/model/change.ts'
import { asId } from '../../worker/model/ids.ts'
import type { ProductId, VariantId } from '../../worker/model/ids.ts'
import type { Product, Variant } from '../../worker/model/product.ts'

const variant = (id: string, more: Partial<Variant> = {}): Variant => ({
  id: asId<VariantId>(id),
  options: {},
  priceMinor: 10_000,
  currency: 'EUR',
  availability: 'in-stock',
  ...more,
})

const kettle = (at: number, variants: readonly Variant[], more: Partial<Product> = {}): Product => ({
  id: asId<ProductId>('K'),
  title: { en: 'Kettle' },
  description: {},
  url: {},
  imageUrl: '',
  category: {},
  categoryId: '',
  attributes: {},
  labels: [],
  createdAt: 0,
  updatedAt: at,
  variants,
  ...more,
})

const same = { productId: 'K', variantId: 'red', at: 2 }

test('a lower price, a sold-out variant, a new one and one that left are told apart', () => {
  const before = kettle(1, [variant('red'), variant('blue', { stock: 3 }), variant('old')])
  const after = kettle(2, [
    variant('red', { priceMinor: 9000 }),
    variant('blue', { availability: 'out-of-stock', stock: 0 }),
    variant('green', { stock: 7 }),
  ])
  expect(changesOf(before, after)).toEqual([
    { kind: 'price', ...same, fromMinor: 10_000, toMinor: 9000, currency: 'EUR' },
    {
      kind: 'stock',
      ...same,
      variantId: 'blue',
      from: { canBuy: true, units: 3 },
      to: { canBuy: false, units: 0 },
    },
    {
      kind: 'new',
      ...same,
      variantId: 'green',
      priceMinor: 10_000,
      currency: 'EUR',
      stock: { canBuy: true, units: 7 },
      isProduct: false,
    },
    { kind: 'gone', productId: 'K', variantId: 'old', variants: ['old'], at: 2 },
  ])
})

test('a price in another currency compares with nothing', () => {
  const after = kettle(2, [variant('red', { currency: 'PLN' })])
  expect(changesOf(kettle(1, [variant('red')]), after)).toEqual([
    { kind: 'price', ...same, fromMinor: null, toMinor: 10_000, currency: 'PLN' },
  ])
})

test('a product that leaves is gone once, and in stock again when it is back', () => {
  const there = kettle(1, [variant('red')])
  const left = { ...there, goneAt: 2, updatedAt: 2 }
  expect(changesOf(there, left)).toEqual([{ kind: 'gone', productId: 'K', variants: ['red'], at: 2 }])
  expect(changesOf(left, { ...left, updatedAt: 3 })).toEqual([])
  expect(changesOf(left, { ...there, updatedAt: 3 })).toEqual([
    { kind: 'stock', ...same, at: 3, from: { canBuy: false }, to: { canBuy: true } },
  ])
})

test('other fields are named, what Aisle found out itself is no change', () => {
  const before = kettle(1, [variant('red')])
  const after = kettle(2, [variant('red', { sku: 'R-1', lowest30Minor: 9500 })], {
    brand: 'Hygge',
    type: { id: 'kettle', by: 'vote', confidence: 1 },
  })
  expect(changesOf(before, after)).toEqual([
    { kind: 'attributes', ...same, fields: ['sku'] },
    { kind: 'attributes', productId: 'K', at: 2, fields: ['brand'] },
  ])
})

const anyVariant = fc
  .record({
    priceMinor: fc.integer({ min: 1, max: 5 }),
    currency: fc.constantFrom('EUR', 'PLN'),
    availability: fc.constantFrom<Variant['availability']>('in-stock', 'out-of-stock', 'preorder'),
    stock: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    sku: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
  })
  .map(({ stock, sku, ...rest }) => ({
    ...rest,
    ...(stock === undefined ? {} : { stock }),
    ...(sku === undefined ? {} : { sku }),
  }))
const anyProduct = (at: number) =>
  fc
    .record({
      variants: fc
        .uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
        .chain((ids) => fc.tuple(...ids.map((id) => anyVariant.map((more) => variant(id, more))))),
      brand: fc.constantFrom('X', 'Y'),
      gone: fc.boolean(),
    })
    .map(({ variants, brand, gone }) => kettle(at, variants, { brand, ...(gone ? { goneAt: at } : {}) }))

test('nothing between equal products, and each change once, with what it was and what it is', () => {
  fc.assert(
    fc.property(anyProduct(1), anyProduct(2), (before, after) => {
      expect(changesOf(after, { ...after, updatedAt: 3 })).toEqual([])
      const changes = changesOf(before, after)
      expect(new Set(changes.map(changeId)).size).toBe(changes.length)
      for (const change of changes) {
        expect(change.at).toBe(2)
        if (change.kind !== 'price' && change.kind !== 'stock') continue
        const [old, now] = [before, after].map(({ variants }) => variants.find(({ id }) => id === change.variantId))
        if (change.kind === 'price') expect([change.toMinor, change.currency]).toEqual([now?.priceMinor, now?.currency])
        else expect([change.to.canBuy, change.to.units]).toEqual([now?.availability !== 'out-of-stock', now?.stock])
        expect(old).toBeDefined()
      }
    }),
  )
})

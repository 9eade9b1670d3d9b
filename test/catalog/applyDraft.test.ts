import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDraft, gone } from '../../worker/catalog/applyDraft.ts'
import { groupRows } from '../../worker/catalog/groupRows.ts'
import { judgeImport, type ImportCounts } from '../../worker/catalog/judgeImport.ts'
import { rowParser } from '../../worker/catalog/parseRow.ts'
import { changedVariants } from '../../worker/catalog/priceChanges.ts'
import type { ProductDraft } from '../../worker/catalog/productDraft.ts'
import type { Json } from '../../worker/model/json.ts'
import type { Product } from '../../worker/model/product.ts'

const parse = rowParser({ currency: 'EUR', language: 'en', domain: 'shop.example', now: 0, isDelta: false })
type Row = Record<string, Json>

/** The products of these rows, as a feed gives them; `maxSize`: characters of groups that may stay open. */
function read(rows: readonly Row[], maxSize = 1e6) {
  const groups = groupRows(maxSize)
  const products = []
  const bad = []
  const spoiled = []
  for (const [i, row] of rows.entries()) {
    const taken = groups.add(parse({ line: i + 2, values: new Map(Object.entries(row)) }))
    products.push(...taken.products)
    bad.push(...taken.bad)
    if (taken.spoiled !== undefined) spoiled.push(taken.spoiled)
  }
  for (const last of groups.end()) {
    products.push(...last.products)
    bad.push(...last.bad)
  }
  return { products, bad, spoiled, drafts: products.map(({ draft }) => draft) }
}

const shirt = (size: string, more: Row = {}): Row => ({
  id: `S-${size}`,
  item_group_id: 'S',
  title: `Shirt ${size}`,
  price: 30,
  size,
  material: 'cotton',
  ...more,
})
const kettle: Row = { id: 'K', title: 'Kettle', price: 100, quantity: 5, power: '2000 W', sale_price: 80 }

const draftOf = (row: Row): ProductDraft => read([row]).drafts[0] as ProductDraft
function store(row: Row, now = 1): Product {
  const applied = applyDraft(null, draftOf(row), 'replace', now)
  if (applied.is !== 'product') throw new Error('incomplete')
  return applied.product
}

describe('groups', () => {
  test('rows of a group stand anywhere and become one product', () => {
    const { drafts } = read([shirt('M'), kettle, shirt('L', { price: 32 }), { ...kettle, id: 'K2' }, shirt('S')])
    expect(drafts.map(({ id }) => id).sort()).toEqual(['K', 'K2', 'S'])
    const s = drafts.find(({ id }) => id === 'S')
    expect(s?.variants.map(({ id, options }) => [id, options])).toEqual([
      ['S-M', { size: 'M' }],
      ['S-L', { size: 'L' }],
      ['S-S', { size: 'S' }],
    ])
    expect(s?.attributes).toEqual({ material: 'cotton' })
    expect(s?.title).toEqual({ en: 'Shirt M' })
  })

  test('a row that comes after its group had to be closed is refused, and the product stays as it was', () => {
    const many = Array.from({ length: 20 }, (_, i) => shirt(String(i), { item_group_id: `G${i}`, id: `G${i}-1` }))
    const { bad, spoiled } = read([...many, shirt('late', { item_group_id: 'G0' })], 2000)
    expect(spoiled).toEqual(['G0'])
    expect(bad).toEqual([{ line: 22, field: 'id', message: expect.stringMatching(/sort the feed/) }])
  })

  test('a bad row marks its whole product', () => {
    const { products } = read([shirt('M'), shirt('L', { price: -1 })])
    expect(products).toMatchObject([{ hasBadRow: true, draft: { id: 'S' } }])
  })

  test('whatever the order of the rows, the same variants come out', () => {
    const sizes = ['XS', 'S', 'M', 'L']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(sizes, { minLength: 4 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (order, groups) => {
          const rows = order.flatMap((size) =>
            groups.map((g) => shirt(size, { item_group_id: `G${g}`, id: `G${g}-${size}` })),
          )
          const { drafts, bad } = read(rows)
          expect(bad).toEqual([])
          expect(drafts).toHaveLength(3)
          for (const { variants } of drafts) expect(variants.map(({ id }) => id.slice(3))).toEqual(order)
        },
      ),
    )
  })
})

describe('applying', () => {
  test('the same statement again changes nothing', () => {
    for (const manner of ['replace', 'keep', 'delta'] as const) {
      const stored = store(kettle)
      const again = applyDraft(stored, draftOf(kettle), manner, 2)
      expect(again).toEqual({ is: 'product', product: stored, changed: false })
    }
  })

  test('a feed alone is the whole truth: what it drops is dropped', () => {
    const { sale_price: _, power: __, ...rest } = kettle
    const applied = applyDraft(store(kettle), draftOf(rest), 'replace', 2)
    expect(applied).toMatchObject({ changed: true, product: { createdAt: 1, updatedAt: 2, attributes: {} } })
    expect(applied.is === 'product' && applied.product.variants[0]).not.toHaveProperty('regularMinor')
  })

  test('beside other sources it keeps what it says nothing of', () => {
    const stored = { ...store(kettle), description: { en: 'Pushed' }, brand: 'Marlow' }
    const applied = applyDraft(stored, draftOf({ ...kettle, title: 'Big kettle' }), 'keep', 2)
    expect(applied).toMatchObject({
      product: { title: { en: 'Big kettle' }, description: { en: 'Pushed' }, brand: 'Marlow' },
    })
  })

  test('a new price without a sale crosses nothing out', () => {
    const applied = applyDraft(store(kettle), draftOf({ id: 'K', title: 'Kettle', price: 90 }), 'delta', 2)
    expect(applied.is === 'product' && applied.product.variants).toEqual([
      expect.objectContaining({ priceMinor: 9000, stock: 5 }),
    ])
    expect(applied.is === 'product' && applied.product.variants[0]).not.toHaveProperty('regularMinor')
  })

  test('a gone product that is said again is back, even word for word', () => {
    const stored = gone(store(kettle), 5)
    const applied = applyDraft(stored, draftOf(kettle), 'replace', 6)
    expect(applied).toMatchObject({ changed: true, product: { createdAt: 1, updatedAt: 6 } })
    expect(applied.is === 'product' && applied.product).not.toHaveProperty('goneAt')
  })

  test('what was learnt of a product outlives every statement, and a pinned type outranks what a feed says', () => {
    const learnt = {
      type: { id: 'kettle', by: 'vote', confidence: 0.8 },
      reviews: { count: 9, average: 2, rating: 2.4, disappoints: true },
    } as const
    const [variant] = store(kettle).variants
    const stored: Product = { ...store(kettle), ...learnt, variants: [{ ...variant!, lowest30Minor: 7500 }] }
    const draft = draftOf({ ...kettle, title: 'Other' })
    const applied = applyDraft(stored, draft, 'replace', 2)
    expect(applied).toMatchObject({ product: { ...learnt, variants: [{ lowest30Minor: 7500 }] } })
    const mapped: ProductDraft = { ...draft, type: { id: 'jug', by: 'merchant', confidence: 1 } }
    expect(applyDraft(stored, mapped, 'replace', 2)).toMatchObject({ product: { type: { id: 'jug' } } })
    const pinned: Product = { ...stored, type: { ...learnt.type, locked: true } }
    expect(applyDraft(pinned, mapped, 'replace', 2)).toMatchObject({ product: { type: { id: 'kettle' } } })
  })

  test('feeds of two languages and zones add up by category and zone', () => {
    const said = (language: string, path: string, zone: string): ProductDraft => ({
      ...draftOf(kettle),
      categories: [{ id: '7', path: { [language]: [path] } }],
      variants: draftOf(kettle).variants.map((variant) => ({ ...variant, zones: { [zone]: { stock: 1 } } })),
    })
    const first = applyDraft(null, said('en', 'Kettles', 'north'), 'keep', 1)
    const second = first.is === 'product' && applyDraft(first.product, said('pl', 'Czajniki', 'south'), 'keep', 2)
    expect(second).toMatchObject({
      product: {
        categories: [{ id: '7', path: { en: ['Kettles'], pl: ['Czajniki'] } }],
        variants: [{ zones: { north: { stock: 1 }, south: { stock: 1 } } }],
      },
    })
  })

  test('history takes changes of price and availability, and neither texts nor counts', () => {
    const before = store(kettle)
    const change = (row: Row) => {
      const applied = applyDraft(before, draftOf(row), 'replace', 2)
      return applied.is === 'product' ? changedVariants(before, applied.product) : []
    }
    expect(change({ ...kettle, title: 'Other', quantity: 4 })).toEqual([])
    expect(change({ ...kettle, price: 99 })).toHaveLength(1)
    expect(change({ ...kettle, quantity: 0 })).toHaveLength(1)
    expect(changedVariants(null, before)).toEqual([])
  })
})

describe('the guard against storms', () => {
  const counts = (more: Partial<ImportCounts>): ImportCounts => ({
    mode: 'full',
    products: 10,
    bad: 0,
    rows: 10,
    existing: 10,
    lost: 0,
    complete: true,
    ...more,
  })

  test.each<[string, Partial<ImportCounts>, boolean]>([
    ['half lost', { lost: 5 }, false],
    ['over half lost', { lost: 6 }, true],
    ['over half lost by a delta', { mode: 'delta', lost: 6 }, false],
    ['half bad', { products: 5, bad: 5 }, false],
    ['over half bad', { products: 4, bad: 6 }, true],
    ['over half bad at the first import', { products: 4, bad: 6, existing: 0 }, false],
    ['all bad at the first import', { products: 0, bad: 10, existing: 0 }, true],
    ['empty', { products: 0, rows: 0, lost: 10 }, true],
    ['empty at the first import', { products: 0, rows: 0, existing: 0 }, true],
    ['cut off', { products: 2, rows: 2, lost: 0, complete: false }, false],
  ])('%s', (_, more, isRefused) => {
    expect(judgeImport(counts(more)) !== null).toBe(isRefused)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Projection } from '../../worker/model/projection.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import {
  addCounts,
  countsOf,
  noCounts,
  withFresh,
  type FreshCounts,
  type FreshFile,
} from '../../worker/recommend/fresh.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { productIdAt } from '../../worker/recommend/index.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import type { Block, Recipe } from '../../worker/model/recipe.ts'
import { builtIndex, type Deed } from './builtIndex.ts'
import { noon, shelf } from './kettleShop.ts'

const id = (text: string) => asId<ProductId>(text)
const file = (counts: Partial<FreshCounts>): FreshFile => ({
  format: 1,
  site: 'kettles',
  since: noon,
  ...noCounts(),
  ...counts,
})
const line = (kind: 'viewed' | 'carted' | 'bought', productId: string) => ({
  who: 'w',
  session: '',
  kind,
  productId: id(productId),
  at: noon,
})
const block = (sources: Recipe['sources'], more: Partial<Recipe> = {}): Block => ({
  id: 'b',
  placement: 'any',
  title: {},
  enabled: true,
  recipe: { id: 'b', version: 1, limit: 5, min: 1, sources, exclude: ['context'], fallback: [], ...more },
})

describe('what happened since the build', () => {
  const deeds: Deed[] = Array.from({ length: 40 }, (_, n) => [n, n, 'viewed', `p${n % 8}`, noon - n * 1000])
  const index = builtIndex(shelf(30), deeds, noon)

  test('moves products up as a whole build would put them', () => {
    const touch = fc.record({ ordinal: fc.nat(29), worth: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(fc.array(touch, { maxLength: 12 }), (touched) => {
        const products: FreshCounts['products'] = {}
        for (const { ordinal, worth } of touched) products[productIdAt(index, ordinal)] = [worth, 1, 0]
        const fresh = withFresh(index, file({ products }))
        const valueOf = (ordinal: number) =>
          index.base.popularity.score[ordinal]! + (products[productIdAt(index, ordinal)]?.[0] ?? 0)
        const order = [...fresh.popular]
        expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, ordinal) => ordinal))
        for (let at = 1; at < order.length; at++) {
          expect(valueOf(order[at - 1]!)).toBeGreaterThanOrEqual(valueOf(order[at]!))
        }
        expect(order.every((ordinal, at) => fresh.rank[ordinal] === at)).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect([...withFresh(index, file({})).popular]).toEqual([...index.popular])
  })

  test('shows what is bought now among the popular, and says popular', () => {
    const fresh = withFresh(index, file({ products: { p22: [90, 9, 0] } }))
    const popular = block([{ use: 'popular', weight: 1 }])
    const [before] = recommend({}, noFacts, index, popular, noon).items
    const [after] = recommend({}, noFacts, fresh, popular, noon).items
    expect(before!.productId).not.toBe('p22')
    expect(after).toMatchObject({ productId: 'p22', reason: { code: 'popular' } })
  })

  test('brings together what two customers just took together, and keeps no older answer', () => {
    const together = block([{ use: 'copurchase', weight: 1 }])
    const ask = (of: typeof index) =>
      recommend({ context: { productId: 'p1' } }, noFacts, of, together, noon).items.map((item) => item.productId)
    expect(ask(index)).toEqual([])
    expect(ask(withFresh(index, file({ pairs: { 'p1 p9': [2.2, 2], 'p1 p3': [3, 1] } })))).toEqual(['p9', 'p3'])
    expect(ask(withFresh(index, file({ pairs: { 'p1 p12': [2.2, 2] } })))).toEqual(['p12'])
  })

  test('keeps what was worked out of the catalog, and no product it does not know', () => {
    const fresh = withFresh(index, file({ products: { gone: [5, 1, 0] }, pairs: { 'gone p1': [5, 2] } }))
    expect(fresh.catalog).toBe(index.catalog)
    expect(fresh.cache).toBe(index.cache)
    expect(fresh.fresh).toMatchObject({ worth: new Map(), pairs: new Map() })
  })

  test('ends the trial of a product that blocks showed a hundred times', () => {
    const explore = block([{ use: 'popular', weight: 1 }], { explore: 1, limit: 4 })
    const facts = { ...noFacts, events: [{ productId: id('p0'), kind: 'viewed' as const, at: noon }] }
    const tried = (of: typeof index) => recommend({}, facts, of, explore, noon).items.filter((item) => item.tried)
    const [first] = tried(index)
    expect(first).toBeDefined()
    const shown = withFresh(index, file({ products: { [first!.productId]: [0, 0, 100] } }))
    expect(tried(shown).map((item) => item.productId)).not.toContain(first!.productId)
  })
})

describe('lists that go on between two builds', () => {
  const week = 7 * 86_400_000
  const deeds: Deed[] = Array.from({ length: 60 }, (_, n) => [
    n,
    n,
    n % 7 === 0 ? 'bought' : 'viewed',
    `p${n % 9}`,
    noon - n * 5 * 3_600_000,
  ])
  const index = builtIndex(shelf(30), deeds, noon)

  test('stand as a build at that moment would put them: today, this week, and what grows', () => {
    const touch = fc.record({ product: fc.nat(12), kind: fc.constantFrom('viewed', 'carted', 'bought') })
    fc.assert(
      fc.property(fc.array(touch, { maxLength: 15 }), (touched) => {
        const more = touched.map(({ product, kind }, n): Deed => [100 + n, 100 + n, kind, `p${product}`, noon])
        const counts = noCounts()
        for (const [, , kind, productId] of more) {
          addCounts(counts, countsOf({ training: [{ ...line('viewed', productId), kind }] }))
        }
        const fresh = withFresh(index, file(counts)).fresh!
        const { lists, values, trending } = builtIndex(shelf(30), [...deeds, ...more], noon).base.popularity
        for (const name of ['interest 1d', 'interest 7d']) {
          // Ties may stand either way: what each place is worth may not differ.
          const worth = new Map([...lists.get(name)!].map((ordinal, at) => [ordinal, values.get(name)![at]!]))
          expect([...fresh.lists.get(name)!].map((ordinal) => worth.get(ordinal))).toEqual([...values.get(name)!])
        }
        const growth = new Map([...trending.order].map((ordinal, at) => [ordinal, trending.growth[at]!]))
        expect([...fresh.trending!.order].map((ordinal) => growth.get(ordinal))).toEqual([...trending.growth])
      }),
      { numRuns: 60 },
    )
  })

  test('an index of an earlier release, which kept no values, serves its lists as they are', () => {
    const popularity = {
      ...index.base.popularity,
      values: new Map<string, Float32Array>(),
      before: new Float32Array(0),
    }
    const old = { ...index, base: { ...index.base, popularity } }
    const { fresh } = withFresh(old, file({ products: { p20: [90, 9, 0] } }))
    expect([fresh!.lists.size, fresh!.trending]).toEqual([0, null])
    const today = block([{ use: 'popular', by: 'interest', window: '7d', weight: 1 }])
    const ids = (of: typeof index) => recommend({}, noFacts, of, today, noon + week).items.map((item) => item.productId)
    expect(ids({ ...old, fresh })).toEqual(ids(index))
  })
})

describe('counting a projection', () => {
  const projection = (training: Projection['training'], beside: string[] = []) => ({
    training,
    ...(beside.length === 0 ? {} : { beside: beside.map(id) }),
  })

  test('weighs looks, carts and purchases, and pairs what was taken with each other and with what came before', () => {
    const counts = countsOf(projection([line('viewed', 'a'), line('carted', 'b'), line('bought', 'c')], ['d', 'c']))
    expect(counts.products).toEqual({ a: [1, 1, 0], b: [4, 1, 0], c: [10, 1, 0] })
    expect(Object.keys(counts.pairs).toSorted((a, b) => a.localeCompare(b))).toEqual(['b c', 'b d', 'c d'])
    expect(counts.pairs['c d']).toEqual([1.1, 1])
    expect(counts.pairs['b c']![0]).toBeCloseTo(0.33)
  })

  test('adds up in any order', () => {
    const some = [
      countsOf(projection([line('bought', 'a'), line('bought', 'b')])),
      countsOf(projection([line('bought', 'b'), line('bought', 'a')])),
      countsOf(projection([line('viewed', 'a')])),
    ]
    const one = noCounts()
    for (const counts of some) addCounts(one, counts)
    const other = noCounts()
    for (const counts of some.toReversed()) addCounts(other, counts)
    expect(one).toEqual(other)
    expect(one.pairs).toEqual({ 'a b': [2.2, 2] })
    expect(one.products['a']).toEqual([21, 3, 0])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveFacts } from '../../worker/model/facts.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import type { Block } from '../../worker/model/recipe.ts'
import type { Condition } from '../../worker/model/scenario.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { recommendPage } from '../../worker/recommend/recommendPage.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { builtIndex, type Deed } from './builtIndex.ts'
import { noon, product, shelf } from './kettleShop.ts'

const hour = 3_600_000
const id = (text: string) => asId<ProductId>(text)
const block = (name: string): Block => defaultBlocks.find((one) => one.id === name)!
const looked = (...ids: string[]): LiveFacts => ({
  ...noFacts,
  events: ids.map((one, n) => ({ productId: id(one), kind: 'viewed' as const, at: noon - (ids.length - n) * 1000 })),
  session: ids.map(id),
})

/** Twenty customers look at a kettle, then a teapot; half of them buy both. */
const deeds: Deed[] = Array.from({ length: 20 }, (_, who): Deed[] => [
  [who, who, 'viewed', 'p0', noon - 48 * hour + who * 1000],
  [who, who, 'viewed', 'p1', noon - 48 * hour + who * 1000 + 1],
  [who, who, 'viewed', `p${20 + who}`, noon - 48 * hour + who * 1000 + 2],
  ...(who % 2 === 0
    ? ([
        [who, who, 'bought', 'p0', noon - 47 * hour + who * 1000],
        [who, who, 'bought', 'p1', noon - 47 * hour + who * 1000],
      ] as const)
    : []),
]).flat()

const products = shelf(140)
const index = builtIndex(products, deeds, noon)
const byId = new Map(products.map((one) => [one.id as string, one]))
const idsOf = (ranked: { items: readonly { productId: string }[] }) => ranked.items.map((item) => item.productId)

describe('what is recommended', () => {
  test('what others looked at next comes first for a visitor who looks at the same', () => {
    const ranked = recommend({}, looked('p0'), index, block('for-you'), noon)
    expect(idsOf(ranked)[0]).toBe('p1')
    expect(ranked.items[0]!.reason).toEqual({ code: 'viewed_similar', text: 'Because you viewed Alba steel kettle 0' })
  })

  test('what is bought with the product of the page leads "bought together"', () => {
    const ranked = recommend({ context: { productId: 'p0' } }, noFacts, index, block('bought-together'), noon)
    expect(idsOf(ranked)[0]).toBe('p1')
    expect(ranked.items[0]!.reason.code).toBe('bought_together')
  })

  test('the nearest texts lead "similar"', () => {
    const ranked = recommend({ context: { productId: 'p5' } }, noFacts, index, block('similar'), noon)
    expect(ranked.items[0]!.title).toContain('kettle')
    expect(ranked.items[0]!.reason.code).toBe('similar_to')
  })

  test("recently viewed is the visitor's own views, newest first, without the page itself", () => {
    const ranked = recommend(
      { context: { productId: 'p3' } },
      looked('p1', 'p2', 'p3'),
      index,
      block('recently-viewed'),
      noon,
    )
    expect(idsOf(ranked)).toEqual(['p2', 'p1'])
  })

  test('a visitor nobody knows gets what is popular, and is told so', () => {
    const ranked = recommend({}, noFacts, index, block('for-you'), noon)
    expect(idsOf(ranked).slice(0, 2)).toEqual(['p0', 'p1'])
    expect(ranked.items[0]!.reason.code).toBe('popular')
    expect(ranked.items).toHaveLength(12)
  })

  test('a category page stays inside the category and its descendants', () => {
    const ranked = recommend({ context: { categoryId: 'kitchen > tea' } }, looked('p0'), index, block('for-you'), noon)
    expect(ranked.items.length).toBeGreaterThan(3)
    for (const one of idsOf(ranked)) expect(byId.get(one)!.categoryId).toMatch(/^kitchen > tea/)
  })

  test('below its minimum a block stays empty: nothing random fills it', () => {
    const strict: Block = { ...block('recently-viewed'), recipe: { ...block('recently-viewed').recipe, min: 3 } }
    expect(recommend({}, looked('p1', 'p2'), index, strict, noon).items).toEqual([])
  })

  const { diversity: _caps, ...uncapped } = block('for-you').recipe
  const forYou: Block = { ...block('for-you'), recipe: uncapped }

  test('what was shown four times this week, bought in 60 days or lies in the cart stays out', () => {
    const facts: LiveFacts = {
      ...looked('p0'),
      shown: { p1: { times: 4, at: noon - hour } },
      bought: [{ productId: id('p2'), at: noon - 59 * 24 * hour }],
      cart: { lines: [{ productId: id('p3'), quantity: 1 }], changedAt: noon },
    }
    const ranked = recommend({ limit: 100 }, facts, index, forYou, noon)
    for (const one of ['p1', 'p2', 'p3']) expect(idsOf(ranked)).not.toContain(one)
    const later = recommend({ limit: 100 }, { ...facts, cart: noFacts.cart }, index, forYou, noon + 8 * 24 * hour)
    for (const one of ['p1', 'p2', 'p3']) expect(idsOf(later)).toContain(one)
  })

  test("a variant's id or a SKU names its product", () => {
    const withVariants = builtIndex(
      [...products, product('mug', { variants: [{ ...product('mug-red').variants[0]!, sku: 'MUG-RED' }] })],
      [],
      noon,
    )
    const ask = (productId: string) =>
      idsOf(recommend({ context: { productId } }, noFacts, withVariants, block('similar'), noon))
    expect(ask('mug-red')).toEqual(ask('mug'))
    expect(ask('MUG-RED')).toEqual(ask('mug'))
    expect(ask('mug')).not.toContain('mug')
  })

  test('the caps per category and brand hold', () => {
    const ranked = recommend({}, looked('p0', 'p5'), index, block('for-you'), noon)
    const categories = idsOf(ranked).map((one) => byId.get(one)!.categoryId)
    for (const category of categories)
      expect(categories.filter((one) => one === category).length).toBeLessThanOrEqual(4)
  })

  test("an explanation names each source's share and the rule that removed the rest", () => {
    const facts = { ...looked('p0'), cart: { lines: [{ productId: id('p1'), quantity: 1 }], changedAt: noon } }
    const ranked = recommend({ explain: true }, facts, index, block('for-you'), noon)
    const shares = ranked.items[0]!.parts!.map((part) => part.share)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2)
    expect(ranked.removed).toContainEqual({
      ...{ productId: 'p1', title: 'Borealis glass teapot 1', because: 'cart' },
      imageUrl: 'https://kettles.example/img/p1.svg',
    })
    expect(ranked.counts!.returned).toBe(ranked.items.length)
  })

  test("reasons and titles come in the caller's language", () => {
    const polish = recommend({ locale: 'pl-PL', context: { productId: 'p0' } }, noFacts, index, block('similar'), noon)
    expect(polish.items[0]!.title).toContain('czajnik')
    expect(polish.items[0]!.reason.text).toBe('Podobne do: czajnik steel 0')
    const ukrainian = recommend({ locale: 'uk', context: { productId: 'p0' } }, noFacts, index, block('similar'), noon)
    expect(ukrainian.items[0]!.reason.text).toBe('Схоже на: чайник steel 0')
  })
})

const anyLeaf = fc.oneof(
  fc.record({
    fact: fc.constant('price'),
    is: fc.constantFrom('<' as const, '>=' as const, 'between' as const),
    value: fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 20, max: 100 }))
      .map(([low, high]) => [low, high]),
  }),
  fc.record({
    fact: fc.constant('brand'),
    is: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constantFrom('Alba', 'borealis', 'Nobody'),
  }),
  fc.record({
    fact: fc.constant('category'),
    is: fc.constantFrom('=' as const, 'in' as const),
    value: fc.constantFrom('kitchen', 'kitchen > tea', 'food > tea'),
  }),
  fc.record({ fact: fc.constantFrom('label'), is: fc.constant('has' as const), value: fc.constant('gift') }),
  fc.record({
    fact: fc.constant('attr.material'),
    is: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constantFrom('steel', 'glass'),
  }),
)
const anyFilter: fc.Arbitrary<Condition> = fc.oneof(
  anyLeaf,
  fc.record({ all: fc.array(anyLeaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(anyLeaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: anyLeaf }),
)

/** The filter said once more, plainly, over the products themselves. */
function passes(filter: Condition, one: (typeof products)[number]): boolean {
  if ('all' in filter) return filter.all.every((part) => passes(part, one))
  if ('any' in filter) return filter.any.some((part) => passes(part, one))
  if ('not' in filter) return !passes(filter.not, one)
  const price = one.variants[0]!.priceMinor / 100
  const { fact, is } = filter
  if (fact === 'price') {
    const [low, high] = filter.value as [number, number]
    return is === '<' ? price < low : is === '>=' ? price >= low : price >= low && price <= high
  }
  const value = String(filter.value).toLowerCase()
  const equal =
    fact === 'brand'
      ? one.brand?.toLowerCase() === value
      : fact === 'category'
        ? one.categoryId === value || one.categoryId.startsWith(`${value} > `)
        : fact === 'label'
          ? one.labels.includes(value)
          : one.attributes.material === value
  return is === '!=' ? !equal : equal
}

const anyFacts = fc
  .record({
    views: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 12 }),
    cart: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 4 }),
    bought: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 4 }),
    shown: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 6 }),
  })
  .map(({ views, cart, bought, shown }): LiveFacts => ({
    ...looked(...views.map((n) => `p${n}`)),
    cart: { lines: cart.map((n) => ({ productId: id(`p${n}`), quantity: 1 })), changedAt: noon },
    bought: bought.map((n) => ({ productId: id(`p${n}`), at: noon - 24 * hour })),
    shown: Object.fromEntries(shown.map((n) => [`p${n}`, { times: 5, at: noon - hour }])),
  }))

test('whatever the filter and the visitor, no product appears that a rule keeps out', () => {
  fc.assert(
    fc.property(
      anyFilter,
      anyFacts,
      fc.constantFrom(...defaultBlocks),
      fc.option(fc.integer({ min: 0, max: 150 }), { nil: undefined }),
      (filter, facts, base, context) => {
        const rules = ['context', 'cart', 'bought:60d', 'shown:4']
        const strict: Block = { ...base, recipe: { ...base.recipe, filter, exclude: rules, min: 0 } }
        const request = context === undefined ? { limit: 40 } : { limit: 40, context: { productId: `p${context}` } }
        const ids = idsOf(recommend(request, facts, index, strict, noon))
        const out = new Set<string>([
          `p${context}`,
          ...facts.cart.lines.map((line) => line.productId),
          ...facts.bought.map((one) => one.productId),
          ...Object.keys(facts.shown),
        ])
        expect(new Set(ids).size).toBe(ids.length)
        for (const one of ids) {
          expect(out.has(one), `${one} is excluded`).toBe(false)
          expect(byId.get(one)!.variants[0]!.availability).toBe('in-stock')
          expect(passes(filter, byId.get(one)!), `${one} passes ${JSON.stringify(filter)}`).toBe(true)
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('equal input gives equal bytes, and an answer never depends on the one before', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, others) => {
      const asked = defaultBlocks.map((one) => ({
        block: one,
        request: { context: { productId: 'p4' }, explain: true },
      }))
      const first = JSON.stringify(recommendPage(asked, facts, index, noon))
      recommendPage(asked, others, index, noon)
      expect(JSON.stringify(recommendPage(asked, facts, index, noon))).toBe(first)
    }),
    { numRuns: 60 },
  )
})

test('a page with all blocks shows each product once', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const ranked = recommendPage(
        defaultBlocks.map((one) => ({ block: one, request: {} })),
        facts,
        index,
        noon,
      )
      const ids = ranked.flatMap(idsOf)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 100 },
  )
})

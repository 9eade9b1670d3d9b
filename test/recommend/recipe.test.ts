import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { LiveFacts } from '../../worker/model/facts.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import { sources, type Block, type Recipe, type SourceUse } from '../../worker/model/recipe.ts'
import { diffBlocks } from '../../worker/recommend/diffBlocks.ts'
import { fallbackProblem } from '../../worker/recommend/fallbackProblem.ts'
import { RecipeSchema, recipeOf } from '../../worker/recommend/recipeSchema.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { builtIndex, type Deed } from './builtIndex.ts'
import { noon, shelf } from './kettleShop.ts'

const id = (text: string) => asId<ProductId>(text)
const hour = 3_600_000
const deeds: Deed[] = Array.from({ length: 40 }, (_, who): Deed[] => [
  [who, who, 'viewed', 'p0', noon - 48 * hour + who * 1000],
  [who, who, 'viewed', 'p1', noon - 48 * hour + who * 1000 + 1],
  [who, who, 'carted', `p${2 + (who % 3)}`, noon - 47 * hour + who * 1000],
  [who, who, 'bought', `p${2 + (who % 3)}`, noon - 46 * hour + who * 1000],
]).flat()
const products = shelf(140).map((one, n) => ({
  ...one,
  collection: n % 9 === 0 ? 'aurora' : 'plain',
  margin: (n % 10) / 20,
}))
const index = builtIndex(products, deeds, noon)
const byId = new Map(products.map((one) => [one.id as string, one]))

const plain: Recipe = { id: 'test', version: 1, limit: 12, min: 0, sources: [], exclude: [], fallback: [] }
const fill = (recipe: Partial<Recipe>, facts: LiveFacts = noFacts, productId?: string, more = {}) =>
  recommend(
    { ...(productId === undefined ? {} : { context: { productId } }), ...more },
    facts,
    index,
    { id: 'test', placement: 'any', title: {}, enabled: true, recipe: { ...plain, ...recipe } },
    noon,
  )
const idsOf = (ranked: { items: readonly { productId: string }[] }) => ranked.items.map((item) => item.productId)
const popular: SourceUse = { use: 'popular', weight: 1 }
const looked = (...ids: string[]): LiveFacts => ({
  ...noFacts,
  events: ids.map((one, n) => ({ productId: id(one), kind: 'viewed' as const, at: noon - (ids.length - n) * 1000 })),
  session: ids.map(id),
})
const refusals = (recipe: unknown) => {
  const result = v.safeParse(RecipeSchema, recipe)
  return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
}

describe('what a recipe may say', () => {
  test('an old recipe still parses, to the same thing', () => {
    const old = {
      id: 'for-you',
      version: 3,
      limit: 12,
      min: 4,
      sources: [{ use: 'personal', weight: 1 }],
      exclude: ['context', 'bought:60d'],
      diversity: { mmr: 0.8, maxPer: { brand: 6 } },
      fallback: [{ use: 'popular', scope: 'site' }],
    }
    expect(recipeOf(v.parse(RecipeSchema, old))).toEqual(old)
  })

  test('every unknown key and impossible value is named', () => {
    const said = refusals({
      ...plain,
      colour: 'red',
      limit: 0,
      sources: [{ use: 'magic' }, { use: 'personal', by: 'units' }, { use: 'custom', weight: 1 }, { use: 'list' }],
      explore: -1,
      affinity: { price: 7 },
      rules: [{ do: 'boost', by: 0.2, where: { fact: 'label', is: 'has', value: 'x' } }],
      diversity: { maxPer: { shape: 1 } },
      fallback: [{ use: 'block' }],
    })
    for (const path of [
      'colour',
      'limit',
      'sources.0.use',
      'sources.1.by',
      'sources.2.url',
      'sources.3.products',
      'explore',
      'affinity.price',
      'rules.0.by',
      'diversity.maxPer.shape',
      'fallback.0.block',
    ]) {
      expect(
        said.some((line) => line.startsWith(`${path}: `)),
        `${path} in\n${said.join('\n')}`,
      ).toBe(true)
    }
  })

  test('weights that are all zero are refused; one of several may rest', () => {
    expect(refusals({ ...plain, sources: [{ use: 'personal', weight: 0 }] })[0]).toContain('Every weight is 0')
    expect(refusals({ ...plain, sources: [{ use: 'personal', weight: 0 }, popular] })).toEqual([])
    expect(refusals({ ...plain, sources: [{ use: 'new', slots: 2 }] })).toEqual([])
  })

  test('filters that exclude themselves are refused with both sides named', () => {
    const all = (...parts: unknown[]) => refusals({ ...plain, filter: { all: parts } }).join(' ')
    expect(all({ fact: 'price', is: '<', value: 10 }, { fact: 'price', is: '>', value: 20 })).toContain('price < 10')
    expect(all({ fact: 'brand', is: '=', value: 'Alba' }, { fact: 'brand', is: '=', value: 'Norr' })).toContain('Norr')
    expect(all({ fact: 'brand', is: '=', value: 'Alba' }, { fact: 'brand', is: '!=', value: 'alba' })).not.toBe('')
    expect(all({ fact: 'price', is: 'between', value: [20, 10] })).toContain('between 20 and 10')
    expect(all({ fact: 'label', is: 'has', value: 'a' }, { fact: 'label', is: 'has', value: 'b' })).toBe('')
    expect(all({ fact: 'price', is: '<=', value: '$context' }, { fact: 'price', is: '>=', value: 5 })).toBe('')
  })

  test('ten thousand exclusions in a recipe are refused, in the facts they are quick', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `bought:${n % 999}d`)
    expect(refusals({ ...plain, exclude: many })[0]).toMatch(/^exclude: /)
    const bought = Array.from({ length: 10_000 }, (_, n) => ({ productId: id(`p${n}`), at: noon - 1000 }))
    const startedAt = performance.now()
    const ranked = fill({ sources: [popular], exclude: ['bought'] }, { ...noFacts, bought })
    expect(idsOf(ranked)).toEqual([]) // all 140 were bought
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  test('a rule that ends before it begins, and http sources, are refused', () => {
    const where = { fact: 'label', is: 'has', value: 'gift' }
    const rule = { do: 'exclude', where, from: '2027-01-02', until: '2027-01-01' }
    expect(refusals({ ...plain, rules: [rule] })[0]).toContain('ends before')
    expect(refusals({ ...plain, sources: [{ use: 'custom', url: 'http://shop.example/x' }] })[0]).toContain('https')
  })

  test('fallbacks that lead in a circle, or nowhere, are found', () => {
    const block = (name: string, to?: string): Block => ({
      id: name,
      placement: 'any',
      title: {},
      enabled: true,
      recipe: { ...plain, fallback: to === undefined ? [] : [{ use: 'block', block: to }] },
    })
    expect(fallbackProblem(block('a', 'b'), [block('b', 'c'), block('c', 'a')])).toBe('a -> b -> c -> a is a circle')
    expect(fallbackProblem(block('a', 'a'), [])).toBe('a -> a is a circle')
    expect(fallbackProblem(block('a', 'x'), [])).toBe('there is no block x')
    expect(fallbackProblem(block('a', 'b'), [block('b')])).toBeNull()
  })
})

describe('filling by a recipe', () => {
  test('pins stand where the rule says, inside the allowed set, for whom and when it says', () => {
    const rules: Recipe['rules'] = [{ do: 'pin', at: 2, products: ['p9', 'p6', 'p11'], when: { segment: 'vip' } }]
    const vip = { ...noFacts, segments: ['vip'] }
    expect(idsOf(fill({ sources: [popular], rules }, vip)).slice(1, 3)).toEqual(['p9', 'p11']) // p6 is sold out
    expect(idsOf(fill({ sources: [popular], rules }))[1]).not.toBe('p9')
    const over = rules.map((rule) => ({ ...rule, until: '2026-02-01' }))
    expect(idsOf(fill({ sources: [popular], rules: over }, vip))[1]).not.toBe('p9')
  })

  test('boost lifts, bury sinks, exclude removes, and the explanation says by which rule', () => {
    const gift = { fact: 'label', is: 'has', value: 'gift' } as const
    const base = idsOf(fill({ sources: [popular] }))
    expect(base.indexOf('p0')).toBe(3) // the only gift that anybody bought or saw
    const buried = fill({ sources: [popular], rules: [{ do: 'bury', by: 0.1, where: gift }] }, noFacts, undefined, {
      explain: true,
    })
    expect(idsOf(buried).indexOf('p0')).not.toBe(3)
    expect(idsOf(buried).indexOf('p1')).toBe(3)
    const boosted = fill({ sources: [popular], rules: [{ do: 'boost', by: 50, where: gift }] }, noFacts, undefined, {
      explain: true,
    })
    expect(boosted.items[0]!.multipliers).toEqual([{ by: 'boost', factor: 50, rule: 0 }])
    const excluded = fill({ sources: [popular], rules: [{ do: 'exclude', where: gift }] }, noFacts, undefined, {
      explain: true,
    })
    expect(idsOf(excluded)).not.toContain('p0')
    expect(excluded.removed!.find(({ productId }) => productId === 'p0')).toMatchObject({
      productId: 'p0',
      because: 'rule',
      rule: 0,
    })
  })

  test('an explanation names the part of the filter that kept an item out', () => {
    const filter = {
      all: [
        { fact: 'margin', is: '>=', value: 0.1 },
        { fact: 'label', is: 'has', value: 'gift' },
      ],
    } as const
    const { removed } = fill({ sources: [popular], filter }, noFacts, undefined, { explain: true })
    expect(removed!.find(({ productId }) => productId === 'p1')).toMatchObject({
      because: 'filter',
      condition: { fact: 'margin', is: '>=', value: 0.1 },
    })
  })

  test('slots give a source its own places, whatever the ranking says', () => {
    const ranked = fill(
      { sources: [popular, { use: 'list', weight: 0, slots: 2, products: ['p100', 'p101', 'p102'] }] },
      noFacts,
      undefined,
      { explain: true },
    )
    expect(idsOf(ranked).filter((one) => ['p100', 'p101', 'p102'].includes(one))).toEqual(['p100', 'p101'])
    expect(ranked.items.find(({ productId }) => productId === 'p100')!.parts).toEqual([{ source: 'list', share: 1 }])
    expect(idsOf(ranked)[0]).not.toBe('p100') // the first place is earned
  })

  test('exploration tries what few have met, and only as often as it may', () => {
    const ranked = fill({ sources: [popular], explore: 2 }, looked('p0'), undefined, { explain: true })
    const tried = ranked.items.filter(({ parts }) => parts![0]!.source === 'explore')
    expect(tried).toHaveLength(2)
    const met = new Set(deeds.map(([, , , product]) => product))
    for (const { productId } of tried) expect(met.has(productId)).toBe(false)
  })

  test('price affinity draws towards what the visitor looks at', () => {
    const list: SourceUse = { use: 'list', weight: 1, where: { fact: 'category', is: '=', value: 'kitchen > kettles' } }
    const kettles = products.filter(({ categoryId }) => categoryId === 'kitchen > kettles')
    const priceOf = (one: string) => byId.get(one)!.variants[0]!.priceMinor
    const dearest = kettles.toSorted((a, b) => priceOf(b.id) - priceOf(a.id)).slice(0, 4)
    const mean = (ids: string[]) => ids.reduce((sum, one) => sum + priceOf(one), 0) / ids.length
    const visitor = looked(...dearest.map((one) => one.id as string))
    const without = mean(idsOf(fill({ sources: [list], limit: 6 }, visitor)))
    const drawn = mean(idsOf(fill({ sources: [list], limit: 6, affinity: { price: 1 } }, visitor)))
    expect(drawn).toBeGreaterThan(without)
  })

  test('caps hold per collection, and the fallback of another block fills what is left', () => {
    const capped = fill({ sources: [{ use: 'popular', weight: 1 }], diversity: { maxPer: { collection: 3 } } })
    const collections = idsOf(capped).map((one) => byId.get(one)!.collection)
    expect(collections.filter((one) => one === 'plain')).toHaveLength(3)
    const other: Block = {
      id: 'other',
      placement: 'any',
      title: {},
      enabled: true,
      recipe: { ...plain, sources: [{ use: 'list', weight: 1, products: ['p50', 'p51'] }] },
    }
    const filled = fill({ limit: 3, fallback: [{ use: 'block', block: 'other' }, popular] }, noFacts, undefined, {
      blockById: () => other,
    })
    expect(idsOf(filled)).toEqual(['p50', 'p51', 'p2'])
  })

  test('rotation changes with the day, not with the reload', () => {
    const recipe: Partial<Recipe> = { sources: [{ use: 'new', weight: 1 }], diversity: { rotation: 'day' } }
    const first = idsOf(fill(recipe))
    expect(idsOf(fill(recipe))).toEqual(first)
    const block: Block = { id: 'r', placement: 'any', title: {}, enabled: true, recipe: { ...plain, ...recipe } }
    const nextDay = recommend({}, noFacts, index, block, noon + 24 * hour)
    expect(idsOf(nextDay)).not.toEqual(first)
  })

  test('a session of 300 items, and products gone since, are taken in stride', () => {
    const ids = Array.from({ length: 300 }, (_, n) => (n % 3 === 0 ? `gone-${n}` : `p${n % 140}`))
    const ranked = fill({ sources: [{ use: 'personal', weight: 1 }, popular], exclude: ['context'] }, looked(...ids))
    expect(ranked.items.length).toBeGreaterThan(6)
    expect(fill({ sources: [popular] }, noFacts, 'gone-1').items).toHaveLength(12)
    expect(
      fill({ sources: [{ use: 'list', weight: 1, products: ['gone-1'] }], fallback: [popular] }).items,
    ).toHaveLength(12)
  })

  test('no filtered product ever, whatever the recipe and the visitor', () => {
    const source = fc
      .constantFrom(...sources.filter((use) => use !== 'custom' && use !== 'filler'))
      .map((use): SourceUse => ({
        use,
        weight: 1,
        ...(use === 'list' ? { products: ['p1', 'p10', 'p13', 'p20'] } : {}),
      }))
    const recipe = fc.record({
      sources: fc.array(source, { minLength: 1, maxLength: 4 }),
      explore: fc.nat(3),
      slots: fc.nat(2),
      pin: fc.array(
        fc.nat(139).map((n) => `p${n}`),
        { minLength: 1, maxLength: 3 },
      ),
      seen: fc.array(
        fc.nat(160).map((n) => `p${n}`),
        { maxLength: 6 },
      ),
      page: fc.option(
        fc.nat(139).map((n) => `p${n}`),
        { nil: undefined },
      ),
    })
    fc.assert(
      fc.property(recipe, ({ sources: uses, explore, slots, pin, seen, page }) => {
        const ranked = fill(
          {
            sources: slots === 0 ? uses : [...uses, { ...uses[0]!, weight: 0, slots }],
            explore,
            filter: { fact: 'label', is: 'has', value: 'gift' },
            rules: [
              { do: 'pin', at: 1, products: pin },
              { do: 'exclude', where: { fact: 'brand', is: '=', value: 'Cinder' } },
            ],
            exclude: ['context', 'cart'],
            fallback: [popular],
          },
          looked(...seen),
          page,
        )
        const shown = idsOf(ranked)
        expect(new Set(shown).size).toBe(shown.length)
        for (const one of shown) {
          const product = byId.get(one)!
          expect(product.labels).toContain('gift')
          expect(product.brand).not.toBe('Cinder')
          expect(product.variants[0]!.availability).toBe('in-stock')
          expect(one).not.toBe(page)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('equal input gives equal bytes', () => {
    const recipe: Partial<Recipe> = {
      sources: sources.filter((use) => use !== 'custom').map((use): SourceUse => ({ use, weight: 1 })),
      explore: 2,
      affinity: { price: 0.5, brand: 0.3, category: 0.3 },
      diversity: { mmr: 0.7, maxPer: { brand: 4, type: 3 }, rotation: 'hour' },
    }
    const once = JSON.stringify(fill(recipe, looked('p0', 'p1', 'p7'), 'p3', { explain: true }))
    expect(JSON.stringify(fill(recipe, looked('p0', 'p1', 'p7'), 'p3', { explain: true }))).toBe(once)
  })
})

test('a diff matches sources by what they use', () => {
  const block: Block = {
    id: 'x',
    placement: 'any',
    title: { en: 'X' },
    enabled: true,
    recipe: { ...plain, sources: [popular, { use: 'new', weight: 0.5 }] },
  }
  const changed: Block = {
    ...block,
    title: { en: 'Y' },
    recipe: { ...plain, version: 2, limit: 6, sources: [{ use: 'new', weight: 0.7 }, popular], explore: 1 },
  }
  expect(diffBlocks(block, changed)).toEqual([
    { path: 'title.en', from: 'X', to: 'Y' },
    { path: 'recipe.limit', from: 12, to: 6 },
    { path: 'recipe.sources.new.weight', from: 0.5, to: 0.7 },
    { path: 'recipe.explore', to: 1 },
  ])
  expect(diffBlocks(block, block)).toEqual([])
})

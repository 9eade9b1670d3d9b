import { expect, test } from 'vitest'
import type { Block, Recipe } from '../../worker/model/recipe.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { makeIndex } from '../../worker/recommend/index.ts'
import { applyChanges, liveState, noChanges } from '../../worker/recommend/live.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { builtIndex } from './builtIndex.ts'
import { noon, product } from './kettleShop.ts'

const sad = { reviews: { count: 40, average: 2.1, rating: 2.3, disappoints: true } }
const index = builtIndex([product('a'), product('b', sad), product('c')], [], noon)
const block = (recipe: Partial<Recipe>): Block => ({
  id: 'all',
  placement: 'any',
  title: {},
  enabled: true,
  recipe: {
    id: 'all',
    version: 1,
    limit: 10,
    min: 0,
    sources: [{ use: 'popular', weight: 1 }],
    exclude: [],
    fallback: [],
    ...recipe,
  },
})
const shown = (recipe: Partial<Recipe>, of = index) =>
  recommend({ explain: true }, noFacts, of, block(recipe), noon)
    .items.map((item) => item.productId as string)
    .sort()

test('a recipe leaves out what disappoints its buyers, and says why', () => {
  expect(shown({})).toEqual(['a', 'b', 'c'])
  expect(shown({ exclude: ['disappointing'] })).toEqual(['a', 'c'])
  const { removed } = recommend({ explain: true }, noFacts, index, block({ exclude: ['disappointing'] }), noon)
  expect(removed).toMatchObject([{ productId: 'b', because: 'disappointing' }])
})

test('a filter asks for it as a fact', () => {
  expect(shown({ filter: { fact: 'disappoints', is: '!=', value: true } })).toEqual(['a', 'c'])
  expect(shown({ filter: { fact: 'disappoints', is: '=', value: true } })).toEqual(['b'])
})

test('a flag that reviews raise or take back after the build counts at once', () => {
  const { items } = index.base
  const changed = [product('a', sad), product('b', { reviews: { ...sad.reviews, disappoints: false } })]
  expect(itemRowOf(changed[0]!).tags).toContain('disappoints:true')
  const { live } = applyChanges(noChanges(items, 0), changed, items, () => null)
  const later = makeIndex(index.base, liveState(live, index.base, '2'))
  expect(shown({ exclude: ['disappointing'] }, later)).toEqual(['b', 'c'])
})

test('a block that shows ratings answers them, where anybody rated; any other does not', () => {
  const rated = builtIndex(
    [product('a'), product('b', sad), product('c', { rating: { average: 4.66, count: 9 } })],
    [],
    noon,
  )
  const ratings = (of: Block, from = rated) =>
    Object.fromEntries(recommend({}, noFacts, from, of, noon).items.map(({ productId, rating }) => [productId, rating]))
  expect(ratings({ ...block({}), showRating: true })).toEqual({ a: undefined, b: 2.3, c: 4.7 })
  expect(ratings(block({}))).toEqual({ a: undefined, b: undefined, c: undefined })
  // What was rated after the build counts at once.
  const changed = [product('a', { rating: { average: 3, count: 2 } })]
  const { live } = applyChanges(noChanges(rated.base.items, 0), changed, rated.base.items, () => null)
  expect(
    ratings({ ...block({}), showRating: true }, makeIndex(rated.base, liveState(live, rated.base, '2'))),
  ).toMatchObject({ a: 3 })
})

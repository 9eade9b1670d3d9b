import { expect, test } from 'vitest'
import { conditionOf, treeOf } from '../../dashboard/conditionTree.ts'
import { changesBetween } from '../../dashboard/recipeChanges.ts'
import type { Condition } from '../../worker/model/scenario.ts'
import type { Block } from '../../worker/model/recipe.ts'

const brand: Condition = { fact: 'brand', is: '=', value: 'Crema' }
const price: Condition = { fact: 'price', is: '<=', value: 100 }

test('conditions go through the form unchanged, however they nest', () => {
  const written: Condition[] = [
    { all: [brand, { any: [price, { all: [brand] }] }] },
    { any: [brand, price] },
    { all: [{ not: brand }, { not: { any: [brand, price] } }] },
    { all: [{ not: { any: [{ all: [brand, price] }] } }] },
  ]
  expect(written.map((one) => conditionOf(treeOf(one)))).toEqual(written)
})

test('a bare line and a negated list mean the same written as lists', () => {
  expect(conditionOf(treeOf(brand))).toEqual({ all: [brand] })
  expect(conditionOf(treeOf({ not: { all: [brand, price] } }))).toEqual({ not: { any: [{ all: [brand, price] }] } })
  expect(conditionOf(treeOf(undefined))).toBeUndefined()
})

test('parts that say nothing are no change', () => {
  const block: Block = {
    id: 'home',
    placement: 'home',
    title: { en: 'For you' },
    enabled: true,
    recipe: { id: 'home', version: 3, limit: 8, min: 2, sources: [], exclude: [], fallback: [] },
  }
  const { recipe } = block
  const same = { ...recipe, version: 4, rules: [], explore: 0, affinity: {}, diversity: { mmr: 1, maxPer: {} } }
  expect(changesBetween(block, { ...block, dedupe: 'page', recipe: same })).toBe(0)
  expect(changesBetween(block, { ...block, enabled: false, recipe: { ...recipe, limit: 9 } })).toBe(2)
})

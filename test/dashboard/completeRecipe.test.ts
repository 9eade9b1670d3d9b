import { describe, expect, test } from 'vitest'
import { completeRecipe, unfinishedFields } from '../../dashboard/completeRecipe.ts'
import type { Recipe } from '../../worker/model/recipe.ts'

const recipe: Recipe = {
  id: 'home',
  version: 1,
  limit: 8,
  min: 2,
  sources: [
    { use: 'custom', weight: 1 },
    { use: 'popular', weight: 1, where: { all: [{ fact: 'brand', is: '=', value: '' }] } },
    { use: 'list', weight: 1, products: ['p1'] },
  ],
  filter: {
    all: [
      { fact: 'price', is: 'between', value: [20, ''] },
      { any: [{ fact: 'brand', is: '=', value: '' }] },
      { not: { fact: 'label', is: '=', value: 'adult' } },
    ],
  },
  exclude: ['context'],
  rules: [
    { do: 'pin', at: 1, products: [] },
    { do: 'exclude', where: { all: [] } },
    { do: 'boost', by: 2, where: { fact: 'discount', is: '>=', value: 0.2 } },
  ],
  fallback: [{ use: 'block' }, { use: 'popular', scope: 'site' }],
}

describe('a recipe that is still being written', () => {
  test('is asked without open lines, and keeps what is complete as it stands', () => {
    const { recipe: asked } = completeRecipe(recipe)
    expect(asked).toEqual({
      ...recipe,
      sources: [{ use: 'list', weight: 1, products: ['p1'] }],
      filter: { all: [{ not: { fact: 'label', is: '=', value: 'adult' } }] },
      rules: [{ do: 'boost', by: 2, where: { fact: 'discount', is: '>=', value: 0.2 } }],
      fallback: [{ use: 'popular', scope: 'site' }],
    })
  })

  test('says which fields want a word', () => {
    expect(unfinishedFields(recipe)).toEqual([
      'recipe.sources.0',
      'recipe.sources.1',
      'recipe.filter',
      'recipe.rules.0',
      'recipe.rules.1',
      'recipe.fallback.0',
    ])
    expect(unfinishedFields(completeRecipe(recipe).recipe)).toEqual([])
  })

  test('an error of the API is shown at the place that the form has', () => {
    const { fieldInForm } = completeRecipe(recipe)
    expect(fieldInForm('recipe.rules.0.by')).toBe('recipe.rules.2.by')
    expect(fieldInForm('recipe.fallback.0')).toBe('recipe.fallback.1')
    expect(fieldInForm('recipe.sources.0.products.3')).toBe('recipe.sources.2.products.3')
    expect(fieldInForm('recipe.limit')).toBe('recipe.limit')
  })

  test('without any condition has no filter at all: an empty one would be refused', () => {
    const open: Recipe = { ...recipe, filter: { all: [{ fact: 'brand', is: 'in', value: [] }] } }
    expect('filter' in completeRecipe(open).recipe).toBe(false)
  })
})

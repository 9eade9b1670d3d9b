import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCondition, isRule, isStep, textsIn } from '../../dashboard/changedParts.ts'
import { presets } from '../../worker/recommend/presets/presets.ts'

test('every source, fallback step and condition of the library is one', () => {
  for (const { id, recipe } of presets) {
    for (const step of [...recipe.sources, ...recipe.fallback]) expect(isStep(step), id).toBe(true)
    if (recipe.filter !== undefined) expect(isCondition(recipe.filter), id).toBe(true)
  }
  expect(presets.some(({ recipe }) => recipe.filter !== undefined)).toBe(true)
})

test('rules are told apart by what they do', () => {
  const where = {
    any: [{ fact: 'label', is: 'has', value: 'own-brand' }, { not: { fact: 'brand', is: '=', value: 'A' } }],
  }
  expect(isRule({ do: 'pin', at: 1, products: ['p9'], when: { segment: 'vip' }, until: '2027-01-01' })).toBe(true)
  expect(isRule({ do: 'boost', by: 1.5, where })).toBe(true)
  expect(isRule({ do: 'exclude', where })).toBe(true)
  for (const bad of [
    { do: 'pin', at: 1, products: [9] },
    { do: 'boost', where },
    { do: 'exclude', where: { fact: 'label', is: 'like', value: 'x' } },
    { do: 'raise', by: 2, where },
    { do: 'exclude', where, from: 5 },
  ]) {
    expect(isRule(bad), JSON.stringify(bad)).toBe(false)
  }
})

test('nothing is thrown at, whatever JSON comes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect([isCondition(value), isRule(value), isStep(value)].every((is) => typeof is === 'boolean')).toBe(true)
    }),
  )
  expect(textsIn(['a', 1, 'b'])).toEqual(['a', 'b'])
})

import { expect, test } from 'vitest'
import { associationRules } from '../../worker/recommend/associationRules.ts'

const [bread, butter, jam, tea] = [0, 1, 2, 3] as const
const baskets = [[bread, butter, jam], [butter, bread, bread], [bread, tea], [tea], [butter, bread, jam]]

test('finds every rule that reaches both shares, with exact counts', () => {
  const { rules, sets } = associationRules(baskets, { minSupport: 0.4, minConfidence: 0.6 })
  expect(sets).toEqual([4, 3, 1]) // bread butter jam tea; bread+butter, bread+jam, butter+jam; all three
  const jamTo = rules.find(({ left, right }) => left.length === 1 && left[0] === jam && right === butter)
  expect(jamTo).toEqual({ left: [jam], right: butter, baskets: 2, support: 0.4, confidence: 1, lift: 5 / 3 })
  expect(rules.every(({ confidence, support }) => confidence >= 0.6 && support >= 0.4)).toBe(true)
  expect(rules.some(({ left }) => left.length === 2)).toBe(true)
})

test('orders by lift and says nothing of an empty month', () => {
  const { rules } = associationRules(baskets, { minSupport: 0.4, minConfidence: 0.1 })
  expect(rules.map((rule) => rule.lift)).toEqual(rules.map((rule) => rule.lift).toSorted((a, b) => b - a))
  expect(associationRules([], { minSupport: 0.1, minConfidence: 0.1 })).toEqual({ rules: [], sets: [0] })
})

import { expect, test } from 'vitest'
import { sequencesBy, type Actions } from '../../worker/recommend/actions.ts'
import { buildCopurchase } from '../../worker/recommend/copurchase.ts'
import { askedItems, heldBackTests } from '../../worker/recommend/heldBack.ts'
import type { NeighbourLists } from '../../worker/recommend/neighbourLists.ts'
import { sequenceCount } from '../../worker/recommend/sequences.ts'
import { buildRidge, ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { buildRules, ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { takesOf } from '../../worker/recommend/takes.ts'
import { seeded } from '../faults/seeded.ts'

const count = 40
const chance = seeded(8)
const rows = Array.from({ length: 900 }, () => ({
  customer: chance.below(60),
  item: Math.floor(count * chance.next() ** 2),
  kind: chance.below(4),
}))
const actions: Actions = {
  customers: Uint32Array.from(rows, ({ customer }) => customer),
  visits: Uint32Array.from(rows, ({ customer }) => customer),
  items: Uint32Array.from(rows, ({ item }) => item),
  kinds: Uint8Array.from(rows, ({ kind }) => kind),
  at: Float64Array.from(rows, (_, at) => at * 3_600_000),
}

test('sequences stand in the order of their last action, and an item repeated at once counts once', () => {
  const sequences = sequencesBy(actions.customers, actions, 700)

  const naive = new Map<number, number[]>()
  for (const { customer, item } of rows.slice(0, 700)) {
    const own = naive.get(customer) ?? []
    naive.delete(customer)
    naive.set(customer, own.at(-1) === item ? own : [...own, item])
  }
  const packed = Array.from({ length: sequenceCount(sequences) }, (_, row) => [
    ...sequences.items.subarray(sequences.offsets[row], sequences.offsets[row + 1]),
  ])
  expect(packed).toEqual([...naive.values()])
})

test('a test asks with the newest twenty of what a customer did before, for what came next', () => {
  const tests = heldBackTests(actions, 800, Infinity)

  const past = new Map<number, number[]>()
  const naive: { query: readonly number[]; target: number }[] = []
  for (const [row, { customer, item }] of rows.entries()) {
    const query = past.get(customer) ?? []
    if (query[0] === item) continue
    if (row >= 800 && query.length > 0) naive.push({ query, target: item })
    past.set(customer, [item, ...query.slice(0, 19)])
  }
  expect(tests).toEqual(naive)
  const few = heldBackTests(actions, 800, 30)
  expect(few.length).toBeLessThanOrEqual(30)
  expect(few.every((one) => tests.some(({ query }) => query.join() === one.query.join()))).toBe(true)
})

test('models learnt for a few tests have the lists that these ask, as a whole model has them', () => {
  const tests = heldBackTests(actions, 870, Infinity).slice(0, 2)
  const asked = askedItems(tests, count)
  expect(asked.reduce((sum, one) => sum + one, 0)).toBeLessThan(count / 2)
  const sequences = sequencesBy(actions.customers, actions, 870)
  const takes = takesOf(actions, 870)
  const { purchases } = ridgeSettings

  const models: [whole: NeighbourLists, some: NeighbourLists][] = [
    [buildRules(sequences, count, ruleSettings.purchases), buildRules(sequences, count, ruleSettings.purchases, asked)],
    [buildRidge(sequences, count, purchases), buildRidge(sequences, count, purchases, { asked })],
    [buildCopurchase(takes, count), buildCopurchase(takes, count, asked)],
  ]

  for (const [whole, some] of models) {
    for (let item = 0; item < count; item++)
      if (asked[item] === 1) expect(listOf(some, item)).toEqual(listOf(whole, item))
    expect(listOf(whole, tests[0]!.query[0]!).length).toBeGreaterThan(0)
  }
})

const listOf = ({ offsets, partners, weights, scales }: NeighbourLists, item: number) =>
  Array.from({ length: offsets[item + 1]! - offsets[item]! }, (_, at) => ({
    partner: partners[offsets[item]! + at]!,
    weight: weights[offsets[item]! + at]! * scales[item]!,
  }))

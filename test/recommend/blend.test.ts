import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitBlend, type BlendTest } from '../../worker/recommend/fitBlend.ts'
import { scoreByLists } from '../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { buildRidge, ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { Tally } from '../../worker/recommend/tally.ts'

const says = (...pairs: [number, number][]) => new Map(pairs)

test('a part that knows more gets the weight, and a part that misleads gets none', () => {
  const tests: BlendTest[] = Array.from({ length: 20 }, (_, at) => ({
    scores: [says([at, 3], [50, 1]), says([60, 5], [61, 4], [at, 0.1])],
    removed: new Set([99]),
    target: at,
  }))
  const fitted = fitBlend(tests, 2)
  expect(fitted.weights).toEqual([1, 0])
  expect(fitted.ndcg).toBe(1)
})

test('a blend is never worse on its held-back slice than its best part alone', () => {
  const scores = fc
    .array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
    .map((list) => new Map(list))
  const one = fc.record({
    scores: fc.tuple(scores, scores, scores),
    removed: fc.array(fc.nat(9), { maxLength: 2 }).map((list) => new Set(list)),
    target: fc.nat(9),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (tests) => {
      const { ndcg, alone } = fitBlend(tests, 3)
      expect(ndcg).toBeGreaterThanOrEqual(Math.max(...alone) - 1e-12)
    }),
  )
})

test('what may not be shown has no share, and no tests mean the first part alone', () => {
  expect(fitBlend([{ scores: [says([1, 1])], removed: new Set([1]), target: 1 }], 1).ndcg).toBe(0)
  expect(fitBlend([], 2).weights).toEqual([1, 0])
})

test('the linear model solves its ridge: weights reproduce a system small enough to check by hand', () => {
  // 0 then 1, three times: G_00 = 3, R_10 = 3, so w(0 -> 1) = 3 / (3 + lambda); backward 3 * .5 / (3 + lambda).
  const lists = buildRidge(
    packSequences([
      [0, 1],
      [0, 1],
      [0, 1],
    ]),
    2,
    { ...ridgeSettings.purchases, lambda: 1 },
  )
  const ask = (item: number) => {
    const tally = new Tally(2)
    scoreByLists(lists, [item], 1, tally)
    return tally.take(null, 10)
  }
  expect(ask(0).get(1)).toBeCloseTo(0.75, 6)
  expect(ask(1).get(0)).toBeCloseTo(0.375, 6)
})

test('a bound on targets keeps the most frequent', () => {
  const sequences = packSequences([
    [0, 1],
    [0, 1],
    [2, 3],
  ])
  const all = buildRidge(sequences, 4, ridgeSettings.purchases)
  const some = buildRidge(sequences, 4, ridgeSettings.purchases, { targets: 2 })
  expect(all.offsets.at(-1)).toBe(4)
  expect(some.offsets.at(-1)).toBe(2)
})

import { expect, test } from 'vitest'
import { absent, dataFolder } from './dataFolder.ts'
import { errorOf, metricsOf, rankOf } from './judge.ts'
import { isBelow, printRows } from './table.ts'
import { tableRows } from './tableRows.ts'

const data = dataFolder()
if (data === null) console.log(absent)

test.skipIf(data === null)('the fast rows reach their bars on the public sets', { timeout: 600_000 }, async () => {
  const rows = await tableRows({ data: data!, fast: true, port: 0 })
  expect(rows.filter(isBelow), printRows(rows)).toEqual([])
})

test('ties lose, unless the target is the more popular', () => {
  const popularity = Float64Array.of(5, 3, 9)
  expect(
    rankOf(
      new Map([
        [0, 1],
        [1, 1],
      ]),
      0,
      popularity,
    ),
  ).toBe(1)
  expect(
    rankOf(
      new Map([
        [0, 1],
        [1, 1],
      ]),
      1,
      popularity,
    ),
  ).toBe(2)
  expect(
    rankOf(
      new Map([
        [0, 1],
        [2, 2],
      ]),
      0,
      popularity,
    ),
  ).toBe(2)
  expect(rankOf(new Map([[0, 1]]), 2, popularity)).toBe(Infinity)
})

test('metrics are means over all predictions, misses included', () => {
  const judged = { n: 4, ranks: [1, 4, 30, Infinity], covered: 2 }
  const metrics = metricsOf(judged)
  expect(metrics['hr@5']).toBe(0.5)
  expect(metrics['mrr@20']).toBeCloseTo((1 + 1 / 4) / 4)
  expect(metrics['ndcg@5']).toBeCloseTo((1 + 1 / Math.log2(5)) / 4)
  expect(errorOf(judged, 'hr@5')).toBeCloseTo(Math.sqrt(0.25 / 4))
})

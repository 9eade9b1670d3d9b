import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullBitmap } from '../../worker/recommend/bitmap.ts'
import { buildCopurchase } from '../../worker/recommend/copurchase.ts'
import { scoreByLists } from '../../worker/recommend/neighbourLists.ts'
import { popularityWorth, rankByPopularity } from '../../worker/recommend/popularity.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { buildRules, ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { buildSessionIndex, scoreBySessions } from '../../worker/recommend/sessionKnn.ts'
import { Tally } from '../../worker/recommend/tally.ts'

const [a, b, c, d] = [0, 1, 2, 3] as const

describe('VMIS-kNN', () => {
  const index = buildSessionIndex(packSequences([[a, b, c], [a, d], [b, d], [c]]), 4)
  const ask = (query: readonly number[], settings = { sessions: 500, neighbours: 100, last: 9 }) => {
    const tally = new Tally(4)
    scoreBySessions(index, query, settings, tally)
    return tally.take(null, Infinity)
  }

  test('weighs neighbours by shared items, their age in the query, and rarity', () => {
    const scores = ask([a])
    // Three visits teach (one of a single item doesn't); the newest shared item is the first from the end: .9.
    expect(scores.get(c)).toBeCloseTo(0.9 * Math.log(3), 6)
    expect(scores.get(b)).toBeCloseTo(0.9 * Math.log(3 / 2), 6)
    expect(scores.get(d)).toBeCloseTo(0.9 * Math.log(3 / 2), 6)
  })

  test('lets the newest visits through when more are similar than may be held', () => {
    expect([...ask([a], { sessions: 1, neighbours: 1, last: 9 }).keys()].toSorted((x, y) => x - y)).toEqual([a, d])
  })

  test('leaves nothing behind for the next query', () => {
    const first = ask([b, a])
    ask([d, c])
    expect(ask([b, a])).toEqual(first)
  })
})

test('sequential rules fall with distance and with how frequent both items are', () => {
  const lists = buildRules(
    packSequences([
      [a, b, c],
      [b, c],
    ]),
    4,
    { ...ruleSettings.clicks, alpha: 0.5, power: 1 },
  )
  const tally = new Tally(4)
  scoreByLists(lists, [a], 0.3, tally)
  const scores = tally.take(null, Infinity)
  // w(a,b) = 1, w(a,c) = 1/2; c_a = 1, c_b = c_c = 2; bytes round to 1/255 of the best
  expect(scores.get(b)).toBeCloseTo(1 / Math.sqrt(3), 2)
  expect(scores.get(c)).toBeCloseTo(0.5 / Math.sqrt(3), 2)
})

describe('co-purchase', () => {
  test('puts a pair of two customers before a heavier pair of one', () => {
    // Customers 0 and 1 take a and b a month apart; customer 2 takes a and c on one day; 3 and 4 dilute.
    const rows = [
      [0, a, 0],
      [0, b, 30],
      [1, a, 0],
      [1, b, 30],
      [2, a, 5],
      [2, c, 5],
      [3, d, 1],
      [4, d, 2],
    ] as const
    const lists = buildCopurchase(
      {
        customers: Uint32Array.from(rows, (row) => row[0]),
        items: Uint32Array.from(rows, (row) => row[1]),
        days: Float32Array.from(rows, (row) => row[2]),
        weights: new Float32Array(rows.length).fill(1),
      },
      4,
    )
    expect([...lists.partners.subarray(lists.offsets[a], lists.offsets[a + 1])]).toEqual([b, c])
    expect(lists.weights[0]).toBeGreaterThan(lists.weights[1]!)
    expect(lists.offsets[d + 1]! - lists.offsets[d]!).toBe(0)
  })
})

test('popularity halves in two weeks, and what nobody touched follows newest first', () => {
  expect(popularityWorth('bought', 14 * 86_400_000)).toBeCloseTo(5)
  expect(popularityWorth('viewed', -5000)).toBe(1)
  const order = rankByPopularity(Float32Array.of(0, 3, 0, 9), Uint32Array.of(5, 1, 8, 1))
  expect([...order]).toEqual([3, 1, 2, 0])
})

test('a tally names the best among the allowed, as sorting everything would', () => {
  const anyAdds = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 6 })), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(anyAdds, fc.integer({ min: 1, max: 40 }), (adds, most) => {
      const tally = new Tally(100)
      const plain = new Map<number, number>()
      for (const [ordinal, by] of adds) {
        tally.add(ordinal, by)
        plain.set(ordinal, (plain.get(ordinal) ?? 0) + by)
      }
      const best = [...plain].toSorted((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, most)
      expect([...tally.take(fullBitmap(100), most)].toSorted((x, y) => y[1] - x[1] || x[0] - y[0])).toEqual(best)
      expect(tally.take(null, most).size).toBe(0)
    }),
    { numRuns: 300 },
  )
})

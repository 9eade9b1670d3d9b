import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dailyPrices } from '../../worker/catalog/dailyPrices.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 5, 30, 12)
const daysAgo = (days: number) => now - days * dayMs

test('without a change the price is a level line from the day it came in', () => {
  const days = dailyPrices([], 500, daysAgo(3), now, 90)
  expect(days.map(({ priceMinor, lowestMinor }) => [priceMinor, lowestMinor])).toEqual(
    Array.from({ length: 4 }, () => [500, 500]),
  )
})

test('a cut shows on its day, and the lowest follows for 30 days', () => {
  const changes = [
    { at: daysAgo(50), priceMinor: 800, wasMinor: 1000 },
    { at: daysAgo(40), priceMinor: 1000, wasMinor: 800 },
  ]
  const days = dailyPrices(changes, 1000, daysAgo(100), now, 60)
  const on = (ago: number) => days.at(-1 - ago)
  expect(on(55)).toMatchObject({ priceMinor: 1000, lowestMinor: 1000 })
  expect(on(50)).toMatchObject({ priceMinor: 800, lowestMinor: 800 })
  expect(on(20)).toMatchObject({ priceMinor: 1000, lowestMinor: 800 })
  // It still cost 800 in the morning of the day when it rose.
  expect(on(11)).toMatchObject({ lowestMinor: 800 })
  expect(on(10)).toMatchObject({ lowestMinor: 1000 })
})

test('a price that held for an hour counts', () => {
  const changes = [
    { at: daysAgo(5), priceMinor: 100, wasMinor: 900 },
    { at: daysAgo(5) + 3_600_000, priceMinor: 900, wasMinor: 100 },
  ]
  expect(dailyPrices(changes, 900, daysAgo(90), now, 10).at(-1)).toMatchObject({ priceMinor: 900, lowestMinor: 100 })
})

test('the lowest is never above the price, and the last day ends at the newest price', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(1000)), { maxLength: 20 }), (drawn) => {
      let was = 500
      const changes = drawn
        .toSorted(([a], [b]) => b - a)
        .map(([ago, priceMinor]) => {
          const change = { at: daysAgo(ago), priceMinor, wasMinor: was }
          was = priceMinor
          return change
        })
      const days = dailyPrices(changes, was, daysAgo(200), now, 90)
      expect(days).toHaveLength(90)
      expect(days.every(({ priceMinor, lowestMinor }) => lowestMinor <= priceMinor)).toBe(true)
      expect(days.at(-1)?.priceMinor).toBe(was)
    }),
  )
})

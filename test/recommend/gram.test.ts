import { expect, test } from 'vitest'
import { Gram } from '../../worker/recommend/gram.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { seeded } from '../faults/seeded.ts'

const settings = { near: 0.8, backward: 0.5 }
const count = 12
const chance = seeded(3)
const rows = Array.from({ length: 40 }, () =>
  Array.from({ length: 1 + chance.below(30) }, () => Math.floor(count * chance.next() ** 2)),
)

/** The sums as they are defined: near^distance between two places within 20 of each other. */
function pairs(a: number, b: number, weigh: (from: number, to: number) => number): number {
  let sum = 0
  for (const row of rows) {
    for (const [from, one] of row.entries()) {
      for (const [to, other] of row.entries()) {
        if (one === a && other === b && Math.abs(from - to) <= 20) sum += weigh(from, to)
      }
    }
  }
  return sum
}

test('G sums how near two products stand in all sequences', () => {
  const gram = new Gram(packSequences(rows), count, settings)
  const items = Uint32Array.from([5, 0, 3, 11, 7])
  const matrix = new Float64Array(64)
  const slots = new Uint8Array(count)

  gram.fillAmong(items, items.length, 2, slots, matrix, 8)

  for (const [row, a] of items.entries()) {
    for (const [column, b] of items.subarray(0, row + 1).entries()) {
      const near = pairs(a, b, (from, to) => 0.8 ** Math.abs(from - to))
      expect(matrix[row * 8 + column]).toBeCloseTo(near + (a === b ? 2 : 0), 3)
    }
  }
  expect(slots.every((slot) => slot === 0)).toBe(true)
})

test('R sums how near before a target its sources stand, half where they come after it', () => {
  const gram = new Gram(packSequences(rows), count, settings)
  const items = new Uint32Array(count)
  const weights = new Float64Array(count)

  const size = gram.sourcesOf(4, items, weights)

  expect([...items.subarray(0, size)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: count }, (_, item) => item).filter((item) => item !== 4 && pairs(item, 4, () => 1) > 0),
  )
  for (let at = 0; at < size; at++) {
    const expected = pairs(items[at]!, 4, (from, to) => 0.8 ** (Math.abs(from - to) - 1) * (from > to ? 0.5 : 1))
    expect(weights[at]).toBeCloseTo(expected, 9)
  }
})

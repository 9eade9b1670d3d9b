import { expect, test } from 'vitest'
import { popularHead, shareOf } from '../../worker/recommend/popularHead.ts'

test('the head is the tenth that stands most often in histories, at least one product', () => {
  const counted = Uint32Array.from([7, 7, 7, 3, 3, 12, 12, 1])
  expect([...popularHead(counted, 20)].toSorted((a, b) => a - b)).toEqual([3, 7])
  expect([...popularHead(counted, 13)]).toEqual([7])
  expect([...popularHead(new Uint32Array(), 4)]).toEqual([0])
})

test('a list of best sellers alone is all head, one of nothing has none', () => {
  const head = new Set([3, 7])
  expect(shareOf(head, [3, 7, 3])).toBe(1)
  expect(shareOf(head, [3, 1, 2, 4])).toBe(0.25)
  expect(shareOf(head, [])).toBe(0)
})

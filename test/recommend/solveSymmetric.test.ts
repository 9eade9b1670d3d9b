import { expect, test } from 'vitest'
import { roomFor, solveSymmetric } from '../../worker/recommend/solveSymmetric.ts'
import { seeded } from '../faults/seeded.ts'

test.each([1, 2, 3, 4, 5, 7, 18, 60, 117, 120])('%i equations: the answer gives back the right side', (size) => {
  const stride = 120
  const chance = seeded(size)
  const half = Array.from({ length: size }, () => Array.from({ length: size }, () => chance.next()))
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * b[at]!, 0)
  const whole = half.map((a, row) => half.map((b, column) => dot(a, b) + (row === column ? 40 : 0)))
  const matrix = new Float64Array(roomFor(stride)).fill(1e9) // what an earlier system left must not matter
  for (const [row, own] of whole.entries()) for (let k = 0; k <= row; k++) matrix[row * stride + k] = own[k]!
  const given = Array.from({ length: size }, () => chance.next())
  const right = new Float64Array(stride)
  right.set(given)

  solveSymmetric(matrix, right, size, stride)

  const answer = [...right.subarray(0, size)]
  for (const [row, own] of whole.entries()) expect(dot(own, answer)).toBeCloseTo(given[row]!, 9)
})

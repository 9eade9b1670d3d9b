import { expect, test } from 'vitest'
import { stepsOf } from '../../worker/recommend/sequenceSteps.ts'

const minute = 60_000

test('a product looked at and put into the cart at once is one step with the stronger kind', () => {
  const steps = stepsOf([
    { ordinal: 4, kind: 0, at: 0 },
    { ordinal: 4, kind: 1, at: 5000 },
    { ordinal: 7, kind: 0, at: 20_000 },
  ])
  expect(steps.map(({ ordinal, weight, signals }) => [ordinal, weight, signals![0]])).toEqual([
    [4, 2, 2],
    [7, 1, 1],
  ])
})

test('gaps and time spent are levels of their own, both known when the step is the newest', () => {
  const [first, second, third] = stepsOf([
    { ordinal: 1, kind: 0, at: 0 },
    { ordinal: 2, kind: 0, at: 20_000 },
    { ordinal: 3, kind: 3, at: 20_000 + 26 * 60 * minute },
  ])
  expect(first!.signals).toEqual([1, 0, 0])
  expect(second!.signals).toEqual([1, 5, 15])
  expect(third!.signals).toEqual([4, 10, 0]) // a day later: nobody looked that long
})

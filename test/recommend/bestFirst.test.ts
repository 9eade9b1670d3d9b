import { expect, test } from 'vitest'
import { bestFirst } from '../../worker/recommend/bestFirst.ts'
import { seeded } from '../faults/seeded.ts'

test('the best come first as a whole sort would put them, equal scores by rising id', () => {
  const chance = seeded(5)
  for (let round = 0; round < 300; round++) {
    const count = chance.below(200)
    const pairs = Array.from({ length: count }, (_, at) => ({ id: at * 3, score: chance.below(20) })).sort(
      (a, b) => ((a.id * 7919) % 211) - ((b.id * 7919) % 211),
    )
    const ids = Uint32Array.from(pairs, ({ id }) => id)
    const scores = Float64Array.from(pairs, ({ score }) => score)
    const most = chance.below(count + 10)

    const kept = bestFirst(ids, scores, count, most)

    const whole = pairs.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most)
    expect([...ids.subarray(0, kept)]).toEqual(whole.map(({ id }) => id))
    expect([...scores.subarray(0, kept)]).toEqual(whole.map(({ score }) => score))
    expect([...ids].sort((a, b) => a - b)).toEqual(pairs.map(({ id }) => id).sort((a, b) => a - b))
  }
})

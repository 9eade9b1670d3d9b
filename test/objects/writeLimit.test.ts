import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { WriteLimit } from '../../worker/objects/writeLimit.ts'

test('S9: no 60 seconds hold more writes than allowed, and none is refused that had room', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), gaps, (limit, waits) => {
      const writes = new WriteLimit()
      const taken: number[] = []
      let now = 1_000_000
      for (const wait of waits) {
        now += wait
        const recent = taken.filter((at) => at > now - 60_000)
        const retryAfterMs = writes.wait(limit, now)
        if (recent.length < limit) expect(retryAfterMs).toBe(0)
        else expect(retryAfterMs).toBe((recent.at(-limit) ?? 0) + 60_000 - now)
        if (retryAfterMs === 0) taken.push(now)
      }
    }),
  )
})

test('a clock that was set back an hour locks nobody out', () => {
  const writes = new WriteLimit()
  expect(writes.wait(1, 7_200_000)).toBe(0)
  expect(writes.wait(1, 3_600_000)).toBe(0)
  expect(writes.wait(1, 3_600_001)).toBe(59_999)
})

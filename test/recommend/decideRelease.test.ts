import { describe, expect, test } from 'vitest'
import { decideRelease, type ReleaseFacts } from '../../worker/recommend/decideRelease.ts'

const good: ReleaseFacts = {
  loads: true,
  tests: 500,
  candidate: { ndcg: 0.06, hr: 0.1, covered: 900 },
  rules: { ndcg: 0.05, hr: 0.09, covered: 700 },
  live: { ndcg: 0.055, hr: 0.09, covered: 1000 },
}

describe('a model', () => {
  test('at least as good as the rules and the live one goes live', () => {
    expect(decideRelease(good)).toMatchObject({ release: true, reason: 'better' })
    expect(decideRelease({ ...good, candidate: { ...good.candidate, ndcg: 0.055 } }).release).toBe(true)
    expect(decideRelease({ ...good, live: null })).toMatchObject({
      release: true,
      text: 'NDCG@10 0.0600 against 0.0500 of sequential rules',
    })
  })

  test.each<[string, Partial<ReleaseFacts>]>([
    ['damaged', { loads: false }],
    ['damaged', { candidate: { ndcg: NaN, hr: 0.1, covered: 900 } }],
    ['insufficient-data', { tests: 49 }],
    ['below-rules', { candidate: { ndcg: 0.0499, hr: 0.2, covered: 2000 }, live: null }],
    ['below-live', { candidate: { ndcg: 0.0549, hr: 0.2, covered: 2000 } }],
    ['narrow', { candidate: { ndcg: 0.2, hr: 0.2, covered: 799 } }],
  ])('is kept as %s, with the reason', (reason, change) => {
    const verdict = decideRelease({ ...good, ...change })
    expect(verdict).toMatchObject({ release: false, reason })
    expect(verdict.text).not.toBe('')
  })
})

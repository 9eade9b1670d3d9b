import { fullBitmap } from './bitmap.ts'
import { normalise, type Knn } from './knn.ts'
import type { Scores } from './tally.ts'

/** What is like a history (ordinals, newest first), on any positive scale. */
export interface ContentScores {
  score(history: readonly number[]): Scores
  /** how many questions are worth their time */
  most: number
}

const DECAY = 0.6
const SHARPNESS = 10
const LISTED = 120
/** Multiplications a build may spend on this: about a second of WebAssembly. */
const BUDGET = 4e9
const MOST_TESTS = 400

/** The nearest rows to the recency-weighted sum of a history's vectors, as softmax of 10 x cosine. */
export function contentScores(knn: Knn): ContentScores {
  const count = knn.count()
  const everything = fullBitmap(count)
  const query = new Float32Array(knn.dims)
  return {
    most: Math.min(MOST_TESTS, Math.floor(BUDGET / Math.max(1, count * knn.dims))),
    score(history) {
      query.fill(0)
      let factor = 1
      for (const ordinal of history) {
        knn.accumulate(query, ordinal, factor)
        factor *= DECAY
      }
      if (normalise(query) === 0) return new Map()
      const { ordinals, scores } = knn.nearest(query, everything, LISTED)
      const best: Scores = new Map()
      for (const [at, ordinal] of ordinals.entries()) {
        if (scores[at]! > 0) best.set(ordinal, Math.exp(SHARPNESS * (scores[at]! - 1)))
      }
      return best
    },
  }
}

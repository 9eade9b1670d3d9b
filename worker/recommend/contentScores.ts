import { normalise, quantiseQuery, type Rows } from './knn.ts'
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
/** Multiplications a build may spend on this: about 2 s of plain JS. */
const BUDGET = 1.5e9
const MOST_TESTS = 400

/** The nearest rows to the recency-weighted sum of a history's vectors, as softmax of 10 x cosine; plain JS, for builds. */
export function contentScores(rows: Rows): ContentScores {
  const { dims, count, values, scales } = rows
  const query = new Float32Array(dims)
  const integers = new Int16Array(dims)
  const cosines = new Float32Array(count)
  return {
    most: Math.min(MOST_TESTS, Math.floor(BUDGET / Math.max(1, count * dims))),
    score(history) {
      query.fill(0)
      let factor = 1
      for (const ordinal of history) {
        const scale = factor * scales[ordinal]!
        for (let dim = 0; dim < dims; dim++) query[dim]! += scale * values[ordinal * dims + dim]!
        factor *= DECAY
      }
      if (normalise(query) === 0) return new Map()
      const scale = quantiseQuery(query, integers)
      for (let row = 0, at = 0; row < count; row++) {
        let sum = 0
        for (let dim = 0; dim < dims; dim++) sum += values[at++]! * integers[dim]!
        cosines[row] = sum * scales[row]! * scale
      }
      const least = Math.max(0, cosines.slice().sort().at(-LISTED) ?? 0)
      const scores: Scores = new Map()
      for (let row = 0; row < count && scores.size < LISTED; row++) {
        if (cosines[row]! > 0 && cosines[row]! >= least) scores.set(row, Math.exp(SHARPNESS * (cosines[row]! - 1)))
      }
      return scores
    },
  }
}

import { has, type Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import { nearestTo } from '../nearestTo.ts'
import type { Scores } from '../tally.ts'
import type { Visit } from '../visit.ts'
import { MOST } from './source.ts'

const SHARPNESS = 10

/** The nearest allowed products to the recency-weighted sum of vectors, as softmax of 10 x cosine. */
export function likeThese(index: Index, items: Visit['history'], allowed: Bitmap, shared: Bitmap): Scores {
  const scores: Scores = new Map()
  const { ordinals, scores: cosines } = nearestTo(index, items, shared)
  for (let at = 0; at < ordinals.length && scores.size < MOST; at++) {
    const cosine = cosines[at]!
    if (cosine > 0 && has(allowed, ordinals[at]!)) scores.set(ordinals[at]!, Math.exp(SHARPNESS * (cosine - 1)))
  }
  return scores
}

/** Each once, at equal weight. */
export const plain = (ordinals: readonly number[]): Visit['history'] =>
  ordinals.map((ordinal) => ({ ordinal, weight: 1 }))

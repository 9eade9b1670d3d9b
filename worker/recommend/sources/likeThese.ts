import { has, type Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import { nearestTo } from '../nearestTo.ts'
import { mapOf, type Listed, type Scores } from '../tally.ts'
import type { Visit } from '../visit.ts'
import { MOST } from './source.ts'

const SHARPNESS = 10

/** The nearest allowed products to the recency-weighted sum of vectors, as softmax of 10 x cosine. */
export const likeThese = (index: Index, items: Visit['history'], allowed: Bitmap, shared: Bitmap): Scores =>
  mapOf(listLike(index, items, allowed, shared))

/** The same as a list. */
export function listLike(index: Index, items: Visit['history'], allowed: Bitmap, shared: Bitmap): Listed {
  const { ordinals, scores: cosines } = nearestTo(index, items, shared)
  const most = Math.min(MOST, ordinals.length)
  const list = { ordinals: new Uint32Array(most), scores: new Float64Array(most) }
  let size = 0
  for (let at = 0; at < ordinals.length && size < most; at++) {
    const cosine = cosines[at]!
    if (cosine <= 0 || !has(allowed, ordinals[at]!)) continue
    list.ordinals[size] = ordinals[at]!
    list.scores[size++] = Math.exp(SHARPNESS * (cosine - 1))
  }
  return { ordinals: list.ordinals.subarray(0, size), scores: list.scores.subarray(0, size) }
}

/** Each once, at equal weight. */
export const plain = (ordinals: readonly number[]): Visit['history'] =>
  ordinals.map((ordinal) => ({ ordinal, weight: 1 }))

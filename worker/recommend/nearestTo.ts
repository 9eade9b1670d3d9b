import type { Bitmap } from './bitmap.ts'
import type { Index } from './index.ts'
import { normalise, type Neighbours } from './knn.ts'
import type { Visit } from './visit.ts'

/** per step into the past, in the visitor's vector */
const DECAY = 0.6
/** More than a list needs: what the visitor's own exclusions take out is taken out afterwards. */
const NEIGHBOURS = 160
/** Scans kept per allowed set: 1.3 kB each. */
const MOST_KEPT = 1000

const nothing: Neighbours = { ordinals: new Int32Array(0), scores: new Float32Array(0) }
const kept = new WeakMap<Bitmap, Map<string, Neighbours>>()

/**
 * The nearest products of an allowed set to the recency-weighted sum of `items`' vectors (newest first), exact. A scan
 * reads every row, so its answer is kept: all visitors of a product page, and all blocks of a visitor's page, ask the same.
 * `allowed` must be a set that is never changed: a new index version brings new ones.
 */
export function nearestTo(index: Index, items: Visit['history'], allowed: Bitmap): Neighbours {
  const { knn } = index.base
  if (knn === null || items.length === 0) return nothing
  let answers = kept.get(allowed)
  if (answers === undefined) kept.set(allowed, (answers = new Map()))
  let key = ''
  for (const { ordinal, weight } of items) key += `${ordinal}:${weight} `
  const known = answers.get(key)
  if (known !== undefined) {
    answers.delete(key) // least recently used first
    answers.set(key, known)
    return known
  }
  const query = new Float32Array(knn.dims)
  let factor = 1
  for (const { ordinal, weight } of items) {
    if (ordinal < knn.count()) knn.accumulate(query, ordinal, weight * factor)
    factor *= DECAY
  }
  const found = normalise(query) === 0 ? nothing : knn.nearest(query, allowed, NEIGHBOURS)
  if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value!)
  answers.set(key, found)
  return found
}

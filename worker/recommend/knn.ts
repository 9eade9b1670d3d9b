import type { Bitmap } from './bitmap.ts'

/** int8 rows with one scale each; value of dim d = row[d] * scale. Row-major, `dims` a multiple of 16. */
export interface Rows {
  count: number
  dims: number
  values: Int8Array
  scales: Float32Array
}

export interface Neighbours {
  /** ordinals, best first; equal scores by rising ordinal */
  ordinals: Int32Array
  /** cosine to the query */
  scores: Float32Array
}

/** The exact nearest rows to a query among the allowed. Two implementations: WebAssembly SIMD and plain JS, its oracle. */
export interface Knn {
  readonly dims: number
  /** rows of the base and those added since */
  count(): number
  /** `query`: unit length. At most `k` (<= 1024) ordinals whose bit is set in `allowed`. The arrays are the caller's. */
  nearest(query: Float32Array, allowed: Bitmap, k: number): Neighbours
  /** Cosine of two rows. */
  cosine(a: number, b: number): number
  /** Adds `weight` times the row to `into`. */
  accumulate(into: Float32Array, ordinal: number, weight: number): void
  /** Replaces the rows after the base: products added since the index was built. */
  setAdded(rows: Rows): void
}

/** Products that may be added between two builds; the index is built anew before there are more. */
export const MAX_ADDED = 4096
export const MAX_NEIGHBOURS = 1024

/** A unit query as integers of 12 bits: |dot| stays below 2^31 for 1,024 dims, and ranks as f32 does. */
export function quantiseQuery(query: Float32Array, into: Int16Array): number {
  let most = 0
  for (const value of query) most = Math.max(most, Math.abs(value))
  const scale = most === 0 ? 0 : most / 2047
  for (let dim = 0; dim < query.length; dim++) into[dim] = scale === 0 ? 0 : Math.round(query[dim]! / scale)
  return scale
}

/** A vector as int8 with one scale, into row `row` of `rows`. The zero vector has scale 0. */
export function quantiseRow(vector: Float32Array, rows: Rows, row: number): void {
  let most = 0
  for (const value of vector) most = Math.max(most, Math.abs(value))
  const scale = most / 127
  rows.scales[row] = scale
  const start = row * rows.dims
  for (let dim = 0; dim < rows.dims; dim++) {
    rows.values[start + dim] = scale === 0 ? 0 : Math.round((vector[dim] ?? 0) / scale)
  }
}

export const makeRows = (count: number, dims: number): Rows => ({
  count,
  dims,
  values: new Int8Array(count * dims),
  scales: new Float32Array(count),
})

/** Scales to length 1 in place; the zero vector stays. Answers the length it had. */
export function normalise(vector: Float32Array): number {
  let sum = 0
  for (const value of vector) sum += value * value
  const length = Math.sqrt(sum)
  if (length > 0) for (let dim = 0; dim < vector.length; dim++) vector[dim]! /= length
  return length
}

import { unitRow } from './embedder.ts'
import { topSingular } from './randomisedSvd.ts'

/** The mean of a catalog's vectors and the directions in which they differ most. */
export interface Projection {
  from: number
  to: number
  mean: Float32Array
  /** from × to */
  axes: Float32Array
}

/**
 * The strongest directions are left out: they hold what all texts share and, in a shop of several languages, the language (Mu
 * and Viswanath, All-but-the-Top, ICLR 2018). `npm run eval -- --only languages` shows what fewer and more of them give.
 */
const SKIPPED = 3

/** PCA is learnt from this many vectors, evenly chosen. */
export const SAMPLE = 4000

/**
 * Centre and PCA of vectors (count × from), by randomised SVD of the centred sample. Pretrained vectors lie crowded around
 * their mean, so that int8 would keep little of what tells them apart. Equal vectors give an equal projection.
 */
export function fitProjection(
  vectors: Float32Array,
  count: number,
  from: number,
  to: number,
  skipped = SKIPPED,
): Projection {
  const step = Math.max(1, Math.ceil(count / SAMPLE))
  const rows = Math.ceil(count / step)
  const mean = new Float32Array(from)
  for (let row = 0; row < rows; row++) {
    for (let dim = 0; dim < from; dim++) mean[dim]! += vectors[row * step * from + dim]! / rows
  }
  const values = new Float32Array(rows * from)
  for (let row = 0; row < rows; row++) {
    for (let dim = 0; dim < from; dim++) values[row * from + dim] = vectors[row * step * from + dim]! - mean[dim]!
  }
  const offsets = Uint32Array.from({ length: rows + 1 }, (_, row) => row * from)
  const columns = Uint32Array.from({ length: rows * from }, (_, at) => at % from)
  const { right } = topSingular({ rows, offsets, columns, values }, from, to + skipped)
  const axes = new Float32Array(from * to)
  for (let dim = 0; dim < from; dim++) {
    axes.set(right.subarray(dim * (to + skipped) + skipped, (dim + 1) * (to + skipped)), dim * to)
  }
  return { from, to, mean, axes }
}

/** Rows of `to` dims, each of length 1; zero for a vector that is the mean. */
export function project({ from, to, mean, axes }: Projection, vectors: Float32Array): Float32Array {
  const count = vectors.length / from
  const out = new Float32Array(count * to)
  for (let row = 0; row < count; row++) {
    for (let dim = 0; dim < from; dim++) {
      const value = vectors[row * from + dim]! - mean[dim]!
      for (let axis = 0; axis < to; axis++) out[row * to + axis]! += value * axes[dim * to + axis]!
    }
    unitRow(out, row, to)
  }
  return out
}

/** Compressed sparse rows. */
export interface Sparse {
  rows: number
  /** rows + 1 */
  offsets: Uint32Array
  columns: Uint32Array
  values: Float32Array
}

const OVERSAMPLE = 16

/**
 * The largest singular values of a sparse matrix with their right vectors (columns × rank, row-major), by random
 * projection with power iterations (Halko, Martinsson, Tropp, SIAM Review 2011, algorithm 5.1). The random start is
 * seeded: equal matrices give equal results.
 */
export function topSingular(
  matrix: Sparse,
  columns: number,
  rank: number,
  powerIterations = 2,
): { right: Float32Array; singular: Float32Array } {
  const width = Math.min(rank + OVERSAMPLE, columns, matrix.rows)
  let basis = multiply(matrix, gaussian(columns * width), width)
  orthonormalise(basis, matrix.rows, width)
  for (let step = 0; step < powerIterations; step++) {
    const back = multiplyTransposed(matrix, basis, columns, width)
    orthonormalise(back, columns, width)
    basis = multiply(matrix, back, width)
    orthonormalise(basis, matrix.rows, width)
  }
  const projected = multiplyTransposed(matrix, basis, columns, width) // (Q^T A)^T
  const { values, vectors } = eigenSymmetric(gram(projected, columns, width), width)
  const singular = Float32Array.from({ length: rank }, (_, k) => Math.sqrt(Math.max(0, values[k] ?? 0)))
  const right = new Float32Array(columns * rank)
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < Math.min(rank, width); k++) {
      let sum = 0
      for (let at = 0; at < width; at++) sum += projected[column * width + at]! * vectors[at * width + k]!
      right[column * rank + k] = singular[k]! > 1e-6 ? sum / singular[k]! : 0
    }
  }
  return { right, singular }
}

function multiply(matrix: Sparse, dense: Float32Array, width: number): Float32Array {
  const out = new Float32Array(matrix.rows * width)
  for (let row = 0; row < matrix.rows; row++) {
    const to = row * width
    for (let at = matrix.offsets[row]!; at < matrix.offsets[row + 1]!; at++) {
      const value = matrix.values[at]!
      const from = matrix.columns[at]! * width
      for (let k = 0; k < width; k++) out[to + k]! += value * dense[from + k]!
    }
  }
  return out
}

function multiplyTransposed(matrix: Sparse, dense: Float32Array, columns: number, width: number): Float32Array {
  const out = new Float32Array(columns * width)
  for (let row = 0; row < matrix.rows; row++) {
    const from = row * width
    for (let at = matrix.offsets[row]!; at < matrix.offsets[row + 1]!; at++) {
      const value = matrix.values[at]!
      const to = matrix.columns[at]! * width
      for (let k = 0; k < width; k++) out[to + k]! += value * dense[from + k]!
    }
  }
  return out
}

function gram(matrix: Float32Array, rows: number, width: number): Float64Array {
  const out = new Float64Array(width * width)
  for (let row = 0; row < rows; row++) {
    const from = row * width
    for (let i = 0; i < width; i++) {
      const left = matrix[from + i]!
      if (left === 0) continue
      for (let j = i; j < width; j++) out[i * width + j]! += left * matrix[from + j]!
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) out[i * width + j] = out[j * width + i]!
  return out
}

/** Makes the columns orthonormal in place: Cholesky of the Gram matrix, then X R^-1. */
function orthonormalise(matrix: Float32Array, rows: number, width: number): void {
  const g = gram(matrix, rows, width)
  let trace = 0
  for (let i = 0; i < width; i++) trace += g[i * width + i]!
  const ridge = (trace / width) * 1e-10 + 1e-30 // directions that ran together would have no square root
  const r = new Float64Array(width * width)
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      let sum = g[i * width + j]! + (i === j ? ridge : 0)
      for (let k = 0; k < i; k++) sum -= r[k * width + i]! * r[k * width + j]!
      r[i * width + j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / r[i * width + i]!
    }
  }
  const row = new Float64Array(width)
  for (let at = 0; at < rows; at++) {
    for (let j = 0; j < width; j++) {
      let sum = matrix[at * width + j]!
      for (let k = 0; k < j; k++) sum -= row[k]! * r[k * width + j]!
      row[j] = sum / r[j * width + j]!
    }
    for (let j = 0; j < width; j++) matrix[at * width + j] = row[j]!
  }
}

/** Eigenvalues of a symmetric matrix, largest first, with their vectors as columns (cyclic Jacobi). */
export function eigenSymmetric(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice()
  const v = new Float64Array(size * size)
  for (let i = 0; i < size; i++) v[i * size + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    let diagonal = 0
    for (let i = 0; i < size; i++) {
      diagonal += a[i * size + i]! ** 2
      for (let j = i + 1; j < size; j++) off += a[i * size + j]! ** 2
    }
    if (off <= 1e-20 * diagonal) break
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q)
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j]! - a[i * size + i]!)
  const vectors = new Float64Array(size * size)
  for (const [to, from] of order.entries()) for (let i = 0; i < size; i++) vectors[i * size + to] = v[i * size + from]!
  return { values: Float64Array.from(order, (i) => a[i * size + i]!), vectors }
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!
  if (apq === 0) return
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < size; k++) {
    const kp = a[k * size + p]!
    const kq = a[k * size + q]!
    a[k * size + p] = c * kp - s * kq
    a[k * size + q] = s * kp + c * kq
  }
  for (let k = 0; k < size; k++) {
    const pk = a[p * size + k]!
    const qk = a[q * size + k]!
    a[p * size + k] = c * pk - s * qk
    a[q * size + k] = s * pk + c * qk
    const vp = v[k * size + p]!
    const vq = v[k * size + q]!
    v[k * size + p] = c * vp - s * vq
    v[k * size + q] = s * vp + c * vq
  }
}

/** Normal numbers from a fixed seed (mulberry32, Box-Muller). */
function gaussian(length: number): Float32Array {
  let state = 0x9e3779b9
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return Float32Array.from({ length }, () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()))
}

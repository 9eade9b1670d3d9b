const TILE = 4

/** Numbers in a matrix for `solveSymmetric` with rows of `stride`, a multiple of four: a tile may reach past the last row. */
export const roomFor = (stride: number): number => (stride + TILE) * stride

/**
 * Solves A x = b for a symmetric positive definite A by Cholesky, in place: `right` becomes x, the lower triangle its
 * factor. `matrix` has `roomFor(stride)` numbers, rows of `stride`, of which the first `size` count; above the diagonal
 * and behind the last row it is scratch.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number, stride: number): void {
  for (let column = 0; column < size; column += TILE) {
    for (let row = column; row < size; row += 2) subtractTile(matrix, row, column, stride)
    factorTile(matrix, column, Math.min(column + TILE, size), size, stride)
  }
  for (let row = 0; row < size; row++) {
    let sum = right[row]!
    for (let k = 0; k < row; k++) sum -= matrix[row * stride + k]! * right[k]!
    right[row] = sum / matrix[row * stride + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = right[row]! / matrix[row * stride + row]!
    right[row] = value
    for (let k = 0; k < row; k++) right[k]! -= matrix[row * stride + k]! * value
  }
}

/** Two rows, four columns: what the columns before have settled, in eight sums that don't wait for each other. */
function subtractTile(matrix: Float64Array, row: number, column: number, stride: number): void {
  const a = row * stride
  const b = a + stride
  const c = column * stride
  const d = c + stride
  const e = d + stride
  const f = e + stride
  let [ac, ad, ae, af, bc, bd, be, bf] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let k = 0; k < column; k++) {
    const x = matrix[a + k]!
    const y = matrix[b + k]!
    const p = matrix[c + k]!
    const q = matrix[d + k]!
    const r = matrix[e + k]!
    const s = matrix[f + k]!
    ac += x * p
    ad += x * q
    ae += x * r
    af += x * s
    bc += y * p
    bd += y * q
    be += y * r
    bf += y * s
  }
  const left = a + column
  const below = b + column
  matrix[left]! -= ac
  matrix[left + 1]! -= ad
  matrix[left + 2]! -= ae
  matrix[left + 3]! -= af
  matrix[below]! -= bc
  matrix[below + 1]! -= bd
  matrix[below + 2]! -= be
  matrix[below + 3]! -= bf
}

function factorTile(matrix: Float64Array, from: number, to: number, size: number, stride: number): void {
  for (let column = from; column < to; column++) {
    const pivot = Math.sqrt(Math.max(matrix[column * stride + column]!, 1e-12))
    matrix[column * stride + column] = pivot
    for (let row = column + 1; row < size; row++) {
      const value = matrix[row * stride + column]! / pivot
      matrix[row * stride + column] = value
      const end = Math.min(to, row + 1)
      for (let other = column + 1; other < end; other++) {
        matrix[row * stride + other]! -= value * matrix[other * stride + column]!
      }
    }
  }
}

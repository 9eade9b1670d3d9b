// Matrix products by tiles of 4 rows and 8 columns held in registers. All counts in floats, all strides in bytes.

/**
 * C (m x n) = A (m x k) B, or C += with `adds`. B's eight columns j..j+7 of row r lie at b + (j / 8) * panelStep +
 * r * rowStep: a row-major matrix has panelStep 32, a packed one rowStep 32. n is a multiple of 8, m of 4.
 */
export function multiply(
  a: usize,
  aStep: usize,
  b: usize,
  rowStep: usize,
  panelStep: usize,
  c: usize,
  cStep: usize,
  m: i32,
  n: i32,
  k: i32,
  adds: i32,
): void {
  for (let j = 0; j < n; j += 8) {
    const panel = b + <usize>(j >> 3) * panelStep
    for (let i = 0; i < m; i += 4) {
      let a0 = a + <usize>i * aStep
      let a1 = a0 + aStep
      let a2 = a1 + aStep
      let a3 = a2 + aStep
      const c0 = c + <usize>i * cStep + ((<usize>j) << 2)
      const c1 = c0 + cStep
      const c2 = c1 + cStep
      const c3 = c2 + cStep
      let s00 = f32x4.splat(0)
      let s01 = s00
      let s10 = s00
      let s11 = s00
      let s20 = s00
      let s21 = s00
      let s30 = s00
      let s31 = s00
      if (adds) {
        s00 = v128.load(c0)
        s01 = v128.load(c0, 16)
        s10 = v128.load(c1)
        s11 = v128.load(c1, 16)
        s20 = v128.load(c2)
        s21 = v128.load(c2, 16)
        s30 = v128.load(c3)
        s31 = v128.load(c3, 16)
      }
      let row = panel
      const end = a0 + ((<usize>k) << 2)
      while (a0 < end) {
        const b0 = v128.load(row)
        const b1 = v128.load(row, 16)
        let x = v128.load_splat<f32>(a0)
        s00 = f32x4.add(s00, f32x4.mul(x, b0))
        s01 = f32x4.add(s01, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a1)
        s10 = f32x4.add(s10, f32x4.mul(x, b0))
        s11 = f32x4.add(s11, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a2)
        s20 = f32x4.add(s20, f32x4.mul(x, b0))
        s21 = f32x4.add(s21, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a3)
        s30 = f32x4.add(s30, f32x4.mul(x, b0))
        s31 = f32x4.add(s31, f32x4.mul(x, b1))
        row += rowStep
        a0 += 4
        a1 += 4
        a2 += 4
        a3 += 4
      }
      v128.store(c0, s00)
      v128.store(c0, s01, 16)
      v128.store(c1, s10)
      v128.store(c1, s11, 16)
      v128.store(c2, s20)
      v128.store(c2, s21, 16)
      v128.store(c3, s30)
      v128.store(c3, s31, 16)
    }
  }
}

/** C (m x n) += A' B, where A is k x m and B k x n, both row-major. m is a multiple of 4, n of 8. */
export function multiplyTransposed(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cStep: usize,
  m: i32,
  n: i32,
  k: i32,
): void {
  for (let i = 0; i < m; i += 4) {
    const c0 = c + <usize>i * cStep
    const c1 = c0 + cStep
    const c2 = c1 + cStep
    const c3 = c2 + cStep
    const column = a + ((<usize>i) << 2)
    for (let j: usize = 0; j < (<usize>n) << 2; j += 32) {
      let s00 = v128.load(c0 + j)
      let s01 = v128.load(c0 + j, 16)
      let s10 = v128.load(c1 + j)
      let s11 = v128.load(c1 + j, 16)
      let s20 = v128.load(c2 + j)
      let s21 = v128.load(c2 + j, 16)
      let s30 = v128.load(c3 + j)
      let s31 = v128.load(c3 + j, 16)
      let at = column
      let row = b + j
      const end = column + <usize>k * aStep
      while (at < end) {
        const b0 = v128.load(row)
        const b1 = v128.load(row, 16)
        let x = v128.load_splat<f32>(at)
        s00 = f32x4.add(s00, f32x4.mul(x, b0))
        s01 = f32x4.add(s01, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(at, 4)
        s10 = f32x4.add(s10, f32x4.mul(x, b0))
        s11 = f32x4.add(s11, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(at, 8)
        s20 = f32x4.add(s20, f32x4.mul(x, b0))
        s21 = f32x4.add(s21, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(at, 12)
        s30 = f32x4.add(s30, f32x4.mul(x, b0))
        s31 = f32x4.add(s31, f32x4.mul(x, b1))
        at += aStep
        row += bStep
      }
      v128.store(c0 + j, s00)
      v128.store(c0 + j, s01, 16)
      v128.store(c1 + j, s10)
      v128.store(c1 + j, s11, 16)
      v128.store(c2 + j, s20)
      v128.store(c2 + j, s21, 16)
      v128.store(c3 + j, s30)
      v128.store(c3 + j, s31, 16)
    }
  }
}

/** Rows `from`..`to` of a rows x 64 matrix, both multiples of 8, as packed panels of eight: what `multiply` reads as B'. */
export function packRows(rows: usize, panels: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i += 8) {
    const source = rows + ((<usize>i) << 8)
    const target = panels + ((<usize>i) << 8)
    for (let d: usize = 0; d < 64; d++) {
      for (let r: usize = 0; r < 8; r++) {
        store<f32>(target + (d << 5) + (r << 2), load<f32>(source + (r << 8) + (d << 2)))
      }
    }
  }
}

/** Transpose of a rows x columns matrix. */
export function transpose(from: usize, to: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      store<f32>(to + ((<usize>(j * rows + i)) << 2), load<f32>(from + ((<usize>(i * columns + j)) << 2)))
    }
  }
}

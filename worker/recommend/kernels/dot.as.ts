/** Sum of products of one int8 row and an int16 query; `dims` is a multiple of 16. */
export function dot16(row: usize, query: usize, dims: i32): i32 {
  let sum = i32x4.splat(0)
  for (const end = row + dims; row < end; row += 16) {
    sum = i32x4.add(sum, product(row, v128.load(query), v128.load(query, 16)))
    query += 32
  }
  return sumOf(sum)
}

function product(row: usize, low: v128, high: v128): v128 {
  const bytes = v128.load(row)
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytes), low),
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytes), high),
  )
}

/** The same of four rows, wherever they lie: they share the loads of the query and wait for memory together. */
export function dotFour(a: usize, b: usize, c: usize, d: usize, query: usize, dims: i32): v128 {
  let sumA = i32x4.splat(0)
  let sumB = sumA
  let sumC = sumA
  let sumD = sumA
  for (const end = a + dims; a < end; a += 16) {
    const low = v128.load(query)
    const high = v128.load(query, 16)
    sumA = i32x4.add(sumA, product(a, low, high))
    sumB = i32x4.add(sumB, product(b, low, high))
    sumC = i32x4.add(sumC, product(c, low, high))
    sumD = i32x4.add(sumD, product(d, low, high))
    b += 16
    c += 16
    d += 16
    query += 32
  }
  const ab = i32x4.add(v128.shuffle<i32>(sumA, sumB, 0, 1, 4, 5), v128.shuffle<i32>(sumA, sumB, 2, 3, 6, 7))
  const cd = i32x4.add(v128.shuffle<i32>(sumC, sumD, 0, 1, 4, 5), v128.shuffle<i32>(sumC, sumD, 2, 3, 6, 7))
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7))
}

/** Sum of products of two int8 rows. */
export function dotRows(a: usize, b: usize, dims: i32): i32 {
  let sum = i32x4.splat(0)
  for (let at = 0; at < dims; at += 16) {
    const left = v128.load(a + at)
    const right = v128.load(b + at)
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(left), i16x8.extend_low_i8x16_s(right)))
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(left), i16x8.extend_high_i8x16_s(right)))
  }
  return sumOf(sum)
}

function sumOf(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}

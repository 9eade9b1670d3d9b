// Exact nearest neighbours over int8 rows (AssemblyScript, WebAssembly SIMD without the relaxed set: Node 20 lacks it).
// Memory is laid out by recommend/knn.ts; nothing is allocated here.

/** Sum of products of one int8 row and an int16 query; `dims` is a multiple of 16. */
function dot16(row: usize, query: usize, dims: i32): i32 {
  let sum = i32x4.splat(0)
  for (let at = 0; at < dims; at += 16) {
    const bytes = v128.load(row + at)
    const low = v128.load(query + (at << 1))
    const high = v128.load(query + (at << 1), 16)
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytes), low))
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytes), high))
  }
  return (
    i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)
  )
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
  return (
    i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)
  )
}

// The worst kept candidate is the root: lowest score, and of equal scores the highest ordinal.
function isWorse(scores: usize, ids: usize, a: i32, b: i32): bool {
  const left = load<f32>(scores + (a << 2))
  const right = load<f32>(scores + (b << 2))
  return left < right || (left == right && load<i32>(ids + (a << 2)) > load<i32>(ids + (b << 2)))
}

function swap(scores: usize, ids: usize, a: i32, b: i32): void {
  const score = load<f32>(scores + (a << 2))
  const id = load<i32>(ids + (a << 2))
  store<f32>(scores + (a << 2), load<f32>(scores + (b << 2)))
  store<i32>(ids + (a << 2), load<i32>(ids + (b << 2)))
  store<f32>(scores + (b << 2), score)
  store<i32>(ids + (b << 2), id)
}

function siftUp(scores: usize, ids: usize, from: i32): void {
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isWorse(scores, ids, at, parent)) return
    swap(scores, ids, at, parent)
    at = parent
  }
}

function siftDown(scores: usize, ids: usize, size: i32): void {
  let at = 0
  for (;;) {
    let worst = at
    const left = (at << 1) + 1
    if (left < size && isWorse(scores, ids, left, worst)) worst = left
    if (left + 1 < size && isWorse(scores, ids, left + 1, worst)) worst = left + 1
    if (worst == at) return
    swap(scores, ids, at, worst)
    at = worst
  }
}

/**
 * Offers rows 0..count-1, whose ordinals begin at `first`, to a heap of the `k` best that holds `held` already; answers
 * its new size. Rows whose bit in `mask` is unset are not read.
 */
export function scan(
  rows: usize,
  scales: usize,
  mask: usize,
  first: i32,
  count: i32,
  dims: i32,
  query: usize,
  k: i32,
  scores: usize,
  ids: usize,
  held: i32,
): i32 {
  let size = held
  let worst: f32 = size == k ? load<f32>(scores) : -Infinity
  const words = (count + 31) >> 5
  for (let word = 0; word < words; word++) {
    let bits = load<u32>(mask + (word << 2))
    while (bits != 0) {
      const row = (word << 5) + <i32>ctz(bits)
      bits &= bits - 1
      if (row >= count) break
      const score = <f32>dot16(rows + row * dims, query, dims) * load<f32>(scales + (row << 2))
      if (size < k) {
        store<f32>(scores + (size << 2), score)
        store<i32>(ids + (size << 2), first + row)
        siftUp(scores, ids, size)
        size++
        if (size == k) worst = load<f32>(scores)
      } else if (score > worst || (score == worst && first + row < load<i32>(ids))) {
        store<f32>(scores, score)
        store<i32>(ids, first + row)
        siftDown(scores, ids, size)
        worst = load<f32>(scores)
      }
    }
  }
  return size
}

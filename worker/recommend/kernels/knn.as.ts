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

// Of the scan that runs: two functions share them.
let size: i32 = 0
let worst: f32 = 0

/** Before the first `offer` to a heap of `k` that holds `held` already. */
export function open(held: i32, k: i32, scores: usize): void {
  size = held
  worst = size == k ? load<f32>(scores) : -Infinity
}

/** What a score must reach to get in. */
export function least(): f32 {
  return worst
}

/** How many the heap holds. */
export function held(): i32 {
  return size
}

export function offer(score: f32, ordinal: i32, k: i32, scores: usize, ids: usize): void {
  if (size < k) {
    store<f32>(scores + (size << 2), score)
    store<i32>(ids + (size << 2), ordinal)
    siftUp(scores, ids, size)
    size++
    if (size == k) worst = load<f32>(scores)
  } else if (score > worst || (score == worst && ordinal < load<i32>(ids))) {
    store<f32>(scores, score)
    store<i32>(ids, ordinal)
    siftDown(scores, ids, size)
    worst = load<f32>(scores)
  }
}

function sum4(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}

/**
 * Offers rows 0..count-1, whose ordinals begin at `first`, to a heap of the `k` best that holds `before` already; answers
 * its new size. Rows whose bit in `mask` is unset are not offered; four allowed neighbours share the loads of the query.
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
  before: i32,
): i32 {
  open(before, k, scores)
  for (let row = 0; row < count; row += 4) {
    let bits = (load<u32>(mask + ((row >> 5) << 2)) >> (row & 31)) & 15
    if (bits == 0) {
      if ((row & 31) == 0 && load<u32>(mask + ((row >> 5) << 2)) == 0) row += 28
      continue
    }
    const at = rows + row * dims
    if (bits == 15 && row + 4 <= count) {
      let a = i32x4.splat(0)
      let b = i32x4.splat(0)
      let c = i32x4.splat(0)
      let d = i32x4.splat(0)
      for (let dim = 0; dim < dims; dim += 16) {
        const low = v128.load(query + (dim << 1))
        const high = v128.load(query + (dim << 1), 16)
        const bytesA = v128.load(at + dim)
        a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytesA), low))
        a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytesA), high))
        const bytesB = v128.load(at + dims + dim)
        b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytesB), low))
        b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytesB), high))
        const bytesC = v128.load(at + 2 * dims + dim)
        c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytesC), low))
        c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytesC), high))
        const bytesD = v128.load(at + 3 * dims + dim)
        d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(bytesD), low))
        d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(bytesD), high))
      }
      const scale = scales + (row << 2)
      const scoreA = <f32>sum4(a) * load<f32>(scale)
      const scoreB = <f32>sum4(b) * load<f32>(scale, 4)
      const scoreC = <f32>sum4(c) * load<f32>(scale, 8)
      const scoreD = <f32>sum4(d) * load<f32>(scale, 12)
      // Ordinals rise with the scan: an equal score never replaces what is held, unless that came from a later part.
      if (size < k || scoreA >= worst) offer(scoreA, first + row, k, scores, ids)
      if (size < k || scoreB >= worst) offer(scoreB, first + row + 1, k, scores, ids)
      if (size < k || scoreC >= worst) offer(scoreC, first + row + 2, k, scores, ids)
      if (size < k || scoreD >= worst) offer(scoreD, first + row + 3, k, scores, ids)
      continue
    }
    while (bits != 0) {
      const lane = <i32>ctz(bits)
      bits &= bits - 1
      if (row + lane >= count) break
      const score = <f32>dot16(at + lane * dims, query, dims) * load<f32>(scales + ((row + lane) << 2))
      if (size < k || score >= worst) offer(score, first + row + lane, k, scores, ids)
    }
  }
  return size
}

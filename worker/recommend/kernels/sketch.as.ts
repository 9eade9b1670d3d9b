// The exact best rows of a query by a sketch of them: the upper half of each byte, which a query of 8 bits is multiplied
// with sixteen values at a time. What the lower half can add is at most its length times the query's (Cauchy-Schwarz), so
// that only rows which might be among the best are multiplied whole. Why the sums of 16 bits are right: recommend/sketch.ts.
import { dot16, dotFour } from './dot.as'
import { held, least, offer, open } from './heap.as'

/** Rows of a block: four registers of eight rows. */
const BLOCK: i32 = 32
/** A block with fewer allowed is not worth a look at all of it. */
const SPARSE: u32 = 10
const CHOSEN: i32 = 4096
/** So many are multiplied whole before the bar is looked at again. */
const BATCH: i32 = 256

// Where everything lies: one placed set of rows an instance.
let rows: usize = 0
let scales: usize = 0
let halves: usize = 0
let rests: usize = 0
let mask: usize = 0
let values: usize = 0
let query: usize = 0
let bytes: usize = 0
let spread: usize = 0
let chosenScores: usize = 0
let chosenIds: usize = 0
let scores: usize = 0
let ids: usize = 0
let count: i32 = 0
let dims: i32 = 0

/**
 * `halves`: blocks of 32 rows, dims * 16 bytes each; `rests`: a float a row; `values`: as many, all three for whole blocks.
 * `query`: int16 of 12 bits, `bytes`: the same in 8 bits, `spread`: dims * 8 bytes. `chosen...`: 4,096 each.
 */
export function place(
  rowsAt: usize,
  scalesAt: usize,
  halvesAt: usize,
  restsAt: usize,
  maskAt: usize,
  valuesAt: usize,
  queryAt: usize,
  bytesAt: usize,
  spreadAt: usize,
  chosenAt: usize,
  scoresAt: usize,
  idsAt: usize,
  rowCount: i32,
  rowDims: i32,
): void {
  rows = rowsAt
  scales = scalesAt
  halves = halvesAt
  rests = restsAt
  mask = maskAt
  values = valuesAt
  query = queryAt
  bytes = bytesAt
  spread = spreadAt
  chosenScores = chosenAt
  chosenIds = chosenAt + CHOSEN * 4
  scores = scoresAt
  ids = idsAt
  count = rowCount
  dims = rowDims
}

/**
 * Fills `halves` and `rests` from the rows. A value is 16 (u - 7.5) + r, u its upper half from 0 to 15; a row's rest is
 * scale * |r|. Writes three floats to `facts`: the largest |u - 7.5|, scale * 16 |u - 7.5| and rest of all rows.
 */
export function sketch(facts: usize): void {
  let widest: f32 = 0
  let tallest: f32 = 0
  let farthest: f32 = 0
  for (let row = 0; row < count; row++) {
    const from = rows + <usize>row * dims
    let to = halves + <usize>(row >> 5) * (dims << 4) + ((row & 31) << 1)
    let twice = 0
    let rest = 0
    for (let dim = 0; dim < dims; dim += 4) {
      const four = load<u32>(from + dim)
      const upper = ((four >> 4) & 0x0f0f0f0f) ^ 0x08080808
      // Of four values two lie in the lower and two in the upper half of two bytes.
      store<u16>(to, <u16>(upper | (upper >> 12)))
      to += 64
      for (let shift = 0; shift < 32; shift += 8) {
        const u = 2 * <i32>((upper >> shift) & 15) - 15
        const r = <i32>((four >> shift) & 15) - 8
        twice += u * u
        rest += r * r
      }
    }
    const length: f32 = sqrt<f32>(<f32>twice) / 2
    const scale = load<f32>(scales + (row << 2))
    const own = scale * sqrt<f32>(<f32>rest)
    store<f32>(rests + (row << 2), own)
    widest = max(widest, length)
    tallest = max(tallest, scale * 16 * length)
    farthest = max(farthest, own)
  }
  store<f32>(facts, widest)
  store<f32>(facts, tallest, 4)
  store<f32>(facts, farthest, 8)
}

let multiplied: i32 = 0

/** How many rows the last scan multiplied whole. */
export function wholes(): i32 {
  return multiplied
}

let filled: i32 = 0
let bar: f32 = 0

/** Keeps the `k` best chosen; their worst is what the next must reach. Hoare's selection. */
function narrow(k: i32): void {
  let low = 0
  let high = filled - 1
  const wanted = k - 1
  while (low < high) {
    const pivot = load<f32>(chosenScores + (((low + high) >> 1) << 2))
    let left = low
    let right = high
    while (left <= right) {
      while (load<f32>(chosenScores + (left << 2)) > pivot) left++
      while (load<f32>(chosenScores + (right << 2)) < pivot) right--
      if (left <= right) {
        const score = load<f32>(chosenScores + (left << 2))
        const id = load<i32>(chosenIds + (left << 2))
        store<f32>(chosenScores + (left << 2), load<f32>(chosenScores + (right << 2)))
        store<i32>(chosenIds + (left << 2), load<i32>(chosenIds + (right << 2)))
        store<f32>(chosenScores + (right << 2), score)
        store<i32>(chosenIds + (right << 2), id)
        left++
        right--
      }
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else break
  }
  filled = k
  bar = load<f32>(chosenScores + (wanted << 2))
}

function halfOf(sums: v128, at: i32, limit: v128, row: i32): i32 {
  const value = f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(scales + ((row + at) << 2)))
  v128.store(values + ((row + at) << 2), value)
  return i32x4.bitmask(f32x4.ge(value, limit)) << at
}

/** The rows among eight, from bit `at` on, whose value reaches the limit; all values are kept. */
function lift(sums: v128, at: i32, limit: v128, row: i32): i32 {
  return (
    halfOf(i32x4.extend_low_i16x8_s(sums), at, limit, row) | halfOf(i32x4.extend_high_i16x8_s(sums), at + 4, limit, row)
  )
}

/** A step of eight rows: what two values of each add by their upper halves. */
function step(sums: v128, pairs: v128, own: v128): v128 {
  return i16x8.add(sums, i16x8.relaxed_dot_i8x16_i7x16_s(own, pairs))
}

/** Values of all rows of dense blocks by their sketch; the `k` largest of the allowed are chosen. */
function look(k: i32, start: i32): void {
  const four = i8x16.splat(15)
  const most = max(4 * k, 1024) - BLOCK
  const end = spread + (dims << 3)
  filled = 0
  bar = -Infinity
  for (let row = 0; row < count; row += BLOCK) {
    const allowed = load<u32>(mask + (row >> 3))
    if (popcnt(allowed) <= SPARSE) continue
    let at = halves + <usize>(row >> 5) * (dims << 4)
    let a = i16x8.splat(<i16>start)
    let b = a
    let c = a
    let d = a
    for (let own = spread; own < end; own += 32) {
      const x = v128.load(own)
      const y = v128.load(own, 16)
      const rowsA = v128.load(at)
      const rowsB = v128.load(at, 16)
      const rowsC = v128.load(at, 32)
      const rowsD = v128.load(at, 48)
      a = step(a, v128.and(rowsA, four), x)
      b = step(b, v128.and(rowsB, four), x)
      c = step(c, v128.and(rowsC, four), x)
      d = step(d, v128.and(rowsD, four), x)
      a = step(a, v128.and(i16x8.shr_u(rowsA, 4), four), y)
      b = step(b, v128.and(i16x8.shr_u(rowsB, 4), four), y)
      c = step(c, v128.and(i16x8.shr_u(rowsC, 4), four), y)
      d = step(d, v128.and(i16x8.shr_u(rowsD, 4), four), y)
      at += 64
    }
    const limit = f32x4.splat(bar)
    let hits = lift(a, 0, limit, row) | lift(b, 8, limit, row) | lift(c, 16, limit, row) | lift(d, 24, limit, row)
    hits &= allowed
    while (hits != 0) {
      const one = row + <i32>ctz(hits)
      hits &= hits - 1
      store<f32>(chosenScores + (filled << 2), load<f32>(values + (one << 2)))
      store<i32>(chosenIds + (filled << 2), one)
      filled++
    }
    if (filled > most) narrow(k)
  }
  if (filled > k) narrow(k)
}

function offerWhole(score: f32, row: i32, k: i32): void {
  if (score >= least()) offer(score, row, k, scores, ids)
}

/** Multiplies the chosen whole and offers them; none are left. */
function settle(k: i32, by: f32): void {
  multiplied += filled
  let at = 0
  for (; at + 4 <= filled; at += 4) {
    const four = chosenIds + (at << 2)
    const a = load<i32>(four)
    const b = load<i32>(four, 4)
    const c = load<i32>(four, 8)
    const d = load<i32>(four, 12)
    const sums = f32x4.convert_i32x4_s(dotFour(rowAt(a), rowAt(b), rowAt(c), rowAt(d), query, dims))
    offerWhole(f32x4.extract_lane(sums, 0) * scaleOf(a) * by, a, k)
    offerWhole(f32x4.extract_lane(sums, 1) * scaleOf(b) * by, b, k)
    offerWhole(f32x4.extract_lane(sums, 2) * scaleOf(c) * by, c, k)
    offerWhole(f32x4.extract_lane(sums, 3) * scaleOf(d) * by, d, k)
  }
  for (; at < filled; at++) {
    const row = load<i32>(chosenIds + (at << 2))
    offerWhole(<f32>dot16(rowAt(row), query, dims) * scaleOf(row) * by, row, k)
  }
  filled = 0
}

function rowAt(row: i32): usize {
  return rows + <usize>row * dims
}

function scaleOf(row: i32): f32 {
  return load<f32>(scales + (row << 2))
}

/** Chooses the rows of a bitmap. */
function choose(bits: i32, from: i32): void {
  while (bits != 0) {
    store<i32>(chosenIds + (filled++ << 2), from + <i32>ctz(bits))
    bits &= bits - 1
  }
}

function above(row: i32, reach: v128, limit: v128): v128 {
  const most = f32x4.add(v128.load(values + (row << 2)), f32x4.mul(v128.load(rests + (row << 2)), reach))
  return f32x4.ge(most, limit)
}

/** Offers each row whose value and rest together may still get in. */
function compare(k: i32, reach: f32, per: f32, slack: f32, by: f32): void {
  const wide = f32x4.splat(reach)
  for (let row = 0; row < count; row += BLOCK) {
    const allowed = load<u32>(mask + (row >> 3))
    if (popcnt(allowed) <= SPARSE) continue
    const limit = f32x4.splat(least() * per - slack)
    for (let eight = 0; eight < BLOCK; eight += 8) {
      const low = above(row + eight, wide, limit)
      const high = above(row + eight + 4, wide, limit)
      if (!v128.any_true(v128.or(low, high))) continue
      choose((i32x4.bitmask(low) | (i32x4.bitmask(high) << 4)) & (allowed >> eight), row + eight)
    }
    if (filled > BATCH - BLOCK) settle(k, by)
  }
  settle(k, by)
}

/**
 * The `k` best rows by score = product with `query` * scale * `by`, in a heap; answers its size. The sketch's own best are
 * multiplied first, so that the bar is high when the others are compared. A row is passed by where value + rest * reach <
 * score * per - slack, in units of the sketch.
 */
export function sift(k: i32, start: i32, reach: f32, per: f32, slack: f32, by: f32): i32 {
  for (let dim = 0; dim < dims; dim += 2) {
    v128.store(spread + (dim << 3), v128.load16_splat(bytes + dim))
  }
  multiplied = 0
  open(0, k, scores)
  look(k, start)
  for (let at = 0; at < filled; at++) {
    store<f32>(values + (load<i32>(chosenIds + (at << 2)) << 2), -Infinity) // not to be offered twice
  }
  settle(k, by)
  for (let row = 0; row < count; row += BLOCK) {
    const bits = load<u32>(mask + (row >> 3))
    if (popcnt(bits) <= SPARSE) choose(bits, row)
    if (filled > BATCH - BLOCK) settle(k, by)
  }
  settle(k, by)
  if (held() == k) compare(k, reach, per, slack, by)
  return held()
}

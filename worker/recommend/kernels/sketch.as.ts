// The exact best rows of a query by a sketch of them: half a byte a value, which a query of 8 bits is multiplied with sixteen
// values at a time. What the sketch leaves out of a row can add at most its length times the query's (Cauchy-Schwarz), so that
// only rows which might be among the best are multiplied whole. Why the sums of 16 bits are right: recommend/sketch.ts.
import { dot16, dotFour } from './dot.as'
import { held, least, offer, open } from './heap.as'

/** Rows of a block: four registers of eight rows. */
const BLOCK: i32 = 32
/** A block with fewer allowed is not worth a look at all of it. */
const SPARSE: u32 = 10
const CHOSEN: i32 = 4096
/** So many are multiplied whole before the bar is looked at again. */
const BATCH: i32 = 128

// Where everything lies: one placed set of rows an instance.
let rows: usize = 0
let scales: usize = 0
let halves: usize = 0
let columns: usize = 0
let steps: usize = 0
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
 * `halves`: blocks of 32 rows, dims * 16 bytes each; `columns`: two floats a dim; `steps`, `rests`, `values`: a float a row,
 * all for whole blocks. `query`: int16 of 12 bits, `bytes`: the same in 8 bits, `spread`: dims * 8 bytes. `chosen`: 4,096
 * scores, then ordinals.
 */
export function place(
  rowsAt: usize,
  scalesAt: usize,
  halvesAt: usize,
  columnsAt: usize,
  stepsAt: usize,
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
  columns = columnsAt
  steps = stepsAt
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

/** Rows that a column's width is taken from. */
const SAMPLED: i32 = 4096
/** Of a row's largest value: those beyond are cut off, since finer steps for all others are worth more. */
const REACHED: f32 = 0.88

function fourFloats(at: usize): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(at))))
}

function sumOf(four: v128): f32 {
  return (
    f32x4.extract_lane(four, 0) +
    f32x4.extract_lane(four, 1) +
    f32x4.extract_lane(four, 2) +
    f32x4.extract_lane(four, 3)
  )
}

/** How wide each column is (root of its mean square over a sample), and one over that. */
function measure(): void {
  const wide = (<usize>dims) << 2
  memory.fill(columns, 0, 2 * wide)
  let whole: f32 = 0
  for (let row = 0, by = max(1, count / SAMPLED); row < count; row += by) {
    const scale = f32x4.splat(load<f32>(scales + (row << 2)))
    const from = rows + <usize>row * dims
    for (let dim = 0; dim < dims; dim += 4) {
      const four = f32x4.mul(fourFloats(from + dim), scale)
      const at = columns + (dim << 2)
      v128.store(at, f32x4.add(v128.load(at), f32x4.mul(four, four)))
    }
  }
  for (let at = columns; at < columns + wide; at += 4) whole += load<f32>(at)
  for (let at = columns; at < columns + wide; at += 4) {
    // A column that the sample leaves empty is narrow, not nothing.
    const width = whole > 0 ? sqrt<f32>((load<f32>(at) * <f32>dims) / whole + 0.01) : 1
    store<f32>(at, width)
    store<f32>(at + wide, <f32>1 / width)
  }
}

/**
 * Fills `halves`, `columns`, `steps` and `rests` from the rows. A value is step * width of its column * (u - 7.5) + r, u from
 * 0 to 15; a row's rest is scale * |r|, its step here scale * step. Writes three floats to `facts`: the largest |u - 7.5|,
 * step * |u - 7.5| and rest of all rows.
 */
export function sketch(facts: usize): void {
  measure()
  const narrow = columns + (dims << 2)
  const highest = f32x4.splat(7.5)
  const lowest = f32x4.splat(-7.5)
  const half = f32x4.splat(0.5)
  let widest: f32 = 0
  let tallest: f32 = 0
  let farthest: f32 = 0
  for (let row = 0; row < count; row++) {
    const from = rows + <usize>row * dims
    let most = f32x4.splat(0)
    for (let dim = 0; dim < dims; dim += 4) {
      most = f32x4.max(most, f32x4.abs(f32x4.mul(fourFloats(from + dim), v128.load(narrow + (dim << 2)))))
    }
    const pairs = f32x4.max(most, v128.shuffle<i32>(most, most, 2, 3, 0, 1))
    const largest = max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
    const step: f32 = largest > 0 ? (largest * REACHED) / 8 : 1
    const steps4 = f32x4.splat(step)
    const inverse = f32x4.splat(<f32>1 / step)
    let to = halves + <usize>(row >> 5) * (dims << 4) + ((row & 31) << 1)
    let upper = f32x4.splat(0)
    let rest = f32x4.splat(0)
    for (let dim = 0; dim < dims; dim += 4) {
      const four = fourFloats(from + dim)
      const floor = f32x4.floor(f32x4.mul(f32x4.mul(four, v128.load(narrow + (dim << 2))), inverse))
      const level = f32x4.min(f32x4.max(f32x4.add(floor, half), lowest), highest)
      const r = f32x4.sub(four, f32x4.mul(f32x4.mul(level, v128.load(columns + (dim << 2))), steps4))
      upper = f32x4.add(upper, f32x4.mul(level, level))
      rest = f32x4.add(rest, f32x4.mul(r, r))
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.add(level, highest))
      const words = i16x8.narrow_i32x4_s(whole, whole)
      const u = <u32>i32x4.extract_lane(i8x16.narrow_i16x8_u(words, words), 0)
      // Of four values two lie in the lower and two in the upper half of two bytes.
      store<u16>(to, <u16>(u | (u >> 12)))
      to += 64
    }
    const scale = load<f32>(scales + (row << 2))
    const length = sqrt<f32>(sumOf(upper))
    const own = scale * sqrt<f32>(sumOf(rest))
    store<f32>(steps + (row << 2), scale * step)
    store<f32>(rests + (row << 2), own)
    widest = max(widest, length)
    tallest = max(tallest, scale * step * length)
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

let touched: i32 = 0
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
  const value = f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(steps + ((row + at) << 2)))
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
  // They lie anywhere: a first touch of each of their lines lets memory work ahead of the products.
  for (let one = 0; one < filled; one++) {
    const row = rowAt(load<i32>(chosenIds + (one << 2)))
    for (let line = row; line < row + dims; line += 64) touched ^= load<i32>(line)
  }
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

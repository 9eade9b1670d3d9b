// Inference of the sequence model: the trainer's own layers over the last position only, then all items' logits from int8
// rows. Memory is laid out by recommend/sequenceReader.ts.
import { expOf, sumOf } from '../../train/kernels/lanes.as'
import { addRows, gelu, norm } from '../../train/kernels/layers.as'
import { multiply } from '../../train/kernels/matmul.as'

export { sort } from './heap.as'
export { place, sift, sketch, wholes } from './sketch.as'

const ROW: usize = 256
const WIDE: i32 = 128

/** Where free memory begins: the compiler's own tables lie below. */
export function base(): usize {
  return __heap_base
}

/** Bytes of scratch that `read` needs. */
export function scratchBytes(): usize {
  return (LONGEST + 4) * (ROW * 2 + ROW * 2) + ROW * 4 * 8 + 1024
}
const LONGEST: usize = 50

/**
 * The vector that a history of `count` steps (at most 50) leads to. `weights`: positions, signals, then `blocks`, whose
 * parts lie in the order of worker/train/weights.ts.
 */
export function read(
  ordinals: usize,
  marks: usize,
  count: i32,
  rows: usize,
  scales: usize,
  positions: usize,
  signals: usize,
  blocks: usize,
  scratch: usize,
  out: usize,
): void {
  const inputs = scratch
  const normed = inputs + (LONGEST + 4) * ROW
  const keys = normed + (LONGEST + 4) * ROW // key and value of a step, side by side
  const query = keys + (LONGEST + 4) * 2 * ROW // each of these four rows long, of which the first counts
  const attended = query + 4 * ROW
  const middle = attended + 4 * ROW
  const branch = middle + 4 * ROW
  const wide = branch + 4 * ROW
  const gate = wide + 8 * ROW
  const shares = gate + 8 * ROW
  const normAGain = blocks
  const normABias = normAGain + ROW
  const attention = normABias + ROW
  const output = attention + 192 * ROW
  const normBGain = output + 64 * ROW
  const normBBias = normBGain + ROW
  const widen = normBBias + ROW
  const widenBias = widen + 128 * ROW
  const narrow = widenBias + 2 * ROW
  const narrowBias = narrow + 128 * ROW
  const normCGain = narrowBias + ROW
  const normCBias = normCGain + ROW

  for (let t = 0; t < count; t++) {
    const item = <usize>load<i32>(ordinals + ((<usize>t) << 2))
    const row = rows + (item << 6)
    const scale = v128.load_splat<f32>(scales + (item << 2))
    const position = positions + <usize>(count - 1 - t) * ROW
    const to = inputs + <usize>t * ROW
    for (let d: usize = 0; d < 64; d += 4) {
      const four = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(row + d))))
      v128.store(to + (d << 2), f32x4.add(f32x4.mul(four, scale), v128.load(position + (d << 2))))
    }
    for (let w: usize = 0; w < 3; w++) {
      const mark = <usize>load<u8>(marks + <usize>t * 3 + w)
      if (mark != 0) addRows(signals + mark * ROW, 0, to, 1)
    }
  }
  norm(inputs, normAGain, normABias, normed, shares, count)
  multiply(normed, ROW, attention + ROW, 3 * ROW, 32, keys, 2 * ROW, (count + 3) & ~3, 128, 64, 0)
  const last = <usize>(count - 1) * ROW
  multiply(normed + last, 0, attention, 3 * ROW, 32, query, ROW, 4, 64, 64, 0)

  let most: f32 = -Infinity
  for (let t = 0; t < count; t++) {
    const key = keys + <usize>t * 2 * ROW
    let sum = f32x4.splat(0)
    for (let d: usize = 0; d < ROW; d += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(query + d), v128.load(key + d)))
    }
    const score = sumOf(sum) * 0.125
    store<f32>(shares + ((<usize>t) << 2), score)
    most = max<f32>(most, score)
  }
  let total: f32 = 0
  for (let t = 0; t < count; t++) {
    const at = shares + ((<usize>t) << 2)
    const share = f32x4.extract_lane(expOf(f32x4.splat(load<f32>(at) - most)), 0)
    store<f32>(at, share)
    total += share
  }
  for (let d: usize = 0; d < ROW; d += 16) {
    let sum = f32x4.splat(0)
    for (let t = 0; t < count; t++) {
      const share = f32x4.splat(load<f32>(shares + ((<usize>t) << 2)) / total)
      sum = f32x4.add(sum, f32x4.mul(share, v128.load(keys + <usize>t * 2 * ROW + ROW + d)))
    }
    v128.store(attended + d, sum)
  }
  multiply(attended, 0, output, ROW, 32, middle, ROW, 4, 64, 64, 0)
  addRows(inputs + last, 0, middle, 1)
  norm(middle, normBGain, normBBias, branch, shares, 1)
  multiply(branch, 0, widen, 2 * ROW, 32, wide, 2 * ROW, 4, WIDE, 64, 0)
  gelu(wide, widenBias, gate, WIDE, 1)
  multiply(gate, 0, narrow, ROW, 32, branch, ROW, 4, 64, WIDE, 0)
  addRows(middle, narrowBias, branch, 1)
  norm(branch, normCGain, normCBias, out, shares, 1)
}

/** out[i] = row i (int8) times the query (int16), scaled. `scale`: of the query. */
export function logits(rows: usize, scales: usize, count: i32, query: usize, scale: f32, out: usize): void {
  const q0 = v128.load(query)
  const q1 = v128.load(query, 16)
  const q2 = v128.load(query, 32)
  const q3 = v128.load(query, 48)
  const q4 = v128.load(query, 64)
  const q5 = v128.load(query, 80)
  const q6 = v128.load(query, 96)
  const q7 = v128.load(query, 112)
  for (let row = 0; row < count; row++) {
    const a = v128.load(rows)
    const b = v128.load(rows, 16)
    const c = v128.load(rows, 32)
    const d = v128.load(rows, 48)
    const left = i32x4.add(
      i32x4.add(
        i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(a), q0),
        i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(a), q1),
      ),
      i32x4.add(
        i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(b), q2),
        i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(b), q3),
      ),
    )
    const right = i32x4.add(
      i32x4.add(
        i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(c), q4),
        i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(c), q5),
      ),
      i32x4.add(
        i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(d), q6),
        i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(d), q7),
      ),
    )
    const sum = i32x4.add(left, right)
    const whole =
      i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)
    store<f32>(out, <f32>whole * load<f32>(scales) * scale)
    rows += 64
    scales += 4
    out += 4
  }
}

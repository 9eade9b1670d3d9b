// The transformer's layers, forward and back, over `count` tokens of 64 floats each.
import { expOf, sigmoidOf, sumOf } from './lanes.as'

const ROW: usize = 256
const EPSILON: f32 = 1e-5

/** y = (x - mean) / deviation * gain + bias, row by row; `stats` keeps mean and 1 / deviation of each. */
export function norm(x: usize, gain: usize, bias: usize, y: usize, stats: usize, count: i32): void {
  for (let t = 0; t < count; t++) {
    let sum = f32x4.splat(0)
    for (let d: usize = 0; d < ROW; d += 16) sum = f32x4.add(sum, v128.load(x + d))
    const mean = sumOf(sum) * 0.015625
    const means = f32x4.splat(mean)
    let squares = f32x4.splat(0)
    for (let d: usize = 0; d < ROW; d += 16) {
      const off = f32x4.sub(v128.load(x + d), means)
      squares = f32x4.add(squares, f32x4.mul(off, off))
    }
    const inverse: f32 = 1 / sqrt<f32>(sumOf(squares) * 0.015625 + EPSILON)
    const inverses = f32x4.splat(inverse)
    for (let d: usize = 0; d < ROW; d += 16) {
      const off = f32x4.mul(f32x4.sub(v128.load(x + d), means), inverses)
      v128.store(y + d, f32x4.add(f32x4.mul(off, v128.load(gain + d)), v128.load(bias + d)))
    }
    store<f32>(stats, mean)
    store<f32>(stats, inverse, 4)
    stats += 8
    x += ROW
    y += ROW
  }
}

/** Adds to dx what reaches it through `norm`, and to the gradients of gain and bias. */
export function normBack(
  x: usize,
  gain: usize,
  dy: usize,
  stats: usize,
  dx: usize,
  dGain: usize,
  dBias: usize,
  count: i32,
): void {
  for (let t = 0; t < count; t++) {
    const means = v128.load_splat<f32>(stats)
    const inverses = v128.load_splat<f32>(stats, 4)
    let sum = f32x4.splat(0)
    let product = f32x4.splat(0)
    for (let d: usize = 0; d < ROW; d += 16) {
      const off = f32x4.mul(f32x4.sub(v128.load(x + d), means), inverses)
      const own = v128.load(dy + d)
      const through = f32x4.mul(own, v128.load(gain + d))
      sum = f32x4.add(sum, through)
      product = f32x4.add(product, f32x4.mul(through, off))
      v128.store(dGain + d, f32x4.add(v128.load(dGain + d), f32x4.mul(own, off)))
      v128.store(dBias + d, f32x4.add(v128.load(dBias + d), own))
    }
    const a = f32x4.splat(sumOf(sum) * 0.015625)
    const b = f32x4.splat(sumOf(product) * 0.015625)
    for (let d: usize = 0; d < ROW; d += 16) {
      const off = f32x4.mul(f32x4.sub(v128.load(x + d), means), inverses)
      const through = f32x4.mul(v128.load(dy + d), v128.load(gain + d))
      const change = f32x4.mul(inverses, f32x4.sub(f32x4.sub(through, a), f32x4.mul(off, b)))
      v128.store(dx + d, f32x4.add(v128.load(dx + d), change))
    }
    stats += 8
    x += ROW
    dy += ROW
    dx += ROW
  }
}

/** Causal attention, one head: rows of `qkv` hold query, key, value of a token. `shares`: for each token its weights. */
export function attend(qkv: usize, y: usize, shares: usize, starts: usize, sequences: i32, longest: i32): void {
  const step: usize = 3 * ROW
  for (let s = 0; s < sequences; s++) {
    const from = load<i32>(starts + ((<usize>s) << 2))
    const to = load<i32>(starts + ((<usize>s) << 2), 4)
    const first = qkv + <usize>from * step
    for (let i = from; i < to; i++) {
      const query = qkv + <usize>i * step
      const own = shares + ((<usize>(i * longest)) << 2)
      const seen = i - from + 1
      let most: f32 = -Infinity
      for (let j = 0; j < seen; j++) {
        const key = first + <usize>j * step + ROW
        let sum = f32x4.splat(0)
        for (let d: usize = 0; d < ROW; d += 16) {
          sum = f32x4.add(sum, f32x4.mul(v128.load(query + d), v128.load(key + d)))
        }
        const score = sumOf(sum) * 0.125
        store<f32>(own + ((<usize>j) << 2), score)
        most = max<f32>(most, score)
      }
      let total: f32 = 0
      for (let j = 0; j < seen; j++) {
        const at = own + ((<usize>j) << 2)
        const part = f32x4.extract_lane(expOf(f32x4.splat(load<f32>(at) - most)), 0)
        store<f32>(at, part)
        total += part
      }
      const out = y + ((<usize>i) << 8)
      for (let d: usize = 0; d < ROW; d += 16) v128.store(out + d, f32x4.splat(0))
      for (let j = 0; j < seen; j++) {
        const at = own + ((<usize>j) << 2)
        const share = load<f32>(at) / total
        store<f32>(at, share)
        const shares4 = f32x4.splat(share)
        const value = first + <usize>j * step + 2 * ROW
        for (let d: usize = 0; d < ROW; d += 16) {
          v128.store(out + d, f32x4.add(v128.load(out + d), f32x4.mul(shares4, v128.load(value + d))))
        }
      }
    }
  }
}

/** `dQkv` must be zero; `scratch` holds `longest` floats. */
export function attendBack(
  qkv: usize,
  dy: usize,
  shares: usize,
  dQkv: usize,
  scratch: usize,
  starts: usize,
  sequences: i32,
  longest: i32,
): void {
  const step: usize = 3 * ROW
  for (let s = 0; s < sequences; s++) {
    const from = load<i32>(starts + ((<usize>s) << 2))
    const to = load<i32>(starts + ((<usize>s) << 2), 4)
    const first = qkv + <usize>from * step
    const dFirst = dQkv + <usize>from * step
    for (let i = from; i < to; i++) {
      const query = qkv + <usize>i * step
      const dQuery = dQkv + <usize>i * step
      const own = shares + ((<usize>(i * longest)) << 2)
      const seen = i - from + 1
      const out = dy + ((<usize>i) << 8)
      let mean: f32 = 0
      for (let j = 0; j < seen; j++) {
        const value = first + <usize>j * step + 2 * ROW
        const dValue = dFirst + <usize>j * step + 2 * ROW
        const share = load<f32>(own + ((<usize>j) << 2))
        const shares4 = f32x4.splat(share)
        let sum = f32x4.splat(0)
        for (let d: usize = 0; d < ROW; d += 16) {
          const change = v128.load(out + d)
          sum = f32x4.add(sum, f32x4.mul(change, v128.load(value + d)))
          v128.store(dValue + d, f32x4.add(v128.load(dValue + d), f32x4.mul(shares4, change)))
        }
        const part = sumOf(sum)
        store<f32>(scratch + ((<usize>j) << 2), part)
        mean += part * share
      }
      for (let j = 0; j < seen; j++) {
        const at = (<usize>j) << 2
        const change = f32x4.splat(load<f32>(own + at) * (load<f32>(scratch + at) - mean) * 0.125)
        const key = first + <usize>j * step + ROW
        const dKey = dFirst + <usize>j * step + ROW
        for (let d: usize = 0; d < ROW; d += 16) {
          v128.store(dQuery + d, f32x4.add(v128.load(dQuery + d), f32x4.mul(change, v128.load(key + d))))
          v128.store(dKey + d, f32x4.add(v128.load(dKey + d), f32x4.mul(change, v128.load(query + d))))
        }
      }
    }
  }
}

// GELU by its tanh form, which is x times the sigmoid of this (Hendrycks and Gimpel, 2016, section 2).
function inner(x: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(x, x), x)
  return f32x4.mul(f32x4.splat(1.5957691216), f32x4.add(x, f32x4.mul(f32x4.splat(0.044715), cube)))
}

/** x += bias, y = gelu(x) over rows of `width` floats. */
export function gelu(x: usize, bias: usize, y: usize, width: i32, count: i32): void {
  const bytes = (<usize>width) << 2
  for (let t = 0; t < count; t++) {
    for (let d: usize = 0; d < bytes; d += 16) {
      const value = f32x4.add(v128.load(x + d), v128.load(bias + d))
      v128.store(x + d, value)
      v128.store(y + d, f32x4.mul(value, sigmoidOf(inner(value))))
    }
    x += bytes
    y += bytes
  }
}

/** dy becomes dx; `dBias` gathers it. */
export function geluBack(x: usize, dy: usize, dBias: usize, width: i32, count: i32): void {
  const bytes = (<usize>width) << 2
  const one = f32x4.splat(1)
  for (let t = 0; t < count; t++) {
    for (let d: usize = 0; d < bytes; d += 16) {
      const value = v128.load(x + d)
      const gate = sigmoidOf(inner(value))
      const square = f32x4.mul(value, value)
      const slope = f32x4.mul(f32x4.splat(1.5957691216), f32x4.add(one, f32x4.mul(f32x4.splat(0.134145), square)))
      const own = f32x4.mul(f32x4.mul(value, f32x4.mul(gate, f32x4.sub(one, gate))), slope)
      const change = f32x4.mul(v128.load(dy + d), f32x4.add(gate, own))
      v128.store(dy + d, change)
      v128.store(dBias + d, f32x4.add(v128.load(dBias + d), change))
    }
    x += bytes
    dy += bytes
  }
}

/** y += x; with a bias (0: none) it is added too. */
export function addRows(x: usize, bias: usize, y: usize, count: i32): void {
  for (let t = 0; t < count; t++) {
    for (let d: usize = 0; d < ROW; d += 16) {
      let sum = f32x4.add(v128.load(y + d), v128.load(x + d))
      if (bias) sum = f32x4.add(sum, v128.load(bias + d))
      v128.store(y + d, sum)
    }
    x += ROW
    y += ROW
  }
}

/** to += the sum of the rows. */
export function sumRows(rows: usize, to: usize, count: i32): void {
  for (let t = 0; t < count; t++) {
    for (let d: usize = 0; d < ROW; d += 16) v128.store(to + d, f32x4.add(v128.load(to + d), v128.load(rows + d)))
    rows += ROW
  }
}

/**
 * Zeroes each of `floats` values with chance `threshold` / 2^32 and scales the rest. Which ones follows from `seed` and the
 * position alone (lowbias32, a hash by C. Wellons), so the same call drops the same gradients.
 */
export function drop(x: usize, floats: i32, seed: u32, threshold: u32, scale: f32): void {
  let lanes = i32x4.add(i32x4.splat(<i32>seed), i32x4(0, 1, 2, 3))
  const limit = i32x4.splat(<i32>threshold)
  const scales = f32x4.splat(scale)
  const end = x + ((<usize>floats) << 2)
  for (; x < end; x += 16) {
    let h = v128.xor(lanes, i32x4.shr_u(lanes, 16))
    h = i32x4.mul(h, i32x4.splat(0x7feb352d))
    h = v128.xor(h, i32x4.shr_u(h, 15))
    h = i32x4.mul(h, i32x4.splat(<i32>0x846ca68b))
    h = v128.xor(h, i32x4.shr_u(h, 16))
    const kept = i32x4.ge_u(h, limit)
    v128.store(x, v128.and(f32x4.mul(v128.load(x), scales), kept))
    lanes = i32x4.add(lanes, i32x4.splat(4))
  }
}

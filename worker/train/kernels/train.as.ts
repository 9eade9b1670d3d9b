// Kernels of the sequence model's trainer (AssemblyScript, WebAssembly SIMD without the relaxed set, so that a replay on
// another CPU ends with the same bits). Memory is laid out by worker/train/layout.ts; nothing is allocated here.
import { expOf, sumOf } from './lanes.as'

export { multiply, multiplyTransposed, packRows, transpose } from './matmul.as'
export { addRows, attend, attendBack, drop, gelu, geluBack, norm, normBack, sumRows } from './layers.as'

const ROW: usize = 256

/** Where free memory begins: the compiler's own tables lie below. */
export function base(): usize {
  return __heap_base
}

export function clear(from: usize, bytes: usize): void {
  memory.fill(from, 0, bytes)
}

/**
 * Vectors of slots `from`..`to`: a slot's item is ids[slot] (ids 0: the slot itself); vector = own row + mean of its
 * attributes' rows. Attributes of item i: values[offsets[i], offsets[i + 1]).
 */
export function gather(
  ids: usize,
  own: usize,
  attributes: usize,
  offsets: usize,
  values: usize,
  to: usize,
  first: i32,
  last: i32,
): void {
  for (let slot = first; slot < last; slot++) {
    const item = ids ? load<i32>(ids + ((<usize>slot) << 2)) : slot
    const row = own + ((<usize>item) << 8)
    const out = to + ((<usize>slot) << 8)
    const begin = load<i32>(offsets + ((<usize>item) << 2))
    const end = load<i32>(offsets + ((<usize>item) << 2), 4)
    if (begin == end) {
      memory.copy(out, row, ROW)
      continue
    }
    const share = f32x4.splat(<f32>1 / <f32>(end - begin))
    for (let d: usize = 0; d < ROW; d += 16) {
      let sum = f32x4.splat(0)
      for (let at = begin; at < end; at++) {
        const attribute = load<i32>(values + ((<usize>at) << 2))
        sum = f32x4.add(sum, v128.load(attributes + ((<usize>attribute) << 8) + d))
      }
      v128.store(out + d, f32x4.add(v128.load(row + d), f32x4.mul(sum, share)))
    }
  }
}

/** Adds to `dAttributes` each slot's gradient, shared among its item's attributes. */
export function scatter(
  ids: usize,
  gradients: usize,
  offsets: usize,
  values: usize,
  dAttributes: usize,
  first: i32,
  last: i32,
): void {
  for (let slot = first; slot < last; slot++) {
    const item = ids ? load<i32>(ids + ((<usize>slot) << 2)) : slot
    const begin = load<i32>(offsets + ((<usize>item) << 2))
    const end = load<i32>(offsets + ((<usize>item) << 2), 4)
    if (begin == end) continue
    const share = f32x4.splat(<f32>1 / <f32>(end - begin))
    const row = gradients + ((<usize>slot) << 8)
    for (let at = begin; at < end; at++) {
      const out = dAttributes + ((<usize>load<i32>(values + ((<usize>at) << 2))) << 8)
      for (let d: usize = 0; d < ROW; d += 16) {
        v128.store(out + d, f32x4.add(v128.load(out + d), f32x4.mul(share, v128.load(row + d))))
      }
    }
  }
}

/** Token t's input: its slot's vector, its position's, and those of its `width` signals (row 0 of `signals`: none). */
export function embed(
  slots: usize,
  vectors: usize,
  places: usize,
  positions: usize,
  marks: usize,
  signals: usize,
  width: i32,
  y: usize,
  count: i32,
): void {
  for (let t = 0; t < count; t++) {
    const at = (<usize>t) << 2
    const vector = vectors + ((<usize>load<i32>(slots + at)) << 8)
    const position = positions + ((<usize>load<i32>(places + at)) << 8)
    for (let d: usize = 0; d < ROW; d += 16) {
      v128.store(y + d, f32x4.add(v128.load(vector + d), v128.load(position + d)))
    }
    for (let w = 0; w < width; w++) {
      const mark = <usize>load<u8>(marks + <usize>(t * width + w))
      if (mark == 0) continue
      const row = signals + (mark << 8)
      for (let d: usize = 0; d < ROW; d += 16) v128.store(y + d, f32x4.add(v128.load(y + d), v128.load(row + d)))
    }
    y += ROW
  }
}

export function embedBack(
  slots: usize,
  dVectors: usize,
  places: usize,
  dPositions: usize,
  marks: usize,
  dSignals: usize,
  width: i32,
  dy: usize,
  count: i32,
): void {
  for (let t = 0; t < count; t++) {
    const at = (<usize>t) << 2
    addTo(dVectors + ((<usize>load<i32>(slots + at)) << 8), dy)
    addTo(dPositions + ((<usize>load<i32>(places + at)) << 8), dy)
    for (let w = 0; w < width; w++) {
      const mark = <usize>load<u8>(marks + <usize>(t * width + w))
      if (mark != 0) addTo(dSignals + (mark << 8), dy)
    }
    dy += ROW
  }
}

function addTo(out: usize, row: usize): void {
  for (let d: usize = 0; d < ROW; d += 16) v128.store(out + d, f32x4.add(v128.load(out + d), v128.load(row + d)))
}

/**
 * Cross entropy of `count` rows of `width` logits, of which `filled` are real: rows become the gradient by logit (share -
 * truth) * weight. `shift` (0: none) is added to each column first. Answers the weighted sum of losses.
 */
export function softmaxLoss(
  logits: usize,
  width: i32,
  filled: i32,
  shift: usize,
  targets: usize,
  weights: usize,
  count: i32,
): f64 {
  let loss: f64 = 0
  const bytes = (<usize>width) << 2
  const whole = (<usize>filled >> 2) << 4
  for (let t = 0; t < count; t++) {
    const target = logits + ((<usize>load<i32>(targets + ((<usize>t) << 2))) << 2)
    const weight = load<f32>(weights + ((<usize>t) << 2))
    if (shift) {
      for (let d: usize = 0; d < bytes; d += 16) {
        v128.store(logits + d, f32x4.add(v128.load(logits + d), v128.load(shift + d)))
      }
    }
    for (let at = filled; at < width; at++) store<f32>(logits + ((<usize>at) << 2), -1e30)
    let most4 = f32x4.splat(-Infinity)
    for (let d: usize = 0; d < bytes; d += 16) most4 = f32x4.max(most4, v128.load(logits + d))
    const most = max<f32>(
      max<f32>(f32x4.extract_lane(most4, 0), f32x4.extract_lane(most4, 1)),
      max<f32>(f32x4.extract_lane(most4, 2), f32x4.extract_lane(most4, 3)),
    )
    const own = load<f32>(target) - most
    const mosts = f32x4.splat(most)
    let sum4 = f32x4.splat(0)
    for (let d: usize = 0; d < whole; d += 16) {
      const part = expOf(f32x4.sub(v128.load(logits + d), mosts))
      v128.store(logits + d, part)
      sum4 = f32x4.add(sum4, part)
    }
    let sum = sumOf(sum4)
    for (let at = (filled >> 2) << 2; at < width; at++) {
      const place = logits + ((<usize>at) << 2)
      let part: f32 = 0
      if (at < filled) part = f32x4.extract_lane(expOf(f32x4.splat(load<f32>(place) - most)), 0)
      store<f32>(place, part)
      sum += part
    }
    const scale = f32x4.splat(weight / sum)
    for (let d: usize = 0; d < bytes; d += 16) v128.store(logits + d, f32x4.mul(v128.load(logits + d), scale))
    store<f32>(target, load<f32>(target) - weight)
    loss += <f64>weight * (Math.log(<f64>sum) - <f64>own)
    logits += bytes
  }
  return loss
}

/** Adam (Kingma and Ba, 2015) over `floats` values; the gradient is the sum of `copies` that lie `apart` bytes apart. */
export function adam(
  x: usize,
  gradient: usize,
  copies: i32,
  apart: usize,
  first: usize,
  second: usize,
  floats: i32,
  rate: f32,
  secondScale: f32,
): void {
  const rates = f32x4.splat(rate)
  const scales = f32x4.splat(secondScale)
  for (let d: usize = 0; d < (<usize>floats) << 2; d += 16) {
    let g = v128.load(gradient + d)
    for (let copy = 1; copy < copies; copy++) g = f32x4.add(g, v128.load(gradient + <usize>copy * apart + d))
    const m = f32x4.add(f32x4.mul(v128.load(first + d), f32x4.splat(0.9)), f32x4.mul(g, f32x4.splat(0.1)))
    const square = f32x4.mul(f32x4.mul(g, g), f32x4.splat(0.02))
    const v = f32x4.add(f32x4.mul(v128.load(second + d), f32x4.splat(0.98)), square)
    v128.store(first + d, m)
    v128.store(second + d, v)
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(v, scales)), f32x4.splat(1e-8))
    v128.store(x + d, f32x4.sub(v128.load(x + d), f32x4.div(f32x4.mul(rates, m), size)))
  }
}

/** Rows of items `ids[first..last)` by one variance a row and no momentum; a row's first gradient sets its variance. */
export function rowStep(
  x: usize,
  ids: usize,
  gradients: usize,
  copies: i32,
  apart: usize,
  variances: usize,
  first: i32,
  last: i32,
  rate: f32,
): void {
  for (let slot = first; slot < last; slot++) {
    const item = <usize>load<i32>(ids + ((<usize>slot) << 2))
    const row = x + (item << 8)
    const gradient = gradients + ((<usize>slot) << 8)
    let sum4 = f32x4.splat(0)
    for (let d: usize = 0; d < ROW; d += 16) {
      let g = v128.load(gradient + d)
      for (let copy = 1; copy < copies; copy++) g = f32x4.add(g, v128.load(gradient + <usize>copy * apart + d))
      v128.store(gradient + d, g)
      sum4 = f32x4.add(sum4, f32x4.mul(g, g))
    }
    const square = sumOf(sum4) * 0.015625
    const before = load<f32>(variances + (item << 2))
    const variance = before == 0 ? square : before * 0.98 + square * 0.02
    store<f32>(variances + (item << 2), variance)
    if (variance == 0) continue
    const scale = f32x4.splat(rate / (sqrt<f32>(variance) + 1e-8))
    for (let d: usize = 0; d < ROW; d += 16) {
      v128.store(row + d, f32x4.sub(v128.load(row + d), f32x4.mul(scale, v128.load(gradient + d))))
    }
  }
}

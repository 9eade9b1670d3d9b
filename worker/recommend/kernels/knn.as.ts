// Exact nearest neighbours over int8 rows (AssemblyScript, WebAssembly SIMD). Memory is laid out by recommend/knnWasm.ts;
// nothing is allocated here.
import { dot16 } from './dot.as'
import { held, least, offer, open } from './heap.as'

export { dotRows } from './dot.as'
export { sort } from './heap.as'
export { place, sift, sketch, wholes } from './sketch.as'

/**
 * Offers rows 0..count-1, whose ordinals begin at `first`, to a heap of the `k` best that holds `before` already; answers
 * its new size. Rows whose bit in `mask` is unset are not offered.
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
  for (let from = 0; from < count; from += 32) {
    let bits = load<u32>(mask + (from >> 3))
    while (bits != 0) {
      const row = from + <i32>ctz(bits)
      bits &= bits - 1
      if (row >= count) break
      const score = <f32>dot16(rows + row * dims, query, dims) * load<f32>(scales + (row << 2))
      if (score >= least()) offer(score, first + row, k, scores, ids)
    }
  }
  return held()
}

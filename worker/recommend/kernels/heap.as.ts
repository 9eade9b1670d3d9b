// The k best of what a scan offers; scores and ordinals lie side by side in memory of the caller's.

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

/** Leaves the heap in order, best first. */
export function sort(scores: usize, ids: usize): void {
  for (let last = size - 1; last > 0; last--) {
    swap(scores, ids, 0, last)
    siftDown(scores, ids, last)
  }
}

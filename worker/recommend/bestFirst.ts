const SHORT = 12

/**
 * Brings the `most` best of the first `count` entries to the front of both columns, best first, equal scores by rising id;
 * the others lie behind in no order. Ids are distinct. Answers how many are in front.
 */
export function bestFirst(ids: Uint32Array, scores: Float64Array, count: number, most = count): number {
  sortPart(ids, scores, 0, count - 1, most)
  return Math.min(count, most)
}

/** Quicksort that leaves alone what lies wholly behind `most`. */
function sortPart(ids: Uint32Array, scores: Float64Array, from: number, to: number, most: number): void {
  let low = from
  let high = to
  while (high - low > SHORT && low < most) {
    const middle = (low + high) >>> 1
    const pivot = scores[middle]!
    const pivotId = ids[middle]!
    let left = low
    let right = high
    while (left <= right) {
      while (scores[left]! > pivot || (scores[left] === pivot && ids[left]! < pivotId)) left++
      while (scores[right]! < pivot || (scores[right] === pivot && ids[right]! > pivotId)) right--
      if (left > right) break
      swap(ids, scores, left++, right--)
    }
    sortPart(ids, scores, low, right, most)
    low = left
  }
  if (low >= most) return
  for (let at = low + 1; at <= high; at++) {
    const score = scores[at]!
    const id = ids[at]!
    let to = at
    for (; to > low && (scores[to - 1]! < score || (scores[to - 1] === score && ids[to - 1]! > id)); to--) {
      scores[to] = scores[to - 1]!
      ids[to] = ids[to - 1]!
    }
    scores[to] = score
    ids[to] = id
  }
}

function swap(ids: Uint32Array, scores: Float64Array, a: number, b: number): void {
  const score = scores[a]!
  const id = ids[a]!
  scores[a] = scores[b]!
  ids[a] = ids[b]!
  scores[b] = score
  ids[b] = id
}

import { has, type Bitmap } from './bitmap.ts'

/** Candidates with their scores. */
export type Scores = Map<number, number>

/** Those that somebody else keeps. */
export type Named = ReadonlyMap<number, number>

/** Sums scores by ordinal in one reused column: a request touches hundreds of candidates and allocates none of them. */
export class Tally {
  private readonly sums: Float64Array
  private touched = new Uint32Array(1024)
  private size = 0

  constructor(count: number) {
    this.sums = new Float64Array(count)
  }

  /** `by` is above zero. */
  add(ordinal: number, by: number): void {
    if (this.sums[ordinal] === 0) {
      if (this.size === this.touched.length) {
        const grown = new Uint32Array(this.size * 2)
        grown.set(this.touched)
        this.touched = grown
      }
      this.touched[this.size++] = ordinal
    }
    this.sums[ordinal]! += by
  }

  /** The `most` best among the allowed (all without a set), equal ones by rising ordinal; the tally is empty then. */
  take(allowed: Bitmap | null, most: number): Scores {
    let kept = 0
    for (let at = 0; at < this.size; at++) {
      const ordinal = this.touched[at]!
      if (allowed === null || has(allowed, ordinal)) this.touched[kept++] = ordinal
      else this.sums[ordinal] = 0
    }
    const scores: Scores = new Map()
    const least = kept <= most ? 0 : this.kthLargest(kept, most)
    let equals = kept <= most ? Infinity : most
    if (least > 0) for (let at = 0; at < kept; at++) if (this.sums[this.touched[at]!]! > least) equals--
    const ties: number[] = []
    for (let at = 0; at < kept; at++) {
      const ordinal = this.touched[at]!
      const sum = this.sums[ordinal]!
      if (sum > least) scores.set(ordinal, sum)
      else if (sum === least) ties.push(ordinal)
      this.sums[ordinal] = 0
    }
    if (ties.length > 0) for (const ordinal of ties.sort((a, b) => a - b).slice(0, equals)) scores.set(ordinal, least)
    this.size = 0
    return scores
  }

  /** Hoare's selection over the sums of the first `count` touched. */
  private kthLargest(count: number, k: number): number {
    const values = new Float64Array(count)
    for (let at = 0; at < count; at++) values[at] = this.sums[this.touched[at]!]!
    let low = 0
    let high = count - 1
    const wanted = k - 1
    while (low < high) {
      const pivot = values[(low + high) >>> 1]!
      let left = low
      let right = high
      while (left <= right) {
        while (values[left]! > pivot) left++
        while (values[right]! < pivot) right--
        if (left <= right) {
          const swapped = values[left]!
          values[left++] = values[right]!
          values[right--] = swapped
        }
      }
      if (wanted <= right) high = right
      else if (wanted >= left) low = left
      else break
    }
    return values[wanted]!
  }
}

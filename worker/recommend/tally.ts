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
  /** of the touched that are allowed, in their order, and once more to be selected from */
  private values = new Float64Array(1024)
  private selected = new Float64Array(1024)

  constructor(count: number) {
    this.sums = new Float64Array(count)
  }

  /** `by` is above zero. */
  add(ordinal: number, by: number): void {
    const { sums } = this
    const sum = sums[ordinal]!
    if (sum === 0) {
      if (this.size === this.touched.length) this.grow()
      this.touched[this.size++] = ordinal
    }
    sums[ordinal] = sum + by
  }

  /** Adds `bytes[at] * scale` to each `ordinals[at]`, `from <= at < end`; all of them above zero. */
  addRow(ordinals: Uint32Array, bytes: Uint8Array, from: number, end: number, scale: number): void {
    const { sums } = this
    while (this.touched.length < this.size + end - from) this.grow()
    const { touched } = this
    let { size } = this
    for (let at = from; at < end; at++) {
      const ordinal = ordinals[at]!
      const sum = sums[ordinal]!
      if (sum === 0) touched[size++] = ordinal
      sums[ordinal] = sum + scale * bytes[at]!
    }
    this.size = size
  }

  /** The `most` best among the allowed (all without a set), equal ones by rising ordinal; the tally is empty then. */
  take(allowed: Bitmap | null, most: number): Scores {
    const { sums, touched, values } = this
    let kept = 0
    for (let at = 0; at < this.size; at++) {
      const ordinal = touched[at]!
      if (allowed === null || has(allowed, ordinal)) {
        touched[kept] = ordinal
        values[kept++] = sums[ordinal]!
      }
      sums[ordinal] = 0
    }
    this.size = 0
    const scores: Scores = new Map()
    const least = kept <= most ? 0 : this.kthLargest(kept, most)
    let equals = kept <= most ? Infinity : most
    const ties: number[] = []
    for (let at = 0; at < kept; at++) {
      const value = values[at]!
      if (value > least) {
        scores.set(touched[at]!, value)
        equals--
      } else if (value === least) ties.push(touched[at]!)
    }
    if (ties.length > 0) for (const ordinal of ties.sort((a, b) => a - b).slice(0, equals)) scores.set(ordinal, least)
    return scores
  }

  private grow(): void {
    const grown = new Uint32Array(this.touched.length * 2)
    grown.set(this.touched)
    this.touched = grown
    this.values = new Float64Array(grown.length)
    this.selected = new Float64Array(grown.length)
  }

  /** Hoare's selection over the first `count` values. */
  private kthLargest(count: number, k: number): number {
    const values = this.selected
    values.set(this.values.subarray(0, count))
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

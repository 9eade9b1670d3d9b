import { has, type Bitmap } from './bitmap.ts'

/** Candidates with their scores. */
export type Scores = Map<number, number>

/** Those that somebody else keeps. */
export type Named = ReadonlyMap<number, number>

/** Candidates with their scores, place by place: a tenth of what a map costs, for whom an order is enough. */
export interface Listed {
  ordinals: Uint32Array
  scores: Float64Array
}

export const emptyList: Listed = { ordinals: new Uint32Array(0), scores: new Float64Array(0) }

export function mapOf({ ordinals, scores }: Listed): Scores {
  const map: Scores = new Map()
  for (let at = 0; at < ordinals.length; at++) map.set(ordinals[at]!, scores[at]!)
  return map
}

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
    return mapOf(this.list(allowed, most))
  }

  /** The same as a list. */
  list(allowed: Bitmap | null, most: number): Listed {
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
    const size = Math.min(kept, most)
    const listed = { ordinals: new Uint32Array(size), scores: new Float64Array(size) }
    const least = kept <= most ? -1 : this.kthLargest(kept, most)
    const ties: number[] = []
    let to = 0
    for (let at = 0; at < kept; at++) {
      const value = values[at]!
      if (value > least) {
        listed.ordinals[to] = touched[at]!
        listed.scores[to++] = value
      } else if (value === least) ties.push(touched[at]!)
    }
    ties.sort((a, b) => a - b)
    for (let at = 0; to < size; at++) {
      listed.ordinals[to] = ties[at]!
      listed.scores[to++] = least
    }
    return listed
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

import type { Listed, Scores } from './tally.ts'

/** `addShare` over many parts in one reused column: only the whole becomes a map. */
export class ShareSum {
  private readonly sums: Float64Array
  private readonly isTouched: Uint8Array
  private readonly touched: number[] = []

  /** `count`: ordinals there are. */
  constructor(count: number) {
    this.sums = new Float64Array(count)
    this.isTouched = new Uint8Array(count)
  }

  /** Adds `part`, brought to sum 1 and weighted. */
  add({ ordinals, scores }: Listed, weight: number): void {
    let sum = 0
    for (const score of scores) sum += score
    if (sum === 0) return
    for (let at = 0; at < ordinals.length; at++) {
      const ordinal = ordinals[at]!
      if (this.isTouched[ordinal] === 0) {
        this.isTouched[ordinal] = 1
        this.touched.push(ordinal)
      }
      this.sums[ordinal]! += (weight * scores[at]!) / sum
    }
  }

  /** The whole in the order of its parts; nothing is left. */
  take(): Scores {
    const scores: Scores = new Map()
    for (const ordinal of this.touched) {
      scores.set(ordinal, this.sums[ordinal]!)
      this.sums[ordinal] = 0
      this.isTouched[ordinal] = 0
    }
    this.touched.length = 0
    return scores
  }
}

import { occurrences, rowsByPlace, sequenceCount, type Sequences } from './sequences.ts'

/** How a pair's weight falls with its distance, and what of it is left where the source comes after its target. */
export interface GramSettings {
  near: number
  backward: number
}

/** Pairs farther apart say nothing. */
const WINDOW = 20
/** Nor do those whose weight has fallen below this. */
const FAINT = 1e-3
/**
 * Pairs of places that are looked at, of the newest sequences: 8 bytes each at most. 600,000 actions in visits of six have
 * 2 million, in histories of twenty 6.
 */
const MOST_PAIRS = 4_000_000

/**
 * G_ab = sum of near^|a-b| over all places of a and b in one sequence: sparse rows in shared buffers. A pair lies in the row
 * of its rarer item, so that no row is long.
 */
export class Gram {
  readonly frequency: Uint32Array
  private readonly starts: Uint32Array
  private readonly partners: Uint32Array
  private readonly values: Float32Array
  private readonly sums: Float64Array
  private readonly touched: Uint32Array
  private readonly sequences: Sequences
  private readonly settings: GramSettings
  private readonly places: ReturnType<typeof occurrences>
  private readonly rows: Uint32Array
  private readonly steps: Float64Array

  constructor(all: Sequences, count: number, settings: GramSettings) {
    const window = Math.min(WINDOW, Math.floor(Math.log(FAINT) / Math.log(settings.near)))
    this.settings = settings
    this.steps = Float64Array.from({ length: window + 1 }, (_, distance) => settings.near ** distance)
    const { sequences, pairs } = newest(all, window)
    this.sequences = sequences
    this.places = occurrences(sequences.items, count)
    this.rows = rowsByPlace(sequences)
    this.frequency = Uint32Array.from({ length: count }, (_, item) => {
      return this.places.offsets[item + 1]! - this.places.offsets[item]!
    })
    this.sums = new Float64Array(count)
    this.touched = new Uint32Array(count)
    this.starts = new Uint32Array(count + 1)
    const partners = new Uint32Array(pairs)
    const values = new Float32Array(pairs)
    let size = 0
    for (let item = 0; item < count; item++) {
      const found = this.sumRarer(item)
      for (let at = 0; at < found; at++) {
        const partner = this.touched[at]!
        partners[size] = partner
        values[size++] = this.sums[partner]!
        this.sums[partner] = 0
      }
      this.starts[item + 1] = size
    }
    this.partners = partners.slice(0, size)
    this.values = values.slice(0, size)
  }

  /**
   * R_ja = sum of near^(distance - 1), times `backward` where a comes after the target j: fills both columns in no order
   * and answers how many sources there are.
   */
  sourcesOf(target: number, items: Uint32Array, weights: Float64Array): number {
    const { sequences, places, rows, steps, sums } = this
    const { backward } = this.settings
    const window = steps.length - 1
    let size = 0
    for (let at = places.offsets[target]!; at < places.offsets[target + 1]!; at++) {
      const place = places.places[at]!
      const row = rows[place]!
      const last = Math.min(sequences.offsets[row + 1]! - 1, place + window)
      for (let other = Math.max(sequences.offsets[row]!, place - window); other <= last; other++) {
        const source = sequences.items[other]!
        if (source === target) continue
        if (sums[source] === 0) items[size++] = source
        sums[source]! += other > place ? backward * steps[other - place - 1]! : steps[place - other - 1]!
      }
    }
    for (let at = 0; at < size; at++) {
      weights[at] = sums[items[at]!]!
      sums[items[at]!] = 0
    }
    return size
  }

  /**
   * Writes G over the first `size` of `items` into the lower triangle of a matrix with rows of `stride`, with `ridge` added
   * on its diagonal. `slots` holds a zero per item, and does so again afterwards.
   */
  fillAmong(
    items: Uint32Array,
    size: number,
    ridge: number,
    slots: Uint8Array,
    matrix: Float64Array,
    stride: number,
  ): void {
    for (let a = 0; a < size; a++) {
      matrix.fill(0, a * stride, a * stride + a)
      matrix[a * stride + a] = ridge
      slots[items[a]!] = a + 1
    }
    for (let a = 0; a < size; a++) {
      const item = items[a]!
      for (let at = this.starts[item]!; at < this.starts[item + 1]!; at++) {
        const b = slots[this.partners[at]!]! - 1
        if (b < 0) continue
        matrix[b > a ? b * stride + a : a * stride + b]! += this.values[at]!
      }
    }
    for (let a = 0; a < size; a++) slots[items[a]!] = 0
  }

  /** Sums of the row of an item with itself and with more frequent ones; answers how many are touched. */
  private sumRarer(item: number): number {
    const { sequences, places, rows, steps, sums, touched, frequency } = this
    const window = steps.length - 1
    const own = frequency[item]!
    let size = 0
    for (let at = places.offsets[item]!; at < places.offsets[item + 1]!; at++) {
      const place = places.places[at]!
      const row = rows[place]!
      const last = Math.min(sequences.offsets[row + 1]! - 1, place + window)
      for (let other = Math.max(sequences.offsets[row]!, place - window); other <= last; other++) {
        const partner = sequences.items[other]!
        const theirs = frequency[partner]!
        if (theirs < own || (theirs === own && partner < item)) continue
        if (sums[partner] === 0) touched[size++] = partner
        sums[partner]! += steps[Math.abs(other - place)]!
      }
    }
    return size
  }
}

/** As many of the newest sequences as have `MOST_PAIRS` pairs within the window together, and how many that are. */
function newest(sequences: Sequences, window: number): { sequences: Sequences; pairs: number } {
  const { offsets, items } = sequences
  let pairs = 0
  let row = sequenceCount(sequences)
  while (row > 0) {
    const length = offsets[row]! - offsets[row - 1]!
    const inner = Math.min(length - 1, window)
    // Each place with itself and with the `inner` before it, of which the first places have fewer.
    const own = length * (inner + 1) - (inner * (inner + 1)) / 2
    if (pairs + own > MOST_PAIRS && pairs > 0) break
    pairs += own
    row--
  }
  if (row === 0) return { sequences, pairs }
  const first = offsets[row]!
  return { sequences: { offsets: offsets.slice(row).map((at) => at - first), items: items.subarray(first) }, pairs }
}

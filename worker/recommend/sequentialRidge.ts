import { occurrences, rowsByPlace, type Sequences } from './sequences.ts'
import { NeighbourListBuilder, type NeighbourLists } from './neighbourLists.ts'

/** The linear session model (RECOMMEND.md 3, SLIST; Choi et al., "Session-aware Linear Item-Item Models", WWW 2021). */
export interface RidgeSettings {
  /** per step of distance, in both sums */
  near: number
  /** weight of a source that comes after its target */
  backward: number
  lambda: number
  /** per step into the past, when a query is scored */
  decay: number
}

/** Chosen on the public sets of `npm run eval`, by held-back rows. */
export const ridgeSettings = {
  clicks: { near: 0.4, backward: 0.5, lambda: 40, decay: 0.3 },
  purchases: { near: 0.8, backward: 0.5, lambda: 40, decay: 0.75 },
  dense: { near: 0.8, backward: 0.5, lambda: 40, decay: 0.75 },
} as const satisfies Record<string, RidgeSettings>

/** A build costs about half a millisecond a target: of a large shop the most frequent are enough. */
export const MOST_TARGETS = 10_000

/** Pairs farther apart say nothing. */
const WINDOW = 20
/** Sources that a target's weights are solved for, its largest. */
const SOURCES = 120
/** Weights a source keeps. */
const KEPT = 200
const LEAST = 1e-4

/**
 * Per target j, over its 120 largest sources S: (G_SS + lambda I) w = R_jS by Cholesky, where G_ab = sum of near^|a-b| over
 * all places of a and b in one sequence and R_ja = sum of near^(distance - 1), times `backward` where a comes after j.
 * Answers lists by source. Cost about 0.5 ms a target: `mostTargets` bounds it, the most frequent first.
 */
export function buildRidge(
  sequences: Sequences,
  count: number,
  settings: RidgeSettings,
  mostTargets = Infinity,
): NeighbourLists {
  const gram = new GramRows(sequences, count, settings)
  const { frequency } = gram
  const targets = Array.from({ length: count }, (_, item) => item).filter((item) => frequency[item]! > 0)
  if (targets.length > mostTargets) {
    targets.sort((a, b) => frequency[b]! - frequency[a]! || a - b)
    targets.length = mostTargets
  }
  const bySource: { partner: number; weight: number }[][] = Array.from({ length: count }, () => [])
  const matrix = new Float64Array(SOURCES * SOURCES)
  const right = new Float64Array(SOURCES)
  for (const target of targets) {
    const sources = gram.sourcesOf(target).slice(0, SOURCES)
    const size = sources.length
    for (let a = 0; a < size; a++) {
      right[a] = sources[a]!.weight
      const row = gram.among(sources[a]!.item)
      for (let b = 0; b <= a; b++) matrix[a * SOURCES + b] = row(sources[b]!.item) + (a === b ? settings.lambda : 0)
    }
    solve(matrix, right, size)
    for (let a = 0; a < size; a++) {
      if (right[a]! > LEAST) bySource[sources[a]!.item]!.push({ partner: target, weight: right[a]! })
    }
  }
  const builder = new NeighbourListBuilder(count)
  for (const list of bySource) {
    list.sort((a, b) => b.weight - a.weight || a.partner - b.partner)
    builder.add(list.slice(0, KEPT))
  }
  return builder.finish()
}

/** Cholesky of the lower triangle in place (row stride SOURCES), then both triangular systems; `right` becomes the answer. */
function solve(matrix: Float64Array, right: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    const own = row * SOURCES
    for (let column = 0; column <= row; column++) {
      const other = column * SOURCES
      let sum = matrix[own + column]!
      for (let k = 0; k < column; k++) sum -= matrix[own + k]! * matrix[other + k]!
      matrix[own + column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[other + column]!
    }
    let sum = right[row]!
    for (let k = 0; k < row; k++) sum -= matrix[own + k]! * right[k]!
    right[row] = sum / matrix[own + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row]!
    for (let k = row + 1; k < size; k++) sum -= matrix[k * SOURCES + row]! * right[k]!
    right[row] = sum / matrix[row * SOURCES + row]!
  }
}

/** Both sums, each item's row worked out once: sparse rows in shared buffers, 12 bytes a pair that occurs. */
class GramRows {
  readonly frequency: Uint32Array
  private readonly starts: Uint32Array
  private partners: Uint32Array
  private values: Float32Array
  private readonly dense: Float64Array
  private filled = -1
  private readonly sequences: Sequences
  private readonly settings: RidgeSettings
  private readonly places: ReturnType<typeof occurrences>
  private readonly rows: Uint32Array
  private readonly steps: Float64Array

  constructor(sequences: Sequences, count: number, settings: RidgeSettings) {
    this.sequences = sequences
    this.settings = settings
    this.places = occurrences(sequences.items, count)
    this.rows = rowsByPlace(sequences)
    this.steps = Float64Array.from({ length: WINDOW + 1 }, (_, distance) => settings.near ** distance)
    this.frequency = Uint32Array.from({ length: count }, (_, item) => {
      return this.places.offsets[item + 1]! - this.places.offsets[item]!
    })
    this.dense = new Float64Array(count)
    this.starts = new Uint32Array(count + 1)
    this.partners = new Uint32Array(1 << 16)
    this.values = new Float32Array(1 << 16)
    let size = 0
    for (let item = 0; item < count; item++) {
      const touched = this.sumRow(item, 1, 0)
      if (size + touched.length > this.partners.length) this.grow(size + touched.length)
      for (const partner of touched) {
        this.partners[size] = partner
        this.values[size++] = this.dense[partner]!
        this.dense[partner] = 0
      }
      this.starts[item + 1] = size
    }
  }

  /** Sources of a target, the strongest first. */
  sourcesOf(target: number): { item: number; weight: number }[] {
    // The forgotten row: `among` fills the same buffer.
    this.clear()
    const touched = this.sumRow(target, this.settings.backward, 1)
    const out: { item: number; weight: number }[] = []
    for (const item of touched) {
      if (item !== target) out.push({ item, weight: this.dense[item]! })
      this.dense[item] = 0
    }
    return out.sort((a, b) => b.weight - a.weight || a.item - b.item)
  }

  /** A look-up into the Gram row of `item`, valid until the next call. */
  among(item: number): (other: number) => number {
    this.clear()
    for (let at = this.starts[item]!; at < this.starts[item + 1]!; at++)
      this.dense[this.partners[at]!] = this.values[at]!
    this.filled = item
    return (other) => this.dense[other]!
  }

  private clear(): void {
    if (this.filled < 0) return
    for (let at = this.starts[this.filled]!; at < this.starts[this.filled + 1]!; at++)
      this.dense[this.partners[at]!] = 0
    this.filled = -1
  }

  /** Adds near^(distance - less) of every other place within the window into `dense`; what comes after `item` times `after`. */
  private sumRow(item: number, after: number, less: number): number[] {
    const { sequences, places, rows, steps, dense } = this
    const touched: number[] = []
    for (let at = places.offsets[item]!; at < places.offsets[item + 1]!; at++) {
      const place = places.places[at]!
      const row = rows[place]!
      const first = Math.max(sequences.offsets[row]!, place - WINDOW)
      const last = Math.min(sequences.offsets[row + 1]! - 1, place + WINDOW)
      for (let other = first; other <= last; other++) {
        if (less === 1 && other === place) continue
        const weight = steps[Math.abs(other - place) - (less === 1 ? 1 : 0)]! * (other > place ? after : 1)
        if (weight === 0) continue
        const partner = sequences.items[other]!
        if (dense[partner] === 0) touched.push(partner)
        dense[partner]! += weight
      }
    }
    return touched
  }

  private grow(least: number): void {
    const size = Math.max(least, this.partners.length * 2)
    const partners = new Uint32Array(size)
    partners.set(this.partners)
    this.partners = partners
    const values = new Float32Array(size)
    values.set(this.values)
    this.values = values
  }
}

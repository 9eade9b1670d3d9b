import { sectionOf, type Artifact, type Section } from './artifact.ts'
import type { Tally } from './tally.ts'

/** The best partners of each item with their weights: 5 bytes a partner. */
export interface NeighbourLists {
  /** items + 1 */
  offsets: Uint32Array
  /** best first */
  partners: Uint32Array
  /** weight = byte * scale of the row */
  weights: Uint8Array
  scales: Float32Array
}

export class NeighbourListBuilder {
  private readonly offsets: Uint32Array
  private readonly scales: Float32Array
  private partners = new Uint32Array(1024)
  private weights = new Uint8Array(1024)
  private size = 0
  private rows = 0

  constructor(count: number) {
    this.offsets = new Uint32Array(count + 1)
    this.scales = new Float32Array(count)
  }

  /** The next item's partners, best first; weights need not fall with the order, which callers may have settled otherwise. */
  add(list: readonly { partner: number; weight: number }[]): void {
    this.addColumns(
      list.map(({ partner }) => partner),
      list.map(({ weight }) => weight),
      list.length,
    )
  }

  /** The same for the first `count` entries of two columns. */
  addColumns(partners: ArrayLike<number>, weights: ArrayLike<number>, count: number): void {
    if (this.size + count > this.partners.length) this.grow(this.size + count)
    let most = 0
    for (let at = 0; at < count; at++) most = Math.max(most, weights[at]!)
    const scale = most / 255
    for (let at = 0; at < count; at++) {
      this.partners[this.size] = partners[at]!
      this.weights[this.size++] = scale === 0 ? 0 : Math.max(1, Math.round(weights[at]! / scale))
    }
    this.scales[this.rows++] = scale
    this.offsets[this.rows] = this.size
  }

  finish(): NeighbourLists {
    const { offsets, scales, size } = this
    return { offsets, scales, partners: this.partners.slice(0, size), weights: this.weights.slice(0, size) }
  }

  private grow(least: number): void {
    const size = Math.max(least, this.partners.length * 2)
    const partners = new Uint32Array(size)
    partners.set(this.partners)
    this.partners = partners
    const weights = new Uint8Array(size)
    weights.set(this.weights)
    this.weights = weights
  }
}

export const listSections = (lists: NeighbourLists): Record<string, Section> => ({ ...lists })

export const listsFrom = (artifact: Artifact): NeighbourLists => ({
  offsets: sectionOf(artifact, 'offsets', Uint32Array),
  partners: sectionOf(artifact, 'partners', Uint32Array),
  weights: sectionOf(artifact, 'weights', Uint8Array),
  scales: sectionOf(artifact, 'scales', Float32Array),
})

/** Sums the lists of `query` (newest first), the h-th entry weighted by `decay^h`, into `tally`. */
export function scoreByLists(lists: NeighbourLists, query: readonly number[], decay: number, tally: Tally): void {
  let factor = 1
  for (const item of query) {
    const end = lists.offsets[item + 1] ?? 0
    const scale = factor * (lists.scales[item] ?? 0)
    tally.addRow(lists.partners, lists.weights, lists.offsets[item] ?? 0, end, scale)
    factor *= decay
  }
}

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
  private readonly partners: number[] = []
  private readonly weights: number[] = []
  private rows = 0

  constructor(count: number) {
    this.offsets = new Uint32Array(count + 1)
    this.scales = new Float32Array(count)
  }

  /** The next item's partners, best first; weights need not fall with the order, which callers may have settled otherwise. */
  add(list: readonly { partner: number; weight: number }[]): void {
    let most = 0
    for (const { weight } of list) most = Math.max(most, weight)
    const scale = most / 255
    for (const { partner, weight } of list) {
      this.partners.push(partner)
      this.weights.push(scale === 0 ? 0 : Math.max(1, Math.round(weight / scale)))
    }
    this.scales[this.rows++] = scale
    this.offsets[this.rows] = this.partners.length
  }

  finish(): NeighbourLists {
    const { offsets, scales } = this
    return { offsets, scales, partners: Uint32Array.from(this.partners), weights: Uint8Array.from(this.weights) }
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
    for (let at = lists.offsets[item] ?? 0; at < end; at++) {
      tally.add(lists.partners[at]!, scale * lists.weights[at]!)
    }
    factor *= decay
  }
}

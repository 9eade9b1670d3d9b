import { sequenceCount } from '../recommend/sequences.ts'
import { chance } from './random.ts'
import type { TrainSettings } from './settings.ts'
import type { TrainingSet } from './trainingSet.ts'

/** Numbers the items of a batch 0, 1, ...: first those that the loss compares (targets, then uniform ones), then the rest. */
export class Slots {
  /** items of the slots; undefined past `size` */
  readonly items: Int32Array
  /** per candidate: -ln of the chance that it is one, which makes the sampled loss an estimate of the full one */
  readonly shift: Float32Array
  /** how many the loss compares */
  candidates = 0
  size = 0
  private readonly slotOf: Int32Array
  private readonly stamps: Int32Array
  private readonly share: Float64Array
  private readonly negatives: number
  private readonly seed: number
  private stamp = 0

  constructor(set: TrainingSet, settings: TrainSettings, slots: number) {
    this.negatives = settings.negatives === 'all' ? 0 : settings.negatives
    this.seed = settings.seed
    this.items = new Int32Array(slots)
    this.shift = new Float32Array(slots)
    this.slotOf = new Int32Array(set.items)
    this.stamps = new Int32Array(set.items)
    this.share = new Float64Array(set.items)
    const { offsets, items } = set.sequences
    let total = 0
    for (let row = 0; row < sequenceCount(set.sequences); row++) {
      for (let at = offsets[row]! + 1; at < offsets[row + 1]!; at++) {
        this.share[items[at]!]!++
        total++
      }
    }
    for (let item = 0; item < set.items; item++) this.share[item]! /= Math.max(1, total)
  }

  /** `windows` by their bounds in `sequence`; `tokens`: how many targets they hold together. */
  deal(
    sequence: Uint32Array,
    windows: Uint32Array,
    starts: Uint32Array,
    ends: Uint32Array,
    tokens: number,
    step: number,
  ): void {
    this.stamp++
    this.size = 0
    for (const window of windows) {
      for (let at = starts[window]! + 1; at < ends[window]!; at++) this.add(sequence[at]!)
    }
    const count = this.stamps.length
    for (let draw = 0; draw < this.negatives; draw++) this.add(chance(this.seed, step, 0x40000000 + draw) % count)
    this.candidates = this.size
    const missed = this.negatives * Math.log1p(-1 / count)
    for (let slot = 0; slot < this.size; slot++) {
      const absent = Math.exp(tokens * Math.log1p(-Math.min(0.999999, this.share[this.items[slot]!]!)) + missed)
      this.shift[slot] = -Math.log(1 - absent)
    }
    for (const window of windows) {
      for (let at = starts[window]!; at < ends[window]! - 1; at++) this.add(sequence[at]!)
    }
  }

  /** Of an item of the batch dealt last. */
  of(item: number): number {
    return this.slotOf[item]!
  }

  private add(item: number): void {
    if (this.stamps[item] === this.stamp) return
    this.stamps[item] = this.stamp
    this.slotOf[item] = this.size
    this.items[this.size++] = item
  }
}

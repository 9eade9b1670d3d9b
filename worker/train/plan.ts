import { sequenceCount, type Sequences } from '../recommend/sequences.ts'
import { chance } from './random.ts'
import type { TrainSettings } from './settings.ts'
import { LONGEST } from './weights.ts'

/** Windows of the sequences and how an epoch deals them into batches; equal settings give equal batches. */
export class Plan {
  /** window w: items starts[w]..ends[w] of the set; its last is only predicted, its first only seen */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  private readonly seed: number
  private readonly tokens: number
  private epoch = -1
  private order: Uint32Array = new Uint32Array(0)
  private cuts: number[] = []

  constructor(sequences: Sequences, settings: Pick<TrainSettings, 'seed' | 'tokens'>) {
    const starts: number[] = []
    const ends: number[] = []
    for (let row = 0; row < sequenceCount(sequences); row++) {
      const first = sequences.offsets[row]!
      // A long history gives several windows; the item where one ends is where the next begins.
      for (let end = sequences.offsets[row + 1]!; end - first >= 2;) {
        const start = Math.max(first, end - LONGEST - 1)
        starts.push(start)
        ends.push(end)
        end = start + 1
      }
    }
    this.starts = Uint32Array.from(starts)
    this.ends = Uint32Array.from(ends)
    this.seed = settings.seed
    this.tokens = Math.max(settings.tokens, LONGEST)
  }

  /** Windows of one batch; empty past the epoch's last. */
  batch(epoch: number, number: number): Uint32Array {
    this.deal(epoch)
    return this.order.subarray(this.cuts[number] ?? this.order.length, this.cuts[number + 1] ?? this.order.length)
  }

  /** Batches of an epoch: it varies a little from one to the next. */
  batches(epoch: number): number {
    this.deal(epoch)
    return this.cuts.length - 1
  }

  private deal(epoch: number): void {
    if (epoch === this.epoch) return
    this.epoch = epoch
    const order = Uint32Array.from({ length: this.starts.length }, (_, at) => at)
    for (let at = order.length - 1; at > 0; at--) {
      const other = chance(this.seed, 0x10000000 + epoch, at) % (at + 1)
      const swapped = order[at]!
      order[at] = order[other]!
      order[other] = swapped
    }
    this.order = order
    this.cuts = [0]
    let size = 0
    for (const [at, window] of order.entries()) {
      const tokens = this.ends[window]! - this.starts[window]! - 1
      if (size + tokens > this.tokens) {
        this.cuts.push(at)
        size = 0
      }
      size += tokens
    }
    this.cuts.push(order.length)
  }
}

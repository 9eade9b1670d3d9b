import { instantiate, type TrainKernel } from './kernel.ts'
import { ROW_BYTES, TILE, type Layout, type Scratch } from './layout.ts'
import { Plan } from './plan.ts'
import { chance } from './random.ts'
import { rateAt, type TrainSettings } from './settings.ts'
import { Slots } from './slots.ts'
import { SIGNALS_EACH, type TrainingSet } from './trainingSet.ts'
import { DIMS, initialise, LONGEST, weightAt, weightCount, WIDE, type WeightName } from './weights.ts'

/** Where a run stands: all that a checkpoint needs besides the parameters and Adam's moments. */
export interface Progress {
  epoch: number
  /** within the epoch */
  batch: number
  /** steps done */
  step: number
}

/** One of the threads that train together, or the only one. */
export interface Part {
  thread: number
  threads: number
  /** waits for the others */
  meet(): void
}

export const alone: Part = { thread: 0, threads: 1, meet: () => undefined }

const KEEP_BLOCK = 256

/**
 * Trains in a memory laid out by `layOut`: each thread takes its half of a batch's windows and of the update. What a step
 * does follows from the settings and its number alone.
 */
export class Learner {
  readonly plan: Plan
  readonly steps: number
  private readonly kernel: TrainKernel
  private readonly buffer: ArrayBufferLike
  private readonly layout: Layout
  private readonly scratch: Scratch
  private readonly set: TrainingSet
  private readonly settings: TrainSettings
  private readonly part: Part
  private readonly slots: Slots | null

  constructor(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    layout: Layout,
    set: TrainingSet,
    settings: TrainSettings,
    part: Part = alone,
  ) {
    this.kernel = instantiate(module, memory)
    this.buffer = memory.buffer
    this.layout = layout
    this.scratch = layout.scratch[part.thread]!
    this.set = set
    this.settings = settings
    this.part = part
    this.plan = new Plan(set.sequences, settings)
    this.steps = this.plan.batches(0) * settings.epochs
    this.slots = settings.negatives === 'all' ? null : new Slots(set, settings, layout.slots)
    if (part.thread === 0) {
      new Uint32Array(this.buffer, layout.attributeOffsets, set.items + 1).set(set.attributes.offsets)
      new Uint32Array(this.buffer, layout.attributeValues, set.attributes.values.length).set(set.attributes.values)
    }
  }

  /** Starting parameters; one thread calls it, before the first step. */
  initialise(): void {
    initialise(this.weights(), this.own(), this.attributes(), this.settings.seed)
  }

  /** Views of the parameters: rows of the items, of the attributes, all other weights. */
  own(): Float32Array {
    return new Float32Array(this.buffer, this.layout.own, this.set.items * DIMS)
  }
  attributes(): Float32Array {
    return new Float32Array(this.buffer, this.layout.attributes, this.set.attributes.count * DIMS)
  }
  weights(): Float32Array {
    return new Float32Array(this.buffer, this.layout.weights, weightCount)
  }

  /** What a checkpoint stores: parameters and the state of their optimiser. */
  state(): Float32Array[] {
    const { layout, set } = this
    const dense = [layout.attributes, layout.denseFirst, layout.denseSecond].map(
      (at) => new Float32Array(this.buffer, at, layout.denseFloats),
    )
    const rows =
      this.slots === null
        ? [layout.ownFirst, layout.ownSecond].map((at) => new Float32Array(this.buffer, at, set.items * DIMS))
        : [new Float32Array(this.buffer, layout.variances, set.items)]
    return [this.own(), ...dense, ...rows]
  }

  /** Vectors of items `first`..`last` as an artifact holds them: own row plus the mean of the attributes'. */
  vectors(first: number, last: number): Float32Array {
    const { layout } = this
    const out = new Float32Array((last - first) * DIMS)
    const block = Math.min(layout.slots, 1024)
    for (let from = first; from < last; from += block) {
      const count = Math.min(block, last - from)
      const ids = this.slots === null ? layout.scratch[0]!.logits : layout.slotItems
      new Int32Array(this.buffer, ids, count).set(Int32Array.from({ length: count }, (_, at) => from + at))
      this.gather(ids, layout.vectors, 0, count)
      out.set(new Float32Array(this.buffer, layout.vectors, count * DIMS), (from - first) * DIMS)
    }
    return out
  }

  /** The next position after a step; null after the last. */
  next({ epoch, batch, step }: Progress): Progress | null {
    const after = { epoch, batch: batch + 1, step: step + 1 }
    if (after.batch < this.plan.batches(epoch)) return after
    return epoch + 1 < this.settings.epochs ? { epoch: epoch + 1, batch: 0, step: step + 1 } : null
  }

  /** One batch: answers this thread's share of the mean loss. */
  step(progress: Progress): number {
    const loss = this.gradients(progress)
    this.update(progress.step)
    return loss
  }

  /** Forward and back without the update. */
  gradients({ epoch, batch, step }: Progress): number {
    const { plan, set, layout, part } = this
    const windows = plan.batch(epoch, batch)
    let tokens = 0
    for (const window of windows) tokens += plan.ends[window]! - plan.starts[window]! - 1
    if (this.slots !== null) {
      this.slots.deal(set.sequences.items, windows, plan.starts, plan.ends, tokens, step)
      if (part.thread === 0) {
        new Int32Array(this.buffer, layout.slotItems, layout.slots).set(this.slots.items)
        new Float32Array(this.buffer, layout.slotShift, layout.slots).set(this.slots.shift)
      }
    }
    part.meet()
    this.prepare()
    part.meet()
    const mine = this.fill(windows, tokens)
    return mine.tokens === 0 ? 0 : this.forwardAndBack(mine, step)
  }

  private get size(): number {
    return this.slots === null ? this.set.items : this.slots.size
  }
  private get candidates(): number {
    return this.slots === null ? this.set.items : this.slots.candidates
  }

  /** Bounds of this thread's part of `count` rows, multiples of 8 but for the end. */
  private range(count: number): [number, number] {
    const { thread, threads } = this.part
    const each = (Math.ceil(count / threads) + 7) & ~7
    return [Math.min(count, thread * each), Math.min(count, (thread + 1) * each)]
  }

  private gather(ids: number, to: number, first: number, last: number): void {
    const { own, attributes, attributeOffsets, attributeValues } = this.layout
    this.kernel.gather(ids, own, attributes, attributeOffsets, attributeValues, to, first, last)
  }

  /** Vectors of the slots, their packed form, transposed weights, zero gradients. */
  private prepare(): void {
    const { kernel, layout, part } = this
    const [first, last] = this.range(this.size)
    this.gather(layout.slotItems, layout.vectors, first, last)
    const width = (this.candidates + 7) & ~7
    // The last panel may reach past the slots in use: what lies there is masked in the loss.
    if (part.threads === 1) kernel.packRows(layout.vectors, layout.packed, 0, width)
    else kernel.packRows(layout.vectors, layout.packed, Math.min(first, width), Math.min((last + 7) & ~7, width))
    if (part.thread === 0) {
      const { weights } = layout
      kernel.transpose(weights + weightAt.attention * 4, layout.attentionBack, DIMS, 3 * DIMS)
      kernel.transpose(weights + weightAt.output * 4, layout.outputBack, DIMS, DIMS)
      kernel.transpose(weights + weightAt.widen * 4, layout.widenBack, DIMS, WIDE)
      kernel.transpose(weights + weightAt.narrow * 4, layout.narrowBack, WIDE, DIMS)
    }
    kernel.clear(layout.denseGradient + part.thread * layout.denseApart, layout.denseFloats * 4)
    kernel.clear(layout.vectorsGradient + part.thread * layout.vectorsApart, ((this.size + 7) & ~7) * ROW_BYTES)
  }

  /** Writes this thread's windows as tokens. `tokens`: of the whole batch, over which the loss is a mean. */
  private fill(windows: Uint32Array, tokens: number): { tokens: number; sequences: number } {
    const { plan, set, scratch, buffer, part } = this
    const { items } = set.sequences
    const most = this.layout.tokens
    const slots = new Int32Array(buffer, scratch.tokenSlots, most)
    const targets = new Int32Array(buffer, scratch.tokenTargets, most)
    const places = new Int32Array(buffer, scratch.tokenPlaces, most)
    const signals = new Uint8Array(buffer, scratch.tokenSignals, most * SIGNALS_EACH)
    const weights = new Float32Array(buffer, scratch.tokenWeights, most)
    const starts = new Int32Array(buffer, scratch.starts, most + 1)
    let mass = 0
    let seen = 0
    let size = 0
    let sequences = 0
    for (const window of windows) {
      const start = plan.starts[window]!
      const end = plan.ends[window]!
      const isMine = Math.floor((seen * part.threads) / tokens) === part.thread
      seen += end - start - 1
      for (let at = start + 1; at < end; at++) mass += set.weights?.[at] ?? 1
      if (!isMine) continue
      starts[sequences++] = size
      for (let at = start; at < end - 1; at++) {
        slots[size] = this.slotOf(items[at]!)
        targets[size] = this.slotOf(items[at + 1]!)
        places[size] = end - 2 - at
        weights[size] = set.weights?.[at + 1] ?? 1
        if (set.signals !== null) {
          signals.set(set.signals.subarray(at * SIGNALS_EACH, (at + 1) * SIGNALS_EACH), size * SIGNALS_EACH)
        }
        size++
      }
    }
    starts[sequences] = size
    for (let token = 0; token < size; token++) weights[token]! /= mass
    return { tokens: size, sequences }
  }

  private slotOf(item: number): number {
    return this.slots === null ? item : this.slots.of(item)
  }

  private weight(name: WeightName): number {
    return this.layout.weights + weightAt[name] * 4
  }
  private gradient(name: WeightName): number {
    const { layout, set, part } = this
    return (
      layout.denseGradient + part.thread * layout.denseApart + set.attributes.count * ROW_BYTES + weightAt[name] * 4
    )
  }

  /** C = A B for a row-major weight of `n` columns. */
  private multiply(a: number, b: number, c: number, n: number, k: number, tokens: number): void {
    this.kernel.multiply(a, k * 4, b, n * 4, 32, c, n * 4, (tokens + 3) & ~3, n, k, 0)
  }

  private drop(at: number, tokens: number, step: number, place: number): void {
    const { dropout, seed } = this.settings
    if (dropout === 0) return
    const from = chance(seed, step, 0x50000000 + this.part.thread * 4 + place)
    this.kernel.drop(at, tokens * DIMS, from | 0, Math.floor(dropout * 4294967296) | 0, 1 / (1 - dropout))
  }

  private forwardAndBack({ tokens, sequences }: { tokens: number; sequences: number }, step: number): number {
    const { kernel, scratch: s, layout, set } = this
    const width = set.signals === null ? 0 : SIGNALS_EACH
    const marks = [s.tokenSignals, this.weight('signals'), width] as const
    kernel.embed(s.tokenSlots, layout.vectors, s.tokenPlaces, this.weight('positions'), ...marks, s.input, tokens)
    this.drop(s.input, tokens, step, 0)
    kernel.norm(s.input, this.weight('normAGain'), this.weight('normABias'), s.normA, s.statsA, tokens)
    this.multiply(s.normA, this.weight('attention'), s.qkv, 3 * DIMS, DIMS, tokens)
    kernel.attend(s.qkv, s.attended, s.shares, s.starts, sequences, LONGEST)
    this.multiply(s.attended, this.weight('output'), s.middle, DIMS, DIMS, tokens)
    this.drop(s.middle, tokens, step, 1)
    kernel.addRows(s.input, 0, s.middle, tokens)
    kernel.norm(s.middle, this.weight('normBGain'), this.weight('normBBias'), s.normB, s.statsB, tokens)
    this.multiply(s.normB, this.weight('widen'), s.wide, WIDE, DIMS, tokens)
    kernel.gelu(s.wide, this.weight('widenBias'), s.wideGate, WIDE, tokens)
    this.multiply(s.wideGate, this.weight('narrow'), s.last, DIMS, WIDE, tokens)
    this.drop(s.last, tokens, step, 2)
    kernel.addRows(s.middle, this.weight('narrowBias'), s.last, tokens)
    kernel.norm(s.last, this.weight('normCGain'), this.weight('normCBias'), s.out, s.statsC, tokens)
    const loss = this.compare(tokens)
    this.back(tokens, sequences, step)
    return loss
  }

  /** The loss and its gradients by outputs (dOut) and vectors, a tile of tokens at a time. */
  private compare(tokens: number): number {
    const { kernel, scratch: s, layout, part } = this
    const width = (this.candidates + 7) & ~7
    const dVectors = layout.vectorsGradient + part.thread * layout.vectorsApart
    let loss = 0
    for (let from = 0; from < tokens; from += TILE) {
      const count = Math.min(TILE, tokens - from)
      const rows = (count + 3) & ~3
      const out = s.out + from * ROW_BYTES
      kernel.multiply(out, ROW_BYTES, layout.packed, 32, 8 * ROW_BYTES, s.logits, width * 4, rows, width, DIMS, 0)
      const [targets, weights] = [s.tokenTargets + from * 4, s.tokenWeights + from * 4]
      loss += kernel.softmaxLoss(s.logits, width, this.candidates, layout.slotShift, targets, weights, count)
      const dOut = s.dOut + from * ROW_BYTES
      for (let k = 0; k < width; k += KEEP_BLOCK) {
        const some = Math.min(KEEP_BLOCK, width - k)
        const vectors = layout.vectors + k * ROW_BYTES
        kernel.multiply(
          s.logits + k * 4,
          width * 4,
          vectors,
          ROW_BYTES,
          32,
          dOut,
          ROW_BYTES,
          rows,
          DIMS,
          some,
          +(k > 0),
        )
      }
      kernel.multiplyTransposed(s.logits, width * 4, out, ROW_BYTES, dVectors, ROW_BYTES, width, DIMS, count)
    }
    return loss
  }

  private back(tokens: number, sequences: number, step: number): void {
    const { kernel, scratch: s, layout, part, set } = this
    const rows = tokens * ROW_BYTES
    const learn = (input: number, inputs: number, change: number, outputs: number, name: WeightName) =>
      kernel.multiplyTransposed(
        input,
        inputs * 4,
        change,
        outputs * 4,
        this.gradient(name),
        outputs * 4,
        inputs,
        outputs,
        tokens,
      )
    const through = (x: number, stats: number, dy: number, norm: 'A' | 'B' | 'C') =>
      kernel.normBack(
        x,
        this.weight(`norm${norm}Gain`),
        dy,
        stats,
        s.dRows,
        this.gradient(`norm${norm}Gain`),
        this.gradient(`norm${norm}Bias`),
        tokens,
      )
    kernel.clear(s.dRows, rows)
    through(s.last, s.statsC, s.dOut, 'C')
    kernel.sumRows(s.dRows, this.gradient('narrowBias'), tokens)
    this.copy(s.dRows, s.dBranch, rows)
    this.drop(s.dBranch, tokens, step, 2)
    learn(s.wideGate, WIDE, s.dBranch, DIMS, 'narrow')
    this.multiply(s.dBranch, layout.narrowBack, s.dWide, WIDE, DIMS, tokens)
    kernel.geluBack(s.wide, s.dWide, this.gradient('widenBias'), WIDE, tokens)
    learn(s.normB, DIMS, s.dWide, WIDE, 'widen')
    this.multiply(s.dWide, layout.widenBack, s.rows, DIMS, WIDE, tokens)
    through(s.middle, s.statsB, s.rows, 'B')
    this.copy(s.dRows, s.dBranch, rows)
    this.drop(s.dBranch, tokens, step, 1)
    learn(s.attended, DIMS, s.dBranch, DIMS, 'output')
    this.multiply(s.dBranch, layout.outputBack, s.rows, DIMS, DIMS, tokens)
    kernel.clear(s.dQkv, 3 * rows)
    kernel.attendBack(s.qkv, s.rows, s.shares, s.dQkv, s.attendScratch, s.starts, sequences, LONGEST)
    learn(s.normA, DIMS, s.dQkv, 3 * DIMS, 'attention')
    this.multiply(s.dQkv, layout.attentionBack, s.rows, DIMS, 3 * DIMS, tokens)
    through(s.input, s.statsA, s.rows, 'A')
    this.drop(s.dRows, tokens, step, 0)
    const width = set.signals === null ? 0 : SIGNALS_EACH
    const marks = [s.tokenSignals, this.gradient('signals'), width] as const
    const dVectors = layout.vectorsGradient + part.thread * layout.vectorsApart
    kernel.embedBack(s.tokenSlots, dVectors, s.tokenPlaces, this.gradient('positions'), ...marks, s.dRows, tokens)
  }

  private copy(from: number, to: number, bytes: number): void {
    new Uint8Array(this.buffer).copyWithin(to, from, from + bytes)
  }

  private update(step: number): void {
    const { kernel, layout, part, set } = this
    const { thread, threads } = part
    const rate = rateAt(this.settings, step, this.steps)
    const adamRate = rate / (1 - 0.9 ** (step + 1))
    const secondScale = 1 / (1 - 0.98 ** (step + 1))
    part.meet()
    const [first, last] = this.range(this.size)
    const gradient = layout.vectorsGradient
    const dense = layout.denseGradient + thread * layout.denseApart
    for (let copy = 0; copy < threads; copy++) {
      const rows = gradient + copy * layout.vectorsApart
      kernel.scatter(layout.slotItems, rows, layout.attributeOffsets, layout.attributeValues, dense, first, last)
    }
    if (this.slots === null) {
      const at = first * ROW_BYTES
      const floats = (last - first) * DIMS
      const [x, m, v] = [layout.own + at, layout.ownFirst + at, layout.ownSecond + at]
      kernel.adam(x, gradient + at, threads, layout.vectorsApart, m, v, floats, adamRate, secondScale)
    } else {
      const { slotItems, vectorsApart, variances } = layout
      kernel.rowStep(layout.own, slotItems, gradient, threads, vectorsApart, variances, first, last, rate)
    }
    part.meet()
    const [from, to] = this.range(set.attributes.count + weightCount / DIMS)
    const at = from * ROW_BYTES
    kernel.adam(
      layout.attributes + at,
      layout.denseGradient + at,
      threads,
      layout.denseApart,
      layout.denseFirst + at,
      layout.denseSecond + at,
      (to - from) * DIMS,
      adamRate,
      secondScale,
    )
  }
}

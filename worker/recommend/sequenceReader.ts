import { DIMS, LONGEST, weightAt, weightCount } from '../train/weights.ts'
import type { Bitmap } from './bitmap.ts'
import { quantiseQuery } from './knn.ts'
import type { SequenceModel, Step } from './sequenceModel.ts'
import { layOutSketch, makeSift, sketchBytes, type SketchKernel } from './sketch.ts'
import { mapOf, type Listed, type Scores } from './tally.ts'

const PAGE = 65_536
const MOST_BEST = 1024

/** What the sequence model says of a history: the shipping reader, int8 rows in WebAssembly memory. */
export interface SequenceReader {
  readonly count: number
  /** The history's vector, of DIMS values. */
  read(history: readonly Step[]): Float32Array
  /** Logits of all items after a history (oldest first, not empty). The array is overwritten by the next call. */
  logits(history: readonly Step[]): Float32Array
  /** The `k` (<= 1024) likeliest of the allowed with their shares of one whole: what the others would share is not read. */
  best(history: readonly Step[], allowed: Bitmap, k: number): Scores
  /** The same as a list. */
  list(history: readonly Step[], allowed: Bitmap, k: number): Listed
}

interface Kernel extends SketchKernel {
  base(): number
  scratchBytes(): number
  read(
    ordinals: number,
    marks: number,
    count: number,
    rows: number,
    scales: number,
    positions: number,
    signals: number,
    blocks: number,
    scratch: number,
    out: number,
  ): void
  logits(rows: number, scales: number, count: number, query: number, scale: number, out: number): void
}

/** Copies the model into memory of its own: 108 bytes an item and 0.4 MB. */
export function makeSequenceReader(module: WebAssembly.Module, model: SequenceModel): SequenceReader {
  const { count } = model
  const probe = instantiate(module, new WebAssembly.Memory({ initial: 1 }))
  let end = probe.base()
  const place = (bytes: number): number => {
    const at = (end + 63) & ~63
    end = at + bytes
    return at
  }
  const rowsAt = place(count * DIMS)
  const scalesAt = place(count * 4)
  const weightsAt = place(weightCount * 4)
  const valuesAt = place((count + 4) * 4)
  const maskAt = place(((count + 31) >>> 5) * 4 + 8)
  const ordinalsAt = place(LONGEST * 4)
  const marksAt = place(LONGEST * 3)
  const outAt = place(DIMS * 4)
  const queryAt = place(DIMS * 2)
  const scoresAt = place(MOST_BEST * 4)
  const idsAt = place(MOST_BEST * 4)
  const scratchAt = place(probe.scratchBytes())
  const sketchAt = place(sketchBytes(count, DIMS))
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) })
  const kernel = instantiate(module, memory)
  const { buffer } = memory
  new Int8Array(buffer, rowsAt, count * DIMS).set(model.rows)
  new Float32Array(buffer, scalesAt, count).set(model.scales)
  new Float32Array(buffer, weightsAt, weightCount).set(model.weights)
  const sift = makeSift(kernel, memory, count, DIMS, {
    ...layOutSketch(sketchAt, count, DIMS),
    ...{ rows: rowsAt, scales: scalesAt, mask: maskAt, query: queryAt, scores: scoresAt, ids: idsAt },
  })
  const values = new Float32Array(buffer, valuesAt, count)
  const mask = new Uint32Array(buffer, maskAt, ((count + 31) >>> 5) + 2)
  const ordinals = new Int32Array(buffer, ordinalsAt, LONGEST)
  const marks = new Uint8Array(buffer, marksAt, LONGEST * 3)
  const out = new Float32Array(buffer, outAt, DIMS)
  const query = new Int16Array(buffer, queryAt, DIMS)
  const scores = new Float32Array(buffer, scoresAt, MOST_BEST)
  const ids = new Int32Array(buffer, idsAt, MOST_BEST)
  const [positions, signals, blocks] = (['positions', 'signals', 'normAGain'] as const).map(
    (name) => weightsAt + weightAt[name] * 4,
  ) as [number, number, number]

  function read(history: readonly Step[]): Float32Array {
    const steps = history.slice(-LONGEST)
    for (const [at, step] of steps.entries()) {
      ordinals[at] = step.ordinal
      marks.set(step.signals ?? [0, 0, 0], at * 3)
    }
    kernel.read(ordinalsAt, marksAt, steps.length, rowsAt, scalesAt, positions, signals, blocks, scratchAt, outAt)
    return out
  }

  function logits(history: readonly Step[]): Float32Array {
    const scale = quantiseQuery(read(history), query)
    kernel.logits(rowsAt, scalesAt, count, queryAt, scale, valuesAt)
    return values
  }

  function list(history: readonly Step[], allowed: Bitmap, k: number): Listed {
    const scale = quantiseQuery(read(history), query)
    mask.fill(0)
    mask.set(allowed.subarray(0, (count + 31) >>> 5))
    if (count % 32 !== 0) mask[count >>> 5]! &= (1 << (count % 32)) - 1
    const size = sift(query, Math.min(k, MOST_BEST), scale)
    kernel.sort(scoresAt, idsAt)
    const shares = new Float64Array(size)
    let whole = 0
    for (let at = 0; at < size; at++) whole += shares[at] = Math.exp(scores[at]! - scores[0]!)
    for (let at = 0; at < size; at++) shares[at]! /= whole
    return { ordinals: Uint32Array.from(ids.subarray(0, size)), scores: shares }
  }

  return { count, read, logits, list, best: (...asked) => mapOf(list(...asked)) }
}

const instantiate = (module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Sequences } from '../worker/recommend/sequences.ts'
import { baseOf } from '../worker/train/kernel.ts'
import { layOut } from '../worker/train/layout.ts'
import { Learner, type Progress } from '../worker/train/learner.ts'
import { machineSettings, type TrainSettings } from '../worker/train/settings.ts'
import { trainedBy, type Trained } from '../worker/train/trained.ts'
import { noAttributes, predictionsOf, type ItemAttributes, type TrainingSet } from '../worker/train/trainingSet.ts'
import { buildKernels } from './buildKernels.ts'
import type { ThreadNews, ThreadWork } from './trainThread.ts'

export interface TrainOptions {
  threads?: number
  /** a file to go on from, if it is of the same data and settings; rewritten after each epoch */
  checkpoint?: string
  onProgress?: (news: ThreadNews) => void
  /** signals and weights of interactions, where more than their order is known */
  signals?: Uint8Array | null
  weights?: Float32Array | null
}

/**
 * Trains the sequence model on this machine: two threads over one shared memory. `sequences`: histories, oldest first, of
 * ordinals below `items`. Settings not given are those of `npm run train`.
 */
export async function trainTransformer(
  sequences: Sequences,
  items: number,
  attributes: ItemAttributes | null = null,
  given: Partial<TrainSettings> = {},
  options: TrainOptions = {},
): Promise<Trained> {
  const settings = { ...machineSettings({ items, predictions: predictionsOf(sequences) }), ...given }
  const { threads = 2, signals = null, weights = null } = options
  const set: TrainingSet = { items, sequences, attributes: attributes ?? noAttributes(items), signals, weights }
  buildKernels()
  const module = new WebAssembly.Module(
    readFileSync(path.join(import.meta.dirname, '../worker/train/kernels/train.shared.wasm')),
  )
  const layout = layOut(set, settings, threads, baseOf(module, true))
  const memory = new WebAssembly.Memory({ initial: layout.bytes / 65_536, maximum: 16_384, shared: true })
  const key = keyOf(set, settings)
  const resumed =
    options.checkpoint === undefined ? null : resume(options.checkpoint, key, module, memory, layout, set, settings)
  const shared = <T extends Int32Array | Float64Array>(type: new (buffer: SharedArrayBuffer) => T, bytes: number) =>
    new type(new SharedArrayBuffer(bytes))
  const barrier = shared(Int32Array, 8)
  const losses = shared(Float64Array, 8 * threads)
  let curve = resumed?.curve ?? []
  const work: Omit<ThreadWork, 'thread'> = {
    ...{ module, memory, layout, set, settings, threads, barrier, losses },
    from: resumed?.from ?? null,
    curve,
    checkpoint: options.checkpoint === undefined ? null : { file: options.checkpoint, key },
  }
  const workers = Array.from({ length: threads }, (_, thread) => {
    const worker = new Worker(path.join(import.meta.dirname, 'trainThread.ts'), { workerData: { ...work, thread } })
    worker.on('message', (news: ThreadNews) => {
      curve = [...news.curve]
      options.onProgress?.(news)
    })
    return worker
  })
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((done, fail) => {
            worker.once('error', fail)
            worker.once('exit', (code) =>
              code === 0 ? done() : fail(new Error(`A training thread ended with ${code}`)),
            )
          }),
      ),
    )
  } finally {
    // One that failed leaves the other waiting for it.
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return trainedBy(new Learner(module, memory, layout, set, settings), set, curve)
}

/** Equal for equal data and settings: a checkpoint of others is not gone on from. */
function keyOf(set: TrainingSet, settings: TrainSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  const { sequences, attributes, signals, weights } = set
  for (const part of [sequences.offsets, sequences.items, attributes.offsets, attributes.values, signals, weights]) {
    if (part !== null) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  }
  return hash.digest('hex')
}

function resume(
  file: string,
  key: string,
  ...[module, memory, layout, set, settings]: [
    WebAssembly.Module,
    WebAssembly.Memory,
    ConstructorParameters<typeof Learner>[2],
    TrainingSet,
    TrainSettings,
  ]
): { from: Progress; curve: number[] } | null {
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  const end = bytes.indexOf(10)
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as { key: string; from: Progress; curve: number[] }
  if (head.key !== key) return null
  let at = end + 1
  for (const part of new Learner(module, memory, layout, set, settings).state()) {
    new Uint8Array(part.buffer, part.byteOffset, part.byteLength).set(bytes.subarray(at, at + part.byteLength))
    at += part.byteLength
  }
  return head
}

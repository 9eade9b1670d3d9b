import { renameSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Layout } from '../worker/train/layout.ts'
import { Learner, type Progress } from '../worker/train/learner.ts'
import type { TrainSettings } from '../worker/train/settings.ts'
import type { TrainingSet } from '../worker/train/trainingSet.ts'

/** What the main thread gives each training thread. */
export interface ThreadWork {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  layout: Layout
  set: TrainingSet
  settings: TrainSettings
  thread: number
  threads: number
  /** arrivals, generation */
  barrier: Int32Array
  /** loss sums, one a thread */
  losses: Float64Array
  from: Progress | null
  curve: number[]
  checkpoint: { file: string; key: string } | null
}

export interface ThreadNews {
  progress: Progress
  steps: number
  loss: number
  curve: readonly number[]
}

const work = workerData as ThreadWork
const { barrier, losses, thread, threads } = work

/** The last to arrive opens the gate; the others look for a while before they sleep. */
function meet(): void {
  const generation = Atomics.load(barrier, 1)
  if (Atomics.add(barrier, 0, 1) === threads - 1) {
    Atomics.store(barrier, 0, 0)
    Atomics.add(barrier, 1, 1)
    Atomics.notify(barrier, 1)
    return
  }
  for (let looks = 0; looks < 2000; looks++) if (Atomics.load(barrier, 1) !== generation) return
  while (Atomics.load(barrier, 1) === generation) Atomics.wait(barrier, 1, generation)
}

const learner = new Learner(work.module, work.memory, work.layout, work.set, work.settings, { thread, threads, meet })
if (work.from === null && thread === 0) learner.initialise()
meet()
const curve = [...work.curve]
let sum = 0
let batches = 0
let progress: Progress | null = work.from ?? { epoch: 0, batch: 0, step: 0 }
while (progress !== null) {
  losses[thread] = learner.step(progress)
  meet()
  if (thread === 0) {
    for (const part of losses) sum += part
    batches++
  }
  const done: Progress = progress
  const { epoch } = done
  progress = learner.next(progress)
  if (thread === 0) {
    if (progress?.epoch !== epoch) {
      curve.push(sum / batches)
      if (progress !== null && work.checkpoint !== null) save(work.checkpoint, progress)
    }
    if (progress === null || progress.epoch !== epoch || done.step % 10 === 0) {
      const news: ThreadNews = { progress: done, steps: learner.steps, loss: sum / batches, curve: [...curve] }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      parentPort?.postMessage(news)
    }
    if (progress?.epoch !== epoch) {
      sum = 0
      batches = 0
    }
  }
  meet()
}

/** Written beside, then renamed: a run that is cut off leaves the checkpoint before. */
function save({ file, key }: { file: string; key: string }, from: Progress): void {
  const head = Buffer.from(`${JSON.stringify({ key, from, curve })}\n`)
  const parts = learner.state().map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))
  writeFileSync(`${file}.new`, Buffer.concat([head, ...parts]))
  renameSync(`${file}.new`, file)
}

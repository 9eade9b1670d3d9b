import { mkdtempSync, rmSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { trainTransformer } from '../../cli/trainTransformer.ts'
import type { Learner, Progress } from '../../worker/train/learner.ts'
import type { TrainSettings } from '../../worker/train/settings.ts'
import { trainedBy } from '../../worker/train/trained.ts'
import { learnerOf, smallSettings, smallShop } from './smallShop.ts'

const settings: TrainSettings = { ...smallSettings, dropout: 0.4 }
const sampled: TrainSettings = { ...settings, negatives: 12 }

function train(learner: Learner, from: Progress | null = { epoch: 0, batch: 0, step: 0 }, most = Infinity) {
  let progress = from
  let loss = 0
  for (let done = 0; progress !== null && done < most; done++) {
    loss = learner.step(progress)
    progress = learner.next(progress)
  }
  return { progress, loss }
}

describe.each([settings, sampled])('against $negatives items', (settings) => {
  const set = smallShop(40, 60)

  test('the loss falls well below chance', () => {
    const { learner } = learnerOf(set, { ...settings, epochs: 60, dropout: 0.1 })
    const { loss } = train(learner)
    expect(loss).toBeLessThan(0.6 * Math.log(40))
  })

  test('a run that goes on from a checkpoint ends with the same bits', () => {
    const whole = learnerOf(set, settings).learner
    train(whole)
    const before = learnerOf(set, settings).learner
    const { progress } = train(before, undefined, 4)
    const after = learnerOf(set, settings).learner
    const kept = before.state().map((part) => part.slice())
    after.state().forEach((part, at) => part.set(kept[at]!))
    train(after, progress)
    expect(trainedBy(after, set, [])).toEqual(trainedBy(whole, set, []))
  })

  test('Node’s one thread ends with the same bits as the loop of the edge', async () => {
    const { learner } = learnerOf(set, settings)
    train(learner)
    const { sequences, attributes, signals, weights } = set
    const trained = await trainTransformer(sequences, set.items, attributes, settings, { threads: 1, signals, weights })
    expect(trained.vectors).toEqual(learner.vectors(0, set.items))
    expect(trained.weights).toEqual(learner.weights())
  })

  test('two threads learn the same but for rounding, where nothing is dropped', async () => {
    const calm = { ...settings, dropout: 0 }
    const { sequences, attributes, signals, weights } = set
    const [one, two] = await Promise.all(
      [1, 2].map((threads) => trainTransformer(sequences, set.items, attributes, calm, { threads, signals, weights })),
    )
    for (const [epoch, loss] of one!.curve.entries()) expect(two!.curve[epoch]).toBeCloseTo(loss, 3)
    for (const [at, value] of one!.weights.entries()) expect(Math.abs(two!.weights[at]! - value)).toBeLessThan(0.02)
  })
})

test('training cut off after an epoch goes on from its file', async () => {
  const set = smallShop()
  const folder = mkdtempSync(path.join(tmpdir(), 'aisle-train-'))
  const checkpoint = path.join(folder, 'run')
  const run = (options: object) =>
    trainTransformer(set.sequences, set.items, set.attributes, settings, { threads: 2, ...options })
  const whole = await run({})
  // Epochs are counted from where the file says: what it leads to shows that it was read.
  await run({ checkpoint })
  const [head] = readFileSync(checkpoint, 'utf8').split('\n', 1)
  expect(JSON.parse(head!)).toMatchObject({ from: { epoch: 2 } })
  let first: number | undefined
  const resumed = await run({
    checkpoint,
    onProgress: ({ progress }: { progress: Progress }) => (first ??= progress.epoch),
  })
  expect(first).toBe(2)
  expect(resumed.weights).toEqual(whole.weights)
  expect(resumed.curve).toEqual(whole.curve)
  rmSync(folder, { recursive: true })
})

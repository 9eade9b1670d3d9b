import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, emptyBitmap, has } from '../../worker/recommend/bitmap.ts'
import { quantise, readHistory, type SequenceModel, type Step } from '../../worker/recommend/sequenceModel.ts'
import { makeSequenceReader } from '../../worker/recommend/sequenceReader.ts'
import { fillNormal } from '../../worker/train/random.ts'
import { SIGNALS_EACH } from '../../worker/train/trainingSet.ts'
import { DIMS, initialise, weightCount } from '../../worker/train/weights.ts'
import { learnerOf, smallSettings, smallShop } from '../train/smallShop.ts'

const module = new WebAssembly.Module(
  readFileSync(path.join(import.meta.dirname, '../../worker/recommend/kernels/sequence.wasm')),
)

function modelOf(count: number, seed: number): SequenceModel {
  const weights = new Float32Array(weightCount)
  const vectors = new Float32Array(count * DIMS)
  initialise(weights, new Float32Array(DIMS), new Float32Array(DIMS), seed)
  for (let at = 0; at < weightCount; at++) weights[at]! += 0.1 * Math.sin(at * 12.9898 + seed)
  fillNormal(vectors, 0.5, seed, 9)
  return { count, weights, ...quantise(vectors) }
}

const vectorOf =
  ({ rows, scales }: SequenceModel) =>
  (ordinal: number) =>
    Float64Array.from(rows.subarray(ordinal * DIMS, (ordinal + 1) * DIMS), (value) => value * scales[ordinal]!)

const signals = fc.tuple(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 18 }),
)

test('WebAssembly reads a history as plain arithmetic does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.nat(1000),
      fc.array(fc.tuple(fc.nat(), signals), { minLength: 1, maxLength: 70 }),
      (count, seed, raw) => {
        const model = modelOf(count, seed)
        const reader = makeSequenceReader(module, model)
        const history: Step[] = raw.map(([item, own]) => ({ ordinal: item % count, signals: own }))
        const plain = readHistory({ weights: model.weights, vector: vectorOf(model) }, history)
        reader.read(history).forEach((value, d) => expect(Math.abs(value - plain[d]!)).toBeLessThan(1e-5))
        const logits = reader.logits(history)
        for (let item = 0; item < count; item++) {
          const exact = vectorOf(model)(item).reduce((sum, value, d) => sum + value * plain[d]!, 0)
          expect(Math.abs(logits[item]! - exact)).toBeLessThan(0.02) // the query has 12 bits
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('the likeliest of the allowed come with their shares of one whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.nat(1000),
      fc.array(fc.nat(), { maxLength: 150 }),
      (count, seed, some) => {
        const reader = makeSequenceReader(module, modelOf(count, seed))
        const allowed = emptyBitmap(count)
        for (const item of some) add(allowed, item % count)
        const history = [{ ordinal: seed % count }]
        const best = reader.best(history, allowed, 20)
        const logits = reader.logits(history)
        const open = Array.from({ length: count }, (_, item) => item).filter((item) => has(allowed, item))
        const wanted = open.toSorted((a, b) => logits[b]! - logits[a]! || a - b).slice(0, 20)
        const whole = wanted.reduce((sum, item) => sum + Math.exp(logits[item]!), 0)
        expect([...best.keys()]).toEqual(wanted)
        for (const [item, share] of best) expect(share).toBeCloseTo(Math.exp(logits[item]!) / whole, 5)
      },
    ),
    { numRuns: 100 },
  )
})

test('the trainer and the reader agree on what a history leads to', () => {
  const set = smallShop(60, 60, 30)
  const { learner, layout, memory } = learnerOf(set, { ...smallSettings, tokens: 256 })
  for (let step = 0; step < 5; step++) learner.step({ epoch: 0, batch: step % learner.plan.batches(0), step })
  const { rows, scales } = quantise(learner.vectors(0, set.items))
  const model = { count: set.items, rows, scales, weights: learner.weights().slice() }
  // The trainer gets the artifact's rows for its own, so that only the arithmetic is compared.
  for (let item = 0; item < set.items; item++) learner.own().set(vectorOf(model)(item), item * DIMS)
  learner.attributes().fill(0)
  learner.gradients({ epoch: 0, batch: 0, step: 0 })
  const reader = makeSequenceReader(module, model)
  let token = 0
  for (const window of learner.plan.batch(0, 0)) {
    const start = learner.plan.starts[window]!
    const end = learner.plan.ends[window]! - 1
    token += end - start
    const history = Array.from({ length: end - start }, (_, at) => ({
      ordinal: set.sequences.items[start + at]!,
      signals: [...set.signals!.subarray((start + at) * SIGNALS_EACH, (start + at + 1) * SIGNALS_EACH)] as [
        number,
        number,
        number,
      ],
    }))
    const trained = new Float32Array(memory.buffer, layout.scratch[0]!.out + (token - 1) * DIMS * 4, DIMS)
    reader.read(history).forEach((value, d) => expect(Math.abs(value - trained[d]!)).toBeLessThan(1e-5))
  }
})

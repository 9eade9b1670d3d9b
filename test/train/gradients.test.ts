import { describe, expect, test } from 'vitest'
import { readHistory } from '../../worker/recommend/sequenceModel.ts'
import { Slots } from '../../worker/train/slots.ts'
import { SIGNALS_EACH, type TrainingSet } from '../../worker/train/trainingSet.ts'
import { DIMS, weightAt, weightCount, type WeightName } from '../../worker/train/weights.ts'
import { learnerOf, smallSettings, smallShop } from './smallShop.ts'

const first = { epoch: 0, batch: 0, step: 0 }

/** All parameters in one column of doubles: own rows, attributes, weights. */
interface Parameters {
  own: Float64Array
  attributes: Float64Array
  weights: Float64Array
}

/** The mean loss of a batch by plain arithmetic: each prefix read on its own by the reader that ships. */
function plainLoss(
  set: TrainingSet,
  { own, attributes, weights }: Parameters,
  windows: [number, number][],
  slots: Slots | null,
) {
  const vectors = Array.from({ length: set.items }, (_, item) => {
    const list = set.attributes.values.subarray(set.attributes.offsets[item]!, set.attributes.offsets[item + 1]!)
    return Float64Array.from({ length: DIMS }, (_, d) => {
      let mean = 0
      for (const attribute of list) mean += attributes[attribute * DIMS + d]! / list.length
      return own[item * DIMS + d]! + mean
    })
  })
  const compared =
    slots === null
      ? vectors.map((_, item) => ({ item, shift: 0 }))
      : Array.from({ length: slots.candidates }, (_, slot) => ({ item: slots.items[slot]!, shift: slots.shift[slot]! }))
  let loss = 0
  let mass = 0
  for (const [start, end] of windows) {
    for (let at = start; at < end - 1; at++) {
      // Positions count from the end of the window, so a prefix is read with its own positions moved: pad by shifting.
      const steps = Array.from({ length: at - start + 1 }, (_, n) => ({
        ordinal: set.sequences.items[start + n]!,
        signals: [...set.signals!.subarray((start + n) * SIGNALS_EACH, (start + n + 1) * SIGNALS_EACH)] as [
          number,
          number,
          number,
        ],
      }))
      const later = end - 2 - at
      const moved = weights.slice() as unknown as Float32Array
      const { positions } = weightAt
      moved.set(weights.subarray(positions + later * DIMS, weightAt.signals), positions)
      const out = readHistory({ weights: moved, vector: (ordinal) => vectors[ordinal]! }, steps)
      const logits = compared.map(({ item, shift }) =>
        vectors[item]!.reduce((sum, value, d) => sum + value * out[d]!, shift),
      )
      const most = Math.max(...logits)
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0)
      const target = set.sequences.items[at + 1]!
      const weight = set.weights![at + 1]!
      loss += weight * (Math.log(total) + most - logits[compared.findIndex(({ item }) => item === target)]!)
      mass += weight
    }
  }
  return loss / mass
}

describe.each([{ negatives: 'all' as const }, { negatives: 9 }])('against $negatives items', ({ negatives }) => {
  const set = smallShop()
  const settings = { ...smallSettings, negatives }
  const { learner, layout, memory } = learnerOf(set, settings)
  // Away from the start, where biases are zero and rows small.
  for (const part of [learner.own(), learner.attributes(), learner.weights()]) {
    for (let at = 0; at < part.length; at++) part[at]! += 0.3 * Math.sin(at * 12.9898)
  }
  const parameters: Parameters = {
    own: Float64Array.from(learner.own()),
    attributes: Float64Array.from(learner.attributes()),
    weights: Float64Array.from(learner.weights()),
  }
  const windows = [...learner.plan.batch(0, 0)].map((w): [number, number] => [
    learner.plan.starts[w]!,
    learner.plan.ends[w]!,
  ])
  const loss = learner.gradients(first)
  let slots: Slots | null = null
  if (negatives !== 'all') {
    slots = new Slots(set, settings, layout.slots)
    const tokens = windows.reduce((sum, [start, end]) => sum + end - start - 1, 0)
    slots.deal(set.sequences.items, learner.plan.batch(0, 0), learner.plan.starts, learner.plan.ends, tokens, 0)
  }
  const plain = () => plainLoss(set, parameters, windows, slots)

  test('plain arithmetic finds the same loss', () => {
    expect(loss).toBeCloseTo(plain(), 5)
  })

  const slope = (column: Float64Array, at: number) => {
    const kept = column[at]!
    column[at] = kept + 1e-5
    const above = plain()
    column[at] = kept - 1e-5
    const below = plain()
    column[at] = kept
    return (above - below) / 2e-5
  }
  const near = (value: number, wanted: number) =>
    expect(Math.abs(value - wanted)).toBeLessThan(1e-5 + 1e-3 * Math.abs(wanted))

  test.each(Object.keys(weightAt) as WeightName[])('the gradient of %s is the slope of the loss', (name) => {
    const gradient = new Float32Array(memory.buffer, layout.denseGradient, layout.denseFloats).subarray(
      set.attributes.count * DIMS,
    )
    const ends = Object.values(weightAt)
      .concat(weightCount)
      .sort((a, b) => a - b)
    const from = weightAt[name]
    const length = ends.find((end) => end > from)! - from
    for (let probe = 0; probe < 2; probe++) {
      const at = from + ((probe * 7919 + (name === 'signals' ? DIMS + 3 : 3)) % length)
      near(gradient[at]!, slope(parameters.weights, at))
    }
  })

  test('and so are those of the items’ own rows', () => {
    const gradient = new Float32Array(memory.buffer, layout.vectorsGradient, layout.slots * DIMS)
    for (const item of [3, 11]) {
      const slot = slots === null ? item : slots.items.indexOf(item)
      for (const d of [0, 63]) {
        near(slot < 0 ? 0 : gradient[slot * DIMS + d]!, slope(parameters.own, item * DIMS + d))
      }
    }
  })

  test('and of their attributes', () => {
    const rows = new Float32Array(memory.buffer, layout.vectorsGradient, layout.slots * DIMS)
    for (const attribute of [0, 4, 7]) {
      for (const d of [40]) {
        let sum = 0
        for (let item = 0; item < set.items; item++) {
          const list = set.attributes.values.subarray(set.attributes.offsets[item]!, set.attributes.offsets[item + 1]!)
          const slot = slots === null ? item : slots.items.subarray(0, slots.size).indexOf(item)
          if (slot >= 0 && list.includes(attribute)) sum += rows[slot * DIMS + d]! / list.length
        }
        near(sum, slope(parameters.attributes, attribute * DIMS + d))
      }
    }
  })
})

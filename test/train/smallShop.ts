import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { baseOf } from '../../worker/train/kernel.ts'
import { layOut } from '../../worker/train/layout.ts'
import { Learner } from '../../worker/train/learner.ts'
import { chance } from '../../worker/train/random.ts'
import type { TrainSettings } from '../../worker/train/settings.ts'
import { packAttributes, SIGNALS_EACH, type TrainingSet } from '../../worker/train/trainingSet.ts'

export const trainModule = () =>
  new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, '../../worker/train/kernels/train.wasm')))

export const smallSettings: TrainSettings = {
  epochs: 3,
  tokens: 96,
  negatives: 'all',
  dropout: 0,
  rate: 3e-3,
  warmUp: 4,
  seed: 7,
}

/** Seeded shoppers who mostly walk from an item to the next of its ring. */
export function smallShop(items = 30, shoppers = 40, longest = 12): TrainingSet {
  const rows = Array.from({ length: shoppers }, (_, row) => {
    const length = 2 + (chance(3, row, 0) % (longest - 1))
    let item = chance(3, row, 1) % items
    return Array.from({ length }, (_, at) => {
      item = chance(3, row, 2 + at) % 10 < 8 ? (item + 1) % items : chance(5, row, at) % items
      return item
    })
  })
  const sequences = packSequences(rows)
  const size = sequences.items.length
  return {
    items,
    sequences,
    // One item without attributes, the others with one to three.
    attributes: packAttributes(
      Array.from({ length: items }, (_, item) => (item === 3 ? [] : [item % 4, 4 + (item % 3), 7].slice(item % 3))),
      8,
    ),
    signals: Uint8Array.from({ length: size * SIGNALS_EACH }, (_, at) =>
      at % 3 === 0 ? 1 + (at % 4) : at % 3 === 1 ? 5 + (at % 8) : 0,
    ),
    weights: Float32Array.from({ length: size }, (_, at) => 1 + (at % 3) / 2),
  }
}

export function learnerOf(set: TrainingSet, settings: TrainSettings) {
  const module = trainModule()
  const layout = layOut(set, settings, 1, baseOf(module))
  const memory = new WebAssembly.Memory({ initial: layout.bytes / 65_536 })
  const learner = new Learner(module, memory, layout, set, settings)
  learner.initialise()
  return { learner, layout, memory }
}

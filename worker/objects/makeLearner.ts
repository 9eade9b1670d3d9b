import trainModule from '../train/kernels/train.wasm'
import { baseOf } from '../train/kernel.ts'
import { layOut } from '../train/layout.ts'
import { Learner } from '../train/learner.ts'
import type { TrainSettings } from '../train/settings.ts'
import type { TrainingSet } from '../train/trainingSet.ts'

/** A learner alone in WebAssembly memory of its own: 12 MB at 12,000 products, 50 MB at 100,000. */
export function makeLearner(set: TrainingSet, settings: TrainSettings): Learner {
  const layout = layOut(set, settings, 1, baseOf(trainModule))
  return new Learner(trainModule, new WebAssembly.Memory({ initial: layout.bytes / 65_536 }), layout, set, settings)
}

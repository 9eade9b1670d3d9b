import type { Learner } from './learner.ts'
import type { ItemAttributes } from './trainingSet.ts'

/** What a training ends with, in full precision. */
export interface Trained {
  items: number
  /** items x DIMS: own row plus the mean of the attributes' rows */
  vectors: Float32Array
  /** attributes x DIMS: a product that came later starts from these */
  attributes: Float32Array
  /** all weights that don't grow with the catalog, as worker/train/weights.ts lays them out */
  weights: Float32Array
  /** mean loss of each epoch */
  curve: readonly number[]
}

export const trainedBy = (
  learner: Learner,
  set: { items: number; attributes: ItemAttributes },
  curve: number[],
): Trained => ({
  items: set.items,
  vectors: learner.vectors(0, set.items),
  attributes: learner.attributes().slice(),
  weights: learner.weights().slice(),
  curve,
})

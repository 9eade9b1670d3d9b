import type { TrainSettings } from '../train/settings.ts'
import type { ModelScore } from './decideRelease.ts'

/** What a training tells of itself, for the dashboard. */
export interface ModelReport {
  settings: TrainSettings
  /** epoch ms: the first action, where the held-back period begins, the last action */
  window: { from: number; heldBackFrom: number; to: number; actions: number; histories: number; tests: number }
  scores: { candidate: ModelScore; rules: ModelScore; live: ModelScore | null }
  /** share of what people took next that is of the most popular tenth: what `head` of the scores is to be held against */
  chosenHead?: number
  /** mean loss of each epoch */
  curve: readonly number[]
  /** its share in `personal` against sequential rules at 1, as the held-back period found best */
  weight: number
  /** from start to verdict */
  seconds: number
}

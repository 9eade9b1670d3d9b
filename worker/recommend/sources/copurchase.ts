import { takenWith } from './lists.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Bought together with this, by support, lift and nearness in time (worker/recommend/copurchase.ts). */
export const copurchase: CandidateSource = (ask) =>
  takenWith(ask.index, anchorsOf(ask), ask.options.of === 'history' ? 0.8 : 1, ask.allowed)

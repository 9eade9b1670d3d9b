import { insteadOf } from './substitute.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Like this but better: of the same kind at 1.1 to 1.6 times the price. */
export const upsell: CandidateSource = (ask) =>
  insteadOf(ask.index, anchorsOf(ask).slice(0, 3), [1.1, 1.6], ask.allowed, ask.shared)

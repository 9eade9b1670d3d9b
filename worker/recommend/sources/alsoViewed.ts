import { inVisitsLike } from './lists.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** What visits with this product looked at too. */
export const alsoViewed: CandidateSource = (ask) => inVisitsLike(ask.index, anchorsOf(ask), ask.allowed)

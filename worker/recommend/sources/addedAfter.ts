import { addedAfterThese } from './lists.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** What was put into the cart in visits that looked at this product: often the better one. */
export const addedAfter: CandidateSource = (ask) => addedAfterThese(ask.index, anchorsOf(ask), ask.allowed)

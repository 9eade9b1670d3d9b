import { has } from '../bitmap.ts'
import { ordinalOf } from '../index.ts'
import { byPlace, firstOf, type CandidateSource } from './source.ts'

/** What the shop picked: products in their order, or all that fulfil its rule, the most popular first. */
export const list: CandidateSource = ({ index, allowed, options }) => {
  if (options.products !== undefined) {
    const named = options.products.map((id) => ordinalOf(index, id))
    return byPlace(named.filter((ordinal) => ordinal >= 0 && has(allowed, ordinal)))
  }
  // `where` has narrowed `allowed` already.
  return options.where === undefined ? new Map() : firstOf(index.popular, allowed)
}

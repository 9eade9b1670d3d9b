import { has } from '../bitmap.ts'
import { ordinalOf } from '../index.ts'
import { byPlace, type CandidateSource } from './source.ts'

/** What the shop picked: products in their order, or all that fulfil its rule, the most popular first. */
export const list: CandidateSource = ({ index, allowed, options }) => {
  if (options.products !== undefined) {
    const named = options.products.map((id) => ordinalOf(index, id))
    return byPlace(named.filter((ordinal) => ordinal >= 0 && has(allowed, ordinal)))
  }
  // `where` has narrowed `allowed` already.
  return options.where === undefined ? new Map() : byPlace(popularAmong(index.popular, allowed))
}

function* popularAmong(order: Uint32Array, allowed: Parameters<typeof has>[0]): Generator<number> {
  for (const ordinal of order) if (has(allowed, ordinal)) yield ordinal
}

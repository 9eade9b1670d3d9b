import { has } from '../bitmap.ts'
import { popularOrder } from '../popularOrder.ts'
import { byPlace, type CandidateSource } from './source.ts'

const LISTED = 60

/** The most popular allowed products of a scope, by a measure, over a window; falling with their place. */
export const popular: CandidateSource = (ask) =>
  byPlace(allowedOf(popularOrder(ask), ask.allowed), Math.max(LISTED, ask.atLeast))

function* allowedOf(order: Iterable<number>, allowed: Parameters<typeof has>[0]): Generator<number> {
  for (const ordinal of order) if (has(allowed, ordinal)) yield ordinal
}

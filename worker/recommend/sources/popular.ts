import { popularOrder } from '../popularOrder.ts'
import { firstOf, type CandidateSource } from './source.ts'

const LISTED = 60

/** The most popular allowed products of a scope, by a measure, over a window; falling with their place. */
export const popular: CandidateSource = (ask) => firstOf(popularOrder(ask), ask.allowed, Math.max(LISTED, ask.atLeast))

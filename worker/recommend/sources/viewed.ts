import { has } from '../bitmap.ts'
import type { CandidateSource } from './source.ts'

/** The visitor's own views, newest first. */
export const viewed: CandidateSource = ({ visit, allowed }) =>
  new Map(visit.viewed.filter((ordinal) => has(allowed, ordinal)).map((ordinal, at) => [ordinal, 1 / (1 + at)]))

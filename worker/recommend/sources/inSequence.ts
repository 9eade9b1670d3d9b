import { addShare } from '../addShare.ts'
import type { Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import type { Scores } from '../tally.ts'
import type { Visit } from '../visit.ts'

/** Candidates it names. */
const MOST = 120

/**
 * Adds what the sequence model expects after this visit, if the site has one. `weight`: of the rules it was measured
 * against; how much it counts beside them its training found on the held-back period.
 */
export function inSequence(scores: Scores, visit: Visit, index: Index, allowed: Bitmap, weight: number): void {
  const { sequence } = index.base
  if (sequence === null || visit.steps.length === 0) return
  addShare(scores, sequence.reader.best(visit.steps, allowed, MOST), weight * sequence.weight)
}

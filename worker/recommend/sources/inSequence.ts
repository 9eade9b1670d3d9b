import type { Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import { emptyList, type Listed } from '../tally.ts'
import type { Visit } from '../visit.ts'

/** Candidates it names. */
const MOST = 120

/** What the sequence model expects after this visit, if the site has one. */
export function inSequence(visit: Visit, index: Index, allowed: Bitmap): Listed {
  const { sequence } = index.base
  return sequence === null || visit.steps.length === 0 ? emptyList : sequence.reader.list(visit.steps, allowed, MOST)
}

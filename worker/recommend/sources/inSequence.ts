import type { Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import type { Named } from '../tally.ts'
import type { Visit } from '../visit.ts'

/** Candidates it names. */
const MOST = 120

const nothing: Named = new Map()

/** What the sequence model expects after this visit, if the site has one. */
export function inSequence(visit: Visit, index: Index, allowed: Bitmap): Named {
  const { sequence } = index.base
  return sequence === null || visit.steps.length === 0 ? nothing : sequence.reader.best(visit.steps, allowed, MOST)
}

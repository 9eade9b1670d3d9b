import type { SequenceReader } from './sequenceReader.ts'
import type { Scores } from './tally.ts'

/**
 * What the sequence model expects after a history (ordinals, newest first, as the other sources take it): shares of one whole
 * over the `most` likeliest items that are not in `past`. Empty without a history.
 */
export function scoreTransformer(
  reader: SequenceReader,
  query: readonly number[],
  past: ReadonlySet<number>,
  most: number,
): Scores {
  const found: Scores = new Map()
  if (query.length === 0) return found
  const allowed = new Uint32Array((reader.count + 31) >>> 5).fill(0xffffffff)
  for (const item of past) allowed[item >>> 5]! &= ~(1 << (item & 31))
  const history = query.toReversed().map((ordinal) => ({ ordinal }))
  return reader.best(history, allowed, most)
}

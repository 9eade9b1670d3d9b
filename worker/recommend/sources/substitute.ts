import { intersect } from '../bitmap.ts'
import { kindOf, kindSet } from '../columns.ts'
import type { Bitmap } from '../bitmap.ts'
import type { Index } from '../index.ts'
import type { Scores } from '../tally.ts'
import { likeThese, plain } from './likeThese.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Instead of this, for one that is sold out: of the same kind, the most alike, at half to twice the price. */
export const substitute: CandidateSource = (ask) =>
  insteadOf(ask.index, anchorsOf(ask).slice(0, 3), [0.5, 2], ask.allowed, ask.shared)

/** Of the same kind as each of these, alike, priced within `band` of it. */
export function insteadOf(
  index: Index,
  ordinals: readonly number[],
  [low, high]: readonly [number, number],
  allowed: Bitmap,
  shared: Bitmap,
): Scores {
  const scores: Scores = new Map()
  for (const ordinal of ordinals) {
    const alike = likeThese(index, plain([ordinal]), allowed, sameKind(index, ordinal, shared))
    const price = index.price[ordinal]!
    for (const [other, score] of alike) {
      const own = index.price[other]!
      if (other !== ordinal && own >= low * price && own <= high * price) {
        scores.set(other, Math.max(scores.get(other) ?? 0, score))
      }
    }
  }
  return scores
}

/** One bitmap per shared set and kind: the scan's answers are kept by it. */
function sameKind(index: Index, ordinal: number, shared: Bitmap): Bitmap {
  let kinds = insides.get(shared)
  if (kinds === undefined) insides.set(shared, (kinds = new Map()))
  const kind = kindOf(index, ordinal)
  let set = kinds.get(kind)
  if (set === undefined) {
    if (kinds.size >= 64) kinds.clear()
    kinds.set(kind, (set = intersect(shared.slice(), kindSet(index, kind))))
  }
  return set
}

const insides = new WeakMap<Bitmap, Map<string, Bitmap>>()

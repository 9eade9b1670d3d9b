import type { SourceOptions, SourceUse } from '../model/recipe.ts'
import { fulfilling } from './allowed.ts'
import { bestFirst } from './bestFirst.ts'
import { intersect, type Bitmap } from './bitmap.ts'
import type { Candidate } from './diversify.ts'
import type { Index } from './index.ts'
import { regionsOf } from './regions.ts'
import { candidateSources } from './sources/candidateSources.ts'
import type { Ask } from './sources/source.ts'
import type { Named } from './tally.ts'

/** What all sources of a block are asked with. */
export type Question = Omit<Ask, 'options' | 'allowed' | 'shared'>

export interface Ranking {
  best: Candidate[]
  /** per source of the recipe */
  shares: readonly Share[]
}

/** What one source named, and what it counts. */
export interface Share {
  named: Named
  /** of all it named */
  sum: number
  weight: number
}

/** A source's weighted share of one candidate. */
export const shareOf = ({ named, sum, weight }: Share, ordinal: number): number =>
  sum === 0 ? 0 : (weight * (named.get(ordinal) ?? 0)) / sum

/** As deep as anything looks: diversity at 100 items, an explanation among what rules removed. */
const MOST_RANKED = 300

/** Each source's candidates at sum 1, weighted and added up; best first, ties by popularity. */
export function rank(sources: readonly SourceUse[], question: Question, allowed: Bitmap, shared: Bitmap): Ranking {
  const shares = sources.map((source): Share => {
    const { weight } = source
    const named = weight > 0 ? candidatesOf(source, question, allowed, shared) : nobody
    let sum = 0
    named.forEach((score) => (sum += score))
    return { named, sum, weight }
  })
  return { best: sumUp(shares, question.index), shares }
}

const nobody: Named = new Map()

/** Columns that every ranking uses and leaves empty: it allocates what it answers. */
let totals = new Float64Array(0)
let isNamed = new Uint8Array(0)
let ranks = new Uint32Array(1024)

function sumUp(shares: readonly Share[], { count, rank: placeOf, popular }: Index): Candidate[] {
  if (totals.length < count) {
    totals = new Float64Array(count)
    isNamed = new Uint8Array(count)
  }
  const most = shares.reduce((all, { named }) => all + named.size, 0)
  if (ranks.length < most) ranks = new Uint32Array(most * 2)
  let size = 0
  for (const { named, sum, weight } of shares) {
    if (sum === 0) continue
    // Without a pair for each entry, as `for` would make it.
    named.forEach((score, ordinal) => {
      if (isNamed[ordinal] === 0) {
        isNamed[ordinal] = 1
        ranks[size++] = placeOf[ordinal]!
      }
      totals[ordinal]! += (weight * score) / sum
    })
  }
  const scores = new Float64Array(size)
  for (let at = 0; at < size; at++) {
    const ordinal = popular[ranks[at]!]!
    scores[at] = totals[ordinal]!
    totals[ordinal] = 0
    isNamed[ordinal] = 0
  }
  const kept = bestFirst(ranks, scores, size, MOST_RANKED)
  return Array.from({ length: kept }, (_, at) => ({ ordinal: popular[ranks[at]!]!, score: scores[at]! }))
}

/** What one source names among the allowed, narrowed by its own rule. */
export function candidatesOf(
  source: SourceOptions & { use: keyof typeof candidateSources },
  question: Question,
  allowed: Bitmap,
  shared: Bitmap,
): Named {
  const { use, ...options } = source
  const ask = { ...question, options }
  if (options.where === undefined) return candidateSources[use]({ ...ask, allowed, shared })
  const about = { context: question.visit.context[0] ?? -1, regions: regionsOf(question.facts), now: question.now }
  const fitting = fulfilling(question.index, options.where, about)
  return candidateSources[use]({
    ...ask,
    allowed: intersect(allowed.slice(), fitting),
    shared: narrowed(shared, fitting),
  })
}

/** One bitmap per pair: what scans find in it is kept by it. */
function narrowed(shared: Bitmap, fitting: Bitmap): Bitmap {
  let known = both.get(shared)
  if (known === undefined) both.set(shared, (known = new WeakMap()))
  let set = known.get(fitting)
  if (set === undefined) known.set(fitting, (set = intersect(shared.slice(), fitting)))
  return set
}

const both = new WeakMap<Bitmap, WeakMap<Bitmap, Bitmap>>()

/** Best first, ties by popularity. */
export function inOrder(scores: Named, index: Index): Candidate[] {
  const best: Candidate[] = []
  for (const [ordinal, score] of scores) best.push({ ordinal, score })
  return best.sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
}

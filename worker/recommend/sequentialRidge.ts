import { bestFirst } from './bestFirst.ts'
import { Gram } from './gram.ts'
import { NeighbourListBuilder, type NeighbourLists } from './neighbourLists.ts'
import type { Sequences } from './sequences.ts'
import { roomFor, solveSymmetric } from './solveSymmetric.ts'

/** The linear session model (RECOMMEND.md 3, SLIST; Choi et al., "Session-aware Linear Item-Item Models", WWW 2021). */
export interface RidgeSettings {
  /** per step of distance, in both sums */
  near: number
  /** weight of a source that comes after its target */
  backward: number
  lambda: number
  /** per step into the past, when a query is scored */
  decay: number
}

const slow: RidgeSettings = { near: 0.8, backward: 0.5, lambda: 40, decay: 0.75 }

/** Chosen on the public sets of `npm run eval`, by held-back rows. */
export const ridgeSettings = {
  clicks: { near: 0.4, backward: 0.5, lambda: 40, decay: 0.3 },
  purchases: slow,
  dense: slow,
} as const satisfies Record<string, RidgeSettings>

/** A build costs about a third of a millisecond a target: of a large shop the most frequent are enough. */
export const MOST_TARGETS = 10_000

/** Sources that a target's weights are solved for, its largest: the cost grows with their cube. */
const SOURCES = 120
/** Enough to compare settings by: an eighth of the cost. */
export const SOME_SOURCES = 60
/** Weights a source keeps. */
const KEPT = 200
const LEAST = 1e-4

/** What of the model is worth its time. */
export interface RidgeLimits {
  /** targets, the most frequent first */
  targets?: number
  /** sources of a target, the largest; a multiple of four */
  sources?: number
  /** 1 for each item whose list is wanted, all without it; lists of others may lack targets */
  asked?: Uint8Array
}

/**
 * Per target j, over its 120 largest sources S: (G_SS + lambda I) w = R_jS, with both sums of `Gram`. Answers lists by
 * source.
 */
export function buildRidge(
  sequences: Sequences,
  count: number,
  settings: RidgeSettings,
  limits: RidgeLimits = {},
): NeighbourLists {
  const { sources: stride = SOURCES, asked } = limits
  const gram = new Gram(sequences, count, settings)
  const items = new Uint32Array(count)
  const weights = new Float64Array(Math.max(count, stride))
  const matrix = new Float64Array(roomFor(stride))
  const slots = new Uint8Array(count)
  const pairs = new Pairs(count)
  for (const target of frequent(gram.frequency, limits.targets ?? Infinity)) {
    const found = gram.sourcesOf(target, items, weights)
    const size = bestFirst(items, weights, found, stride)
    if (asked !== undefined && !isAsked(asked, items, size)) continue
    gram.fillAmong(items, size, settings.lambda, slots, matrix, stride)
    solveSymmetric(matrix, weights, size, stride)
    for (let a = 0; a < size; a++) if (weights[a]! > LEAST) pairs.add(items[a]!, target, weights[a]!)
  }
  return pairs.lists()
}

/** Items that occur: all in their order, or so many of the most frequent. */
function frequent(frequency: Uint32Array, most: number): Uint32Array {
  const all = Uint32Array.from(frequency.keys()).filter((item) => frequency[item]! > 0)
  if (all.length <= most) return all
  return all.subarray(
    0,
    bestFirst(
      all,
      Float64Array.from(all, (item) => frequency[item]!),
      all.length,
      most,
    ),
  )
}

function isAsked(asked: Uint8Array, items: Uint32Array, size: number): boolean {
  for (let at = 0; at < size; at++) if (asked[items[at]!] === 1) return true
  return false
}

/** Weights in the order they were solved, in columns that grow: 12 bytes each. */
class Pairs {
  private readonly counts: Uint32Array
  private sources = new Uint32Array(4096)
  private targets = new Uint32Array(4096)
  private weights = new Float32Array(4096)
  private size = 0

  constructor(count: number) {
    this.counts = new Uint32Array(count)
  }

  add(source: number, target: number, weight: number): void {
    if (this.size === this.sources.length) this.grow()
    this.sources[this.size] = source
    this.targets[this.size] = target
    this.weights[this.size++] = weight
    this.counts[source]!++
  }

  lists(): NeighbourLists {
    const { counts, size } = this
    const offsets = new Uint32Array(counts.length + 1)
    for (let item = 0; item < counts.length; item++) offsets[item + 1] = offsets[item]! + counts[item]!
    const next = offsets.slice(0, counts.length)
    const order = new Uint32Array(size)
    for (let at = 0; at < size; at++) order[next[this.sources[at]!]!++] = at
    const longest = counts.reduce((most, one) => Math.max(most, one), 0)
    const partners = new Uint32Array(longest)
    const weights = new Float64Array(longest)
    const builder = new NeighbourListBuilder(counts.length)
    for (let item = 0; item < counts.length; item++) {
      const own = counts[item]!
      for (let at = 0; at < own; at++) {
        const pair = order[offsets[item]! + at]!
        partners[at] = this.targets[pair]!
        weights[at] = this.weights[pair]!
      }
      builder.addColumns(partners, weights, bestFirst(partners, weights, own, KEPT))
    }
    return builder.finish()
  }

  private grow(): void {
    const wider = <T extends Uint32Array | Float32Array>(column: T, into: T): T => {
      into.set(column)
      return into
    }
    this.sources = wider(this.sources, new Uint32Array(this.size * 2))
    this.targets = wider(this.targets, new Uint32Array(this.size * 2))
    this.weights = wider(this.weights, new Float32Array(this.size * 2))
  }
}

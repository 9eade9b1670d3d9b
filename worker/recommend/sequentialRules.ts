import { bestFirst } from './bestFirst.ts'
import { NeighbourListBuilder, type NeighbourLists } from './neighbourLists.ts'
import { occurrences, rowsByPlace, type Sequences } from './sequences.ts'

/** How far and how strongly one item of a sequence speaks for another (RECOMMEND.md 3, SR). */
export interface RuleSettings {
  /** weight of what came before, against 1 for what comes after */
  backward: number
  /** weight falls with distance^-power */
  power: number
  /** how much the source's frequency divides, against the target's */
  alpha: number
  /** per step into the past, when a query is scored */
  decay: number
  /** pairs farther apart than this say nothing */
  window: number
  /** whether an item may speak for itself */
  repeats: boolean
}

/** How each was chosen: docs/evaluation.md. */
export const ruleSettings = {
  clicks: { backward: 0.3, power: 1.5, alpha: 0.9, decay: 0.3, window: 20, repeats: false },
  purchases: { backward: 0.3, power: 0.3, alpha: 0.7, decay: 0.6, window: 50, repeats: false },
  dense: { backward: 0.5, power: 0.3, alpha: 0.7, decay: 0.8, window: 50, repeats: false },
} as const satisfies Record<string, RuleSettings>

const KEPT = 50

/**
 * The 50 strongest rules per item: for a < b in a sequence w(a,b) += (b-a)^-power and w(b,a) += backward (b-a)^-power;
 * W(i,j) = w / (c_i^alpha (c_j + 1)^(1 - alpha)). One row of weights at a time: memory grows with the items, not pairs.
 * `asked`: 1 for each item whose rules are wanted, all without it.
 */
export function buildRules(
  sequences: Sequences,
  count: number,
  settings: RuleSettings,
  asked: Uint8Array | null = null,
): NeighbourLists {
  const parts = rulesInParts(sequences, count, settings, asked)
  let next = parts.next()
  while (next.done !== true) next = parts.next()
  return next.value
}

const ITEMS_A_PART = 200

/** The same with a rest every 200 items, for who must let others in meanwhile. */
export function* rulesInParts(
  sequences: Sequences,
  count: number,
  settings: RuleSettings,
  asked: Uint8Array | null = null,
): Generator<undefined, NeighbourLists> {
  const { offsets, places } = occurrences(sequences.items, count)
  const rowOf = rowsByPlace(sequences)
  const { alpha, backward, repeats, window } = settings
  const steps = Float64Array.from({ length: window + 1 }, (_, d) => (d === 0 ? 0 : d ** -settings.power))
  const rarity = Float64Array.from({ length: count }, (_, item) => {
    return (offsets[item + 1]! - offsets[item]! + 1) ** (1 - alpha)
  })
  const weights = new Float64Array(count)
  const touched = new Uint32Array(count)
  const scores = new Float64Array(count)
  const builder = new NeighbourListBuilder(count)
  for (let item = 0; item < count; item++) {
    let size = 0
    for (let at = asked?.[item] === 0 ? offsets[item + 1]! : offsets[item]!; at < offsets[item + 1]!; at++) {
      const place = places[at]!
      const row = rowOf[place]!
      const first = backward === 0 ? place : Math.max(sequences.offsets[row]!, place - window)
      const last = Math.min(sequences.offsets[row + 1]! - 1, place + window)
      for (let other = first; other <= last; other++) {
        const partner = sequences.items[other]!
        if (other === place || (partner === item && !repeats)) continue
        if (weights[partner] === 0) touched[size++] = partner
        weights[partner]! += other > place ? steps[other - place]! : backward * steps[place - other]!
      }
    }
    const own = (offsets[item + 1]! - offsets[item]!) ** alpha
    for (let at = 0; at < size; at++) {
      const partner = touched[at]!
      scores[at] = weights[partner]! / (own * rarity[partner]!)
      weights[partner] = 0
    }
    builder.addColumns(touched, scores, bestFirst(touched, scores, size, KEPT))
    if (item % ITEMS_A_PART === ITEMS_A_PART - 1) yield
  }
  return builder.finish()
}

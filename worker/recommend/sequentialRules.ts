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
 */
export function buildRules(sequences: Sequences, count: number, settings: RuleSettings): NeighbourLists {
  const parts = rulesInParts(sequences, count, settings)
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
): Generator<undefined, NeighbourLists> {
  const { offsets, places } = occurrences(sequences.items, count)
  const rowOf = rowsByPlace(sequences)
  const steps = Float64Array.from({ length: settings.window + 1 }, (_, d) => (d === 0 ? 0 : d ** -settings.power))
  const weights = new Float64Array(count)
  const builder = new NeighbourListBuilder(count)
  for (let item = 0; item < count; item++) {
    const touched: number[] = []
    const touch = (place: number, weight: number) => {
      const other = sequences.items[place]!
      if (weight === 0 || (other === item && !settings.repeats)) return
      if (weights[other] === 0) touched.push(other)
      weights[other]! += weight
    }
    for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
      const place = places[at]!
      const row = rowOf[place]!
      const first = Math.max(sequences.offsets[row]!, place - settings.window)
      const last = Math.min(sequences.offsets[row + 1]! - 1, place + settings.window)
      for (let other = place + 1; other <= last; other++) touch(other, steps[other - place]!)
      if (settings.backward > 0) {
        for (let other = first; other < place; other++) touch(other, settings.backward * steps[place - other]!)
      }
    }
    const own = (offsets[item + 1]! - offsets[item]!) ** settings.alpha
    const list = touched.map((partner) => ({
      partner,
      weight: weights[partner]! / (own * (offsets[partner + 1]! - offsets[partner]! + 1) ** (1 - settings.alpha)),
    }))
    for (const partner of touched) weights[partner] = 0
    list.sort((a, b) => b.weight - a.weight || a.partner - b.partner)
    builder.add(list.slice(0, KEPT))
    if (item % ITEMS_A_PART === ITEMS_A_PART - 1) yield
  }
  return builder.finish()
}

import { NeighbourListBuilder, type NeighbourLists } from './neighbourLists.ts'

/** Who took what when: row r = customer, item, epoch day; sorted by customer. */
export interface Takes {
  customers: Uint32Array
  items: Uint32Array
  /** days, fractions allowed */
  days: Float32Array
  /** 1 for a purchase, less for a product that only went into the cart */
  weights: Float32Array
}

/** A product taken with another, directly or by a third that both were taken with. */
export interface Partner {
  partner: number
  /** sum over customers of exp(-days apart / 14) + .1; 0 for those that only a third connects */
  weight: number
  /** sum over the strongest third products b of w(a,b) w(b,c) / customers of b */
  steps: number
  /** two customers or more, with lift over 1.2 */
  firm: boolean
}

const KEPT = 30
const BRIDGES = 60
const MIN_CUSTOMERS = 2
const MIN_LIFT = 1.2
/** What a partner by two steps weighs at most, against the weakest direct one. */
const FAR = 0.5

/**
 * Products taken together (RECOMMEND.md 2, copurchase): pairs of two customers or more with lift over 1.2 come first, then
 * the rest by weight; ties, and what no customer took together, by two steps; then by popularity. The kept weight falls
 * with the order, so that support ranks before weight. `asked`: 1 for each item whose partners are wanted, all without it.
 */
export function buildCopurchase(takes: Takes, count: number, asked: Uint8Array | null = null): NeighbourLists {
  const builder = new NeighbourListBuilder(count)
  const rank = rankPartners(takes, count)
  for (let item = 0; item < count; item++) {
    if (asked?.[item] === 0) {
      builder.add([])
      continue
    }
    const ranked = rank(item).slice(0, KEPT)
    // A firm pair weighs at least twice what any other does: blends and u8 rounding keep the order of the groups.
    const rest = ranked.find(({ firm }) => !firm)?.weight ?? 0
    const least = Math.min(...ranked.filter(({ weight }) => weight > 0).map(({ weight }) => weight))
    const far = ranked.find(({ weight }) => weight === 0)?.steps ?? 1
    builder.add(
      ranked.map(({ partner, weight, steps, firm }) => {
        if (weight === 0) return { partner, weight: ((FAR * (Number.isFinite(least) ? least : 1)) / 2) * (steps / far) }
        return { partner, weight: firm ? weight + rest : weight / 2 }
      }),
    )
  }
  return builder.finish()
}

/** All partners of an item, best first, by a function of the item: pairs of all items together would not fit. */
export function rankPartners(takes: Takes, count: number): (item: number) => Partner[] {
  const { baskets, byItem, customers } = groupTakes(takes, count)
  const buyers = Float64Array.from(byItem, (list) => list.length)
  const weigh = pairWeigher(takes, baskets, byItem, count)
  const weighed: Pair[][] = []
  const pairsOf = (item: number) => (weighed[item] ??= weigh(item))
  const steps = new Float64Array(count)
  return (item) => {
    const list = pairsOf(item)
    const direct = new Map(list.map((pair) => [pair.partner, pair]))
    const touched: number[] = []
    for (const { partner: via, weight } of list.slice(0, BRIDGES)) {
      for (const next of pairsOf(via).slice(0, BRIDGES)) {
        if (next.partner === item) continue
        if (steps[next.partner] === 0) touched.push(next.partner)
        steps[next.partner]! += (weight * next.weight) / buyers[via]!
      }
    }
    const ranked = [...new Set([...direct.keys(), ...touched])].map((partner): Partner => {
      const pair = direct.get(partner)
      const lift = ((pair?.customers ?? 0) * customers) / (buyers[item]! * buyers[partner]!)
      return {
        partner,
        weight: pair?.weight ?? 0,
        steps: steps[partner]!,
        firm: (pair?.customers ?? 0) >= MIN_CUSTOMERS && lift > MIN_LIFT,
      }
    })
    for (const partner of touched) steps[partner] = 0
    return ranked.sort(
      (a, b) =>
        Number(b.firm) - Number(a.firm) ||
        b.weight - a.weight ||
        b.steps - a.steps ||
        buyers[b.partner]! - buyers[a.partner]! ||
        a.partner - b.partner,
    )
  }
}

interface Pair {
  partner: number
  weight: number
  customers: number
}

/** At most 200 products a customer count, the newest: a reseller's basket would pair everything with everything. */
const MOST_TAKES = 200
function groupTakes(takes: Takes, count: number) {
  const baskets: number[][] = []
  const byItem: number[][] = Array.from({ length: count }, () => [])
  let row = 0
  while (row < takes.items.length) {
    const customer = takes.customers[row]!
    const basket: number[] = []
    while (row < takes.items.length && takes.customers[row] === customer) basket.push(row++)
    const kept = basket.slice(-MOST_TAKES)
    for (const take of kept) byItem[takes.items[take]!]!.push(baskets.length)
    baskets.push(kept)
  }
  return { baskets, byItem, customers: baskets.length }
}

/** The products that an item was taken with, the strongest first. */
function pairWeigher(
  takes: Takes,
  baskets: readonly (readonly number[])[],
  byItem: readonly (readonly number[])[],
  count: number,
): (item: number) => Pair[] {
  const weights = new Float64Array(count)
  const customers = new Uint32Array(count)
  return (item) => {
    const touched: number[] = []
    for (const basket of byItem[item]!) {
      const own = baskets[basket]!.find((take) => takes.items[take] === item)!
      for (const take of baskets[basket]!) {
        const other = takes.items[take]!
        if (other === item) continue
        if (weights[other] === 0) touched.push(other)
        const apart = Math.abs(takes.days[take]! - takes.days[own]!)
        weights[other]! += (Math.exp(-apart / 14) + 0.1) * Math.min(takes.weights[take]!, takes.weights[own]!)
        customers[other]!++
      }
    }
    const list = touched.map((partner) => ({ partner, weight: weights[partner]!, customers: customers[partner]! }))
    for (const partner of touched) {
      weights[partner] = 0
      customers[partner] = 0
    }
    return list.toSorted((a, b) => b.weight - a.weight || a.partner - b.partner).slice(0, 400)
  }
}

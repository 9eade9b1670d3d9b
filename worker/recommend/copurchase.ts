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

const KEPT = 30
const BRIDGES = 60
const MIN_CUSTOMERS = 2
const MIN_LIFT = 1.2

/**
 * Products taken together (RECOMMEND.md 2, copurchase): a pair weighs sum over customers of exp(-days apart / 14) + .1;
 * pairs of two customers or more with lift over 1.2 come first, then the rest by weight; ties by two steps over the 60
 * strongest partners, then by popularity. The kept weight falls with the order, so that support ranks before weight.
 */
export function buildCopurchase(takes: Takes, count: number): NeighbourLists {
  const { baskets, byItem, customers } = groupTakes(takes, count)
  const buyers = Float64Array.from(byItem, (list) => list.length)
  const pairs = pairWeights(takes, baskets, byItem, count)
  const builder = new NeighbourListBuilder(count)
  const steps = new Float64Array(count)
  for (let item = 0; item < count; item++) {
    const list = pairs[item]!
    const bridges = list.slice(0, BRIDGES)
    for (const { partner: via, weight } of bridges) {
      for (const next of pairs[via]!.slice(0, BRIDGES)) steps[next.partner]! += (weight * next.weight) / buyers[via]!
    }
    const ranked = list.map((pair) => ({
      ...pair,
      firm:
        pair.customers >= MIN_CUSTOMERS &&
        (pair.customers * customers) / (buyers[item]! * buyers[pair.partner]!) > MIN_LIFT,
    }))
    ranked.sort(
      (a, b) =>
        Number(b.firm) - Number(a.firm) ||
        b.weight - a.weight ||
        steps[b.partner]! - steps[a.partner]! ||
        buyers[b.partner]! - buyers[a.partner]! ||
        a.partner - b.partner,
    )
    for (const { partner: via } of bridges) for (const next of pairs[via]!.slice(0, BRIDGES)) steps[next.partner] = 0
    // A firm pair weighs at least twice what any other does: blends and u8 rounding keep the order of the two groups.
    const rest = ranked.find((pair) => !pair.firm)?.weight ?? 0
    builder.add(
      ranked
        .slice(0, KEPT)
        .map(({ partner, weight, firm }) => ({ partner, weight: firm ? weight + rest : weight / 2 })),
    )
  }
  return builder.finish()
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

function pairWeights(
  takes: Takes,
  baskets: readonly (readonly number[])[],
  byItem: readonly (readonly number[])[],
  count: number,
): Pair[][] {
  const weights = new Float64Array(count)
  const customers = new Uint32Array(count)
  return byItem.map((mine, item) => {
    const touched: number[] = []
    for (const basket of mine) {
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
  })
}

import type { LinkKind, TypeLink } from '../../model/typeLink.ts'

/** What was bought, by type: row r = customer, order, type, epoch ms; in rising time. Type 0 is none. */
export interface TypePurchases {
  customers: Uint32Array
  orders: Uint32Array
  types: Uint32Array
  at: Float64Array
}

const FEWEST_ORDERS = 5
const LEAST_LIFT = 1.5
/** A direction stands when its confidence is not much below that of the other way. */
const ONE_WAY = 0.67
/** ... and not when most customers bought the second first. */
const MOST_BACKWARD = 0.7
/** Bought that often by its buyers, against the first of the link: it is used up. */
const USED_UP = 1.6
/** Below this part of the price it serves the dearer thing. */
const CHEAP = 0.4

/**
 * Links between types bought in one order (RECOMMEND.md 1): five orders at least, and the Wilson lower bound (95 %) of
 * lift at least 1.5. Direction by confidence both ways and by who bought what first. `names`: id by number; `prices`:
 * median price by number, minor units. Pure.
 */
export function mineLinks(bought: TypePurchases, names: readonly string[], prices: readonly number[]): TypeLink[] {
  const orders = ordersOf(bought)
  const count = new Float64Array(names.length)
  const pairs = new Map<number, number>()
  for (const types of orders.values()) {
    const own = [...types].toSorted((a, b) => a - b)
    for (const [at, a] of own.entries()) {
      count[a]!++
      for (const b of own.slice(at + 1)) pairs.set(a * names.length + b, (pairs.get(a * names.length + b) ?? 0) + 1)
    }
  }
  const firsts = firstPurchases(bought)
  const repeats = repeatsOf(bought, names.length)
  const links: TypeLink[] = []
  for (const [key, together] of [...pairs].toSorted(([a], [b]) => a - b)) {
    if (together < FEWEST_ORDERS) continue
    const [a, b] = [Math.floor(key / names.length), key % names.length]
    const lift = wilsonLower(together, count[a]!) / (count[b]! / orders.size)
    const back = wilsonLower(together, count[b]!) / (count[a]! / orders.size)
    const least = Math.max(lift, back)
    if (least < LEAST_LIFT) continue
    const before = orderInTime(firsts, a, b)
    for (const [from, to, forward] of [
      [a, b, before],
      [b, a, 1 - before],
    ] as const) {
      const confidence = together / count[from]!
      const other = together / count[to]!
      if (confidence < ONE_WAY * other || forward < 1 - MOST_BACKWARD) continue
      links.push({
        from: names[from]!,
        to: names[to]!,
        kind: kindOf(repeats[to]!, repeats[from]!, prices[to]!, prices[from]!),
        weight: Number(Math.min(0.9, 0.4 + confidence).toFixed(2)),
        reasons: [{ by: 'orders', orders: together, lift: Number(least.toFixed(2)) }],
      })
    }
  }
  return links
}

/** The distinct types of each order, type 0 left out. */
function ordersOf({ orders, types }: TypePurchases): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  for (let row = 0; row < types.length; row++) {
    const order = found.get(orders[row]!) ?? new Set<number>()
    if (types[row] !== 0) order.add(types[row]!)
    found.set(orders[row]!, order)
  }
  return found
}

/** When each customer first bought each type. */
function firstPurchases({ customers, types, at }: TypePurchases): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const first = new Map<number, Map<number, number>>()
  for (let row = 0; row < types.length; row++) {
    const own = first.get(customers[row]!) ?? new Map<number, number>()
    if (!own.has(types[row]!)) own.set(types[row]!, at[row]!)
    first.set(customers[row]!, own)
  }
  return first
}

/** Share of the customers who bought both at different times that bought `a` first; .5 without any. */
function orderInTime(firsts: ReturnType<typeof firstPurchases>, a: number, b: number): number {
  let forward = 1
  let all = 2
  for (const own of firsts.values()) {
    const [atA, atB] = [own.get(a), own.get(b)]
    if (atA === undefined || atB === undefined || atA === atB) continue
    all++
    if (atA < atB) forward++
  }
  return forward / all
}

/** Orders with a type per customer who ever bought it. */
function repeatsOf({ customers, orders, types }: TypePurchases, count: number): Float64Array {
  const buyers = Array.from({ length: count }, () => new Set<number>())
  const bought = Array.from({ length: count }, () => new Set<number>())
  for (let row = 0; row < types.length; row++) {
    buyers[types[row]!]?.add(customers[row]!)
    bought[types[row]!]?.add(orders[row]!)
  }
  return Float64Array.from(buyers, (own, type) => (own.size === 0 ? 1 : bought[type]!.size / own.size))
}

function kindOf(repeats: number, ofFirst: number, price: number, priceOfFirst: number): LinkKind {
  if (repeats >= USED_UP && repeats >= USED_UP * ofFirst) return 'consumable'
  return price > 0 && price < CHEAP * priceOfFirst ? 'accessory' : 'complement'
}

/** Lower end of Wilson's score interval, 95 % (Wilson 1927). */
export function wilsonLower(hits: number, n: number): number {
  if (n === 0) return 0
  const z = 1.96
  const share = hits / n
  const middle = share + z ** 2 / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * n)) / n)
  return Math.max(0, (middle - spread) / (1 + z ** 2 / n))
}

import type { Projection } from '../model/projection.ts'
import { ordinalOf, type Index } from './index.ts'
import { growthOf, popularityWorth, type Popularity } from './popularity.ts'
import { takeWeight } from './takes.ts'

/** What happened to one product: what it adds to popularity, actions, and times seen in a block. */
type Happened = [worth: number, met: number, shown: number]

/** What happened to a site's products in some stretch of time: what an index is behind by. */
export interface FreshCounts {
  products: Record<string, Happened>
  /** taken together by one customer: "a b", the smaller id first -> weight as in copurchase, and how many customers */
  pairs: Record<string, [weight: number, customers: number]>
}

/** What one projection adds, under a number that stays the same when it is delivered again. */
export interface CountedOnce {
  of: number
  counts: FreshCounts
}

export const noCounts = (): FreshCounts => ({ products: {}, pairs: {} })

/** Products and pairs kept between two builds: what is new beyond it waits for the next one. */
const MOST_PRODUCTS = 20_000
const MOST_PAIRS = 20_000
/** On one day, by the weight that co-purchase gives the distance (copurchase.ts). */
const SAME_DAY = 1.1

/** What one customer's projection adds. `beside`: what they took lately before it. */
export function countsOf({ training, beside = [] }: Pick<Projection, 'training' | 'beside'>): FreshCounts {
  const counts = noCounts()
  const taken = new Map<string, number>()
  for (const line of training) {
    if (line.kind === 'clicked' || line.kind === 'found') continue
    if (line.kind === 'shown') {
      for (const id of line.productIds) productIn(counts, id)[2]++
      continue
    }
    const own = productIn(counts, line.productId)
    own[0] += popularityWorth(line.kind)
    own[1]++
    const weight = takeWeight[line.kind]
    if (weight > 0) taken.set(line.productId, Math.max(weight, taken.get(line.productId) ?? 0))
  }
  const all = [...taken].slice(0, MOST_TAKEN)
  for (const [place, [id, weight]] of all.entries()) {
    for (const [other, otherWeight] of all.slice(place + 1)) pair(counts, id, other, Math.min(weight, otherWeight))
    for (const other of beside) if (!taken.has(other)) pair(counts, id, other, weight)
  }
  return counts
}

/** Of one customer at once: a reseller's basket would pair everything with everything. */
const MOST_TAKEN = 20

const productIn = ({ products }: FreshCounts, id: string): Happened => (products[id] ??= [0, 0, 0])

function pair({ pairs }: FreshCounts, a: string, b: string, weight: number): void {
  if (a.includes(' ') || b.includes(' ')) return
  const own = (pairs[a < b ? `${a} ${b}` : `${b} ${a}`] ??= [0, 0])
  own[0] += weight * SAME_DAY
  own[1]++
}

/** Adds `more` to `into`, in place. */
export function addCounts(into: FreshCounts, more: FreshCounts): void {
  let room = MOST_PRODUCTS - Object.keys(into.products).length
  for (const [id, [worth, met, shown]] of Object.entries(more.products)) {
    const own = into.products[id]
    if (own !== undefined) {
      own[0] += worth
      own[1] += met
      own[2] += shown
    } else if (room-- > 0) into.products[id] = [worth, met, shown]
  }
  let pairsLeft = MOST_PAIRS - Object.keys(into.pairs).length
  for (const [key, [weight, customers]] of Object.entries(more.pairs)) {
    const own = into.pairs[key]
    if (own !== undefined) {
      own[0] += weight
      own[1] += customers
    } else if (pairsLeft-- > 0) into.pairs[key] = [weight, customers]
  }
}

/** The file that isolates look for beside the index. */
export interface FreshFile extends FreshCounts {
  format: 1
  site: string
  /** counts begin with this build (epoch ms): an index of another one takes none of them */
  since: number
}

export const freshKey = (site: string): string => `site/${site}/fresh.json`

/** Null for a file of another site or format. */
export function freshFrom(value: unknown, site: string): FreshFile | null {
  // Written by our own object: only whose it is and how it is written can differ.
  const file = value as FreshFile
  return file.format === 1 && file.site === site ? file : null
}

/** What happened since the build, by ordinals of one index. */
export interface Fresh {
  worth: ReadonlyMap<number, number>
  met: ReadonlyMap<number, number>
  shown: ReadonlyMap<number, number>
  /** lists over short windows with it, by name: "interest 1d" */
  lists: ReadonlyMap<string, Uint32Array>
  /** null where the build kept nothing to go on from */
  trending: Popularity['trending'] | null
  /** partners of a product with the weight to add */
  pairs: ReadonlyMap<number, readonly { partner: number; weight: number }[]>
}

/**
 * The index with what happened since its build: popularity, lists over a day and a week, what grows, ranks and co-purchase.
 * Costs one pass over each of these orders and what was touched; filters, models and their caches are those of `index`.
 */
export function withFresh(index: Index, file: FreshFile): Index {
  const worth = new Map<number, number>()
  const met = new Map<number, number>()
  const shown = new Map<number, number>()
  for (const [id, [more, acts, seen]] of Object.entries(file.products)) {
    const ordinal = ordinalOf(index, id)
    if (ordinal < 0) continue
    // A product may be named by a variant too.
    worth.set(ordinal, (worth.get(ordinal) ?? 0) + more)
    met.set(ordinal, (met.get(ordinal) ?? 0) + acts)
    shown.set(ordinal, (shown.get(ordinal) ?? 0) + seen)
  }
  const { popularity } = index.base
  const touched: Touched = { worth, is: new Uint8Array(index.count) }
  for (const ordinal of worth.keys()) touched.is[ordinal] = 1
  const lists = new Map<string, Uint32Array>()
  for (const [name, values] of popularity.values) {
    const order = popularity.lists.get(name)
    if (order !== undefined) lists.set(name, raised({ order, values }, touched, add).order)
  }
  const fresh: Fresh = {
    worth,
    met,
    shown,
    lists,
    trending: grown(popularity, touched),
    pairs: pairsOf(index, file),
  }
  const popular = reordered(index, worth)
  const rank = new Uint32Array(index.count)
  for (let at = 0; at < popular.length; at++) rank[popular[at]!] = at
  return { ...index, fresh, popular, rank, topOf: new Map<string, Uint32Array>() }
}

/** Moves what was touched up to its new place; the order of the rest stays. */
function reordered(index: Index, worth: ReadonlyMap<number, number>): Uint32Array {
  const { score } = index.base.popularity
  const valueOf = (ordinal: number) => (score[ordinal] ?? 0) + (worth.get(ordinal) ?? 0)
  const moved = [...worth.keys()].filter((ordinal) => worth.get(ordinal)! > 0)
  moved.sort((a, b) => valueOf(b) - valueOf(a) || index.rank[a]! - index.rank[b]!)
  const out = new Uint32Array(index.popular.length)
  let [at, next] = [0, 0]
  for (const ordinal of index.popular) {
    if ((worth.get(ordinal) ?? 0) > 0) continue
    while (next < moved.length && valueOf(moved[next]!) >= (score[ordinal] ?? 0)) out[at++] = moved[next++]!
    out[at++] = ordinal
  }
  while (next < moved.length) out[at++] = moved[next++]!
  return out
}

interface Ranked {
  order: Uint32Array
  /** place by place, falling */
  values: Float32Array
}

/** What the counts name: by how much, and a flag by ordinal, since whole lists are walked. */
interface Touched {
  worth: ReadonlyMap<number, number>
  is: Uint8Array
}

const add = (value: number, more: number): number => value + more

/** Puts what was touched in its new place; `valueOf` says what it is worth now, and 0 leaves the list. */
function raised(
  { order, values }: Ranked,
  { worth, is }: Touched,
  valueOf: (value: number, more: number, ordinal: number) => number,
): Ranked {
  const was = touchedValues({ order, values }, is)
  const moved = [...worth]
    .map(([ordinal, more]) => ({ ordinal, value: valueOf(was.get(ordinal) ?? 0, more, ordinal) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.ordinal - b.ordinal)
  const count = order.length - was.size + moved.length
  const out: Ranked = { order: new Uint32Array(count), values: new Float32Array(count) }
  let [at, next] = [0, 0]
  const put = (ordinal: number, value: number) => {
    out.order[at] = ordinal
    out.values[at++] = value
  }
  const putMoved = () => put(moved[next]!.ordinal, moved[next++]!.value)
  for (let place = 0; place < order.length; place++) {
    if (is[order[place]!] === 1) continue
    while (next < moved.length && moved[next]!.value >= values[place]!) putMoved()
    put(order[place]!, values[place]!)
  }
  while (next < moved.length) putMoved()
  return out
}

function touchedValues({ order, values }: Ranked, is: Uint8Array): Map<number, number> {
  const found = new Map<number, number>()
  for (let at = 0; at < order.length; at++) if (is[order[at]!] === 1) found.set(order[at]!, values[at]!)
  return found
}

/** What grows, with this week's interest as it is now against the week before. */
function grown({ lists, values, before, trending }: Popularity, touched: Touched): Popularity['trending'] | null {
  const [order, behind] = [lists.get('interest 7d'), values.get('interest 7d')]
  if (order === undefined || behind === undefined) return null
  const week = touchedValues({ order, values: behind }, touched.is)
  const now = raised({ order: trending.order, values: trending.growth }, touched, (_, more, ordinal) =>
    growthOf((week.get(ordinal) ?? 0) + more, before[ordinal] ?? 0),
  )
  return { order: now.order, growth: now.values }
}

function pairsOf(index: Index, file: FreshFile): Fresh['pairs'] {
  const pairs = new Map<number, { partner: number; weight: number }[]>()
  const count = index.base.items.count
  for (const [key, [weight, customers]] of Object.entries(file.pairs)) {
    const [a = -1, b = -1] = key.split(' ').map((id) => ordinalOf(index, id))
    // Models know the products of their build.
    if (a < 0 || b < 0 || a >= count || b >= count || a === b) continue
    // One customer's pair stands behind those of several, as at the build (copurchase.ts).
    const add = customers > 1 ? weight : weight / 2
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const own = pairs.get(from)
      if (own === undefined) pairs.set(from, [{ partner: to, weight: add }])
      else own.push({ partner: to, weight: add })
    }
  }
  return pairs
}

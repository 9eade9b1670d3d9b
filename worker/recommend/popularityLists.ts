import { measures, windows, type Measure, type Window } from '../model/recipe.ts'
import { actionKinds, type Actions } from './actions.ts'
import { noFeedback } from './feedback.ts'
import { actionWeights, appealOf, learnFeedback, type FeedbackLearnt } from './learnFeedback.ts'
import { nothingFound, type Found } from './found.ts'
import { withCountry } from './regions.ts'
import { popularityWorth, rankByPopularity, type Popularity } from './popularity.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const days: Readonly<Record<Window, number>> = { '1d': 1, '7d': 7, '30d': 30, '90d': 90 }
/** Prior views of the site's own conversion that a product's is drawn towards. */
const PRIOR_VIEWS = 50
/** Regional lists are short, and need some people behind them. */
const MOST_OF_REGION = 500
const MOST_REGIONS = 200
const FEWEST_OF_REGION = 50

/** Counts of one window, by ordinal. */
interface Counts {
  views: Float64Array
  units: Float64Array
  interest: Float64Array
}

/**
 * All orders that a `popular` or `trending` source may ask for. `price`: minor units, for revenue at today's prices. What
 * recommendations themselves brought about is weighted by the place it stood at.
 */
export function learnPopularity(
  actions: Actions,
  { created, price }: { created: Uint32Array; price: Uint32Array },
  now: number,
  { rows: feedback, bias, shown }: FeedbackLearnt = learnFeedback(noFeedback, created.length),
  found: Found = nothingFound,
): Popularity {
  const count = created.length
  const score = new Float32Array(count)
  const met = new Uint32Array(count)
  const weights = actionWeights(actions, bias)
  const worthOf: Worth = (row, ageMs = 0) =>
    popularityWorth(actionKinds[actions.kinds[row]!]!, ageMs) * (weights === null ? 1 : weights[row]!)
  for (let row = 0; row < actions.items.length; row++) {
    const item = actions.items[row]!
    score[item]! += worthOf(row, now - actions.at[row]!)
    met[item]!++
  }
  const lists = new Map<string, Uint32Array>()
  if (actions.items.length > 0) {
    for (const window of windows) {
      const since = now - days[window] * DAY_MS
      const counts = countSince(actions, count, since, worthOf)
      for (const measure of counted) lists.set(`${measure} ${window}`, orderOf(valuesOf(measure, counts, price)))
      if (feedback.items.length > 0) {
        lists.set(`appeal ${window}`, orderOf(appealOf(feedback, bias, count, since)))
      }
    }
    for (const [name, order] of regionalLists(actions, now, worthOf)) lists.set(name, order)
  }
  const order = rankByPopularity(score, created)
  return { score, met, shown, lists, found, order, trending: trendingOf(actions, count, now, worthOf) }
}

/** What an action adds to interest, by row and age. */
type Worth = (row: number, ageMs?: number) => number
type Counted = Exclude<Measure, 'appeal'>
const counted = measures.filter((measure): measure is Counted => measure !== 'appeal')

function countSince(actions: Actions, count: number, since: number, worthOf: Worth): Counts {
  const counts = {
    views: new Float64Array(count),
    units: new Float64Array(count),
    interest: new Float64Array(count),
  }
  for (let row = actions.items.length - 1; row >= 0 && actions.at[row]! >= since; row--) {
    const item = actions.items[row]!
    const kind = actionKinds[actions.kinds[row]!]!
    counts.interest[item]! += worthOf(row)
    if (kind === 'viewed') counts.views[item]!++
    if (kind === 'bought') counts.units[item]!++
  }
  return counts
}

function valuesOf(measure: Counted, { views, units, interest }: Counts, price: Uint32Array): Float64Array {
  switch (measure) {
    case 'interest':
      return interest
    case 'views':
      return views
    case 'units':
      return units
    case 'revenue':
      return units.map((sold, item) => sold * price[item]!)
    case 'conversion': {
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
      const rate = sum(units) / Math.max(1, sum(views))
      // Bought without a look (an offline till) still counts as one look.
      return units.map((sold, item) =>
        sold === 0 ? 0 : (sold + PRIOR_VIEWS * rate) / (Math.max(views[item]!, sold) + PRIOR_VIEWS),
      )
    }
  }
}

/** What has any value, highest first. */
function orderOf(values: Float64Array): Uint32Array {
  const touched: number[] = []
  for (let item = 0; item < values.length; item++) if (values[item]! > 0) touched.push(item)
  touched.sort((a, b) => values[b]! - values[a]! || a - b)
  return Uint32Array.from(touched)
}

function trendingOf(actions: Actions, count: number, now: number, worthOf: Worth): Popularity['trending'] {
  const recent = new Float64Array(count)
  const before = new Float64Array(count)
  for (let row = actions.items.length - 1; row >= 0; row--) {
    const age = now - actions.at[row]!
    if (age > 2 * WEEK_MS) break
    const into = age <= WEEK_MS ? recent : before
    into[actions.items[row]!]! += worthOf(row)
  }
  const growth = recent.map((a, item) => (a === 0 ? 0 : Math.log((a + 5) / (before[item]! + 5)) * Math.sqrt(a)))
  const order = orderOf(growth)
  return { order, growth: Float32Array.from(order, (item) => growth[item]!) }
}

function regionalLists(actions: Actions, now: number, worthOf: Worth): Map<string, Uint32Array> {
  const lists = new Map<string, Uint32Array>()
  const { regions } = actions
  if (regions === undefined) return lists
  const scores = new Map<string, { values: Map<number, number>; customers: Set<number> }>()
  // The newest count where there are more regions than a build keeps.
  for (let row = actions.items.length - 1; row >= 0; row--) {
    if (regions.of[row] === 0) continue
    const item = actions.items[row]!
    const worth = worthOf(row, now - actions.at[row]!)
    for (const region of withCountry(regions.names[regions.of[row]!]!)) {
      let own = scores.get(region)
      if (own === undefined) {
        if (scores.size >= MOST_REGIONS) continue
        scores.set(region, (own = { values: new Map(), customers: new Set() }))
      }
      own.values.set(item, (own.values.get(item) ?? 0) + worth)
      own.customers.add(actions.customers[row]!)
    }
  }
  for (const [region, { values, customers }] of scores) {
    if (customers.size < FEWEST_OF_REGION) continue
    const best = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_OF_REGION)
    lists.set(
      `region ${region}`,
      Uint32Array.from(best, ([item]) => item),
    )
  }
  return lists
}

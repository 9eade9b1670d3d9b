import { measures, windows, type Measure, type Window } from '../model/recipe.ts'
import { actionKinds, type Actions } from './actions.ts'
import { noFeedback } from './feedback.ts'
import { actionWeights, appealOf, learnFeedback, type FeedbackLearnt } from './learnFeedback.ts'
import { nothingFound, type Found } from './found.ts'
import { daypartLists, groupLists } from './groupLists.ts'
import { growthOf, popularityWorth, rankByPopularity, type Popularity } from './popularity.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
/** Windows so short that what happened since the build matters to them. */
const goOn: ReadonlySet<Window> = new Set(['1d', '7d'])
const days: Readonly<Record<Window, number>> = { '1d': 1, '7d': 7, '30d': 30, '90d': 90 }
/** Prior views of the site's own conversion that a product's is drawn towards. */
const PRIOR_VIEWS = 50

/** Counts of one window, by ordinal. */
interface Counts {
  views: Float64Array
  units: Float64Array
  interest: Float64Array
}

/** What is learnt besides from the actions of the last weeks. */
export interface AlsoLearnt {
  /** what recommendations showed, and what became of it */
  feedback?: FeedbackLearnt
  found?: Found
  /** what was taken in the same weeks last year, best first */
  season?: Uint32Array | null
  /** the shop's, for what is taken when */
  timeZone?: string
}

/**
 * All orders that a `popular` or `trending` source may ask for. `price`: minor units, for revenue at today's prices. What
 * recommendations themselves brought about is weighted by the place it stood at.
 */
export function learnPopularity(
  actions: Actions,
  { created, price }: { created: Uint32Array; price: Uint32Array },
  now: number,
  { feedback, found = nothingFound, season = null, timeZone = 'UTC' }: AlsoLearnt = {},
): Popularity {
  const count = created.length
  const { rows: shownRows, bias, shown } = feedback ?? learnFeedback(noFeedback, count)
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
  const values = new Map<string, Float32Array>()
  if (actions.items.length > 0) {
    for (const window of windows) {
      const since = now - days[window] * DAY_MS
      const counts = countSince(actions, count, since, worthOf)
      for (const measure of counted) lists.set(`${measure} ${window}`, orderOf(valuesOf(measure, counts, price)))
      const interest = `interest ${window}`
      if (goOn.has(window)) values.set(interest, valuesAt(lists.get(interest)!, counts.interest))
      if (shownRows.items.length > 0) {
        lists.set(`appeal ${window}`, orderOf(appealOf(shownRows, bias, count, since)))
      }
    }
    for (const [name, list] of groupLists(actions, now, worthOf)) lists.set(name, list)
    for (const [name, list] of daypartLists(actions, now, worthOf, timeZone)) lists.set(name, list)
  }
  if (season !== null) lists.set('season', season)
  const order = rankByPopularity(score, created)
  return { score, met, shown, lists, values, found, order, ...trendingOf(actions, count, now, worthOf) }
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

const valuesAt = (order: Uint32Array, values: Float64Array): Float32Array =>
  Float32Array.from(order, (item) => values[item]!)

function trendingOf(
  actions: Actions,
  count: number,
  now: number,
  worthOf: Worth,
): Pick<Popularity, 'trending' | 'before'> {
  const recent = new Float64Array(count)
  const before = new Float64Array(count)
  for (let row = actions.items.length - 1; row >= 0; row--) {
    const age = now - actions.at[row]!
    if (age > 2 * WEEK_MS) break
    const into = age <= WEEK_MS ? recent : before
    into[actions.items[row]!]! += worthOf(row)
  }
  const growth = recent.map((a, item) => growthOf(a, before[item]!))
  const order = orderOf(growth)
  return { trending: { order, growth: valuesAt(order, growth) }, before: Float32Array.from(before) }
}

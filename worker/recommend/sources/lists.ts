import type { Bitmap } from '../bitmap.ts'
import type { Base, Index } from '../index.ts'
import { scoreByLists } from '../neighbourLists.ts'
import { scoreBySessions } from '../sessionKnn.ts'
import { Tally, type Scores } from '../tally.ts'
import { MOST } from './source.ts'

/** One tally an index: requests don't run side by side in an isolate while they rank. */
const tallies = new WeakMap<Base, Tally>()

function tallyOf(index: Index): Tally {
  let tally = tallies.get(index.base)
  if (tally === undefined) tallies.set(index.base, (tally = new Tally(index.base.items.count)))
  return tally
}

/** Sequential rules: what comes after these items, newest first. */
export function afterThese(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  const { rules } = index.base
  if (rules !== null) scoreByLists(rules.lists, items.slice(0, 20), rules.settings.decay, tally)
  return tally.take(allowed, MOST)
}

/** VMIS-kNN: what the most similar visits hold. */
export function inVisitsLike(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  const { sessions } = index.base
  if (sessions !== null) scoreBySessions(sessions.index, items, sessions.settings, tally)
  return tally.take(allowed, MOST)
}

/** The linear model over a history, newest first. */
export function linearFrom(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  const { linear } = index.base
  if (linear !== null) scoreByLists(linear.lists, items.slice(0, 50), linear.settings.decay, tally)
  return tally.take(allowed, MOST)
}

/** Taken together with these items. */
export function takenWith(index: Index, items: readonly number[], decay: number, allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  if (index.base.copurchase !== null) scoreByLists(index.base.copurchase, items, decay, tally)
  return tally.take(allowed, MOST)
}

/** Put into the cart in visits that looked at these items before. */
export function addedAfterThese(index: Index, items: readonly number[], allowed: Bitmap): Scores {
  const tally = tallyOf(index)
  if (index.base.added !== null) scoreByLists(index.base.added, items, 0.6, tally)
  return tally.take(allowed, MOST)
}

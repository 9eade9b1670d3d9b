import type { Bitmap } from '../bitmap.ts'
import type { Fresh } from '../fresh.ts'
import type { Base, Index } from '../index.ts'
import { scoreByLists } from '../neighbourLists.ts'
import { scoreBySessions } from '../sessionKnn.ts'
import { emptyList, mapOf, Tally, type Listed, type Named } from '../tally.ts'
import { MOST } from './source.ts'

/** One tally an index: requests don't run side by side in an isolate while they rank. */
const tallies = new WeakMap<Base, Tally>()

function tallyOf(index: Index): Tally {
  let tally = tallies.get(index.base)
  if (tally === undefined) tallies.set(index.base, (tally = new Tally(index.base.items.count)))
  return tally
}

/** Answers kept per allowed set, which is a request's own where it excludes anything. */
const MOST_KEPT = 64
const kept = new WeakMap<Bitmap, { base: Base; fresh: Fresh | null; answers: Map<string, Listed> }>()

/**
 * What one model says of these items among the allowed. Several sources of a block ask the same: the answer is worked out
 * once and shared.
 */
function shared(
  index: Index,
  model: string,
  items: readonly number[],
  allowed: Bitmap,
  add: (tally: Tally) => void,
): Listed {
  let own = kept.get(allowed)
  if (own === undefined || own.base !== index.base || own.fresh !== index.fresh) {
    kept.set(allowed, (own = { base: index.base, fresh: index.fresh, answers: new Map() }))
  }
  const key = `${model} ${items.join(' ')}`
  let scores = own.answers.get(key)
  if (scores === undefined) {
    const tally = tallyOf(index)
    add(tally)
    scores = tally.list(allowed, MOST)
    if (own.answers.size >= MOST_KEPT) own.answers.clear()
    own.answers.set(key, scores)
  }
  return scores
}

const maps = new WeakMap<Listed, Named>()

/** One map a list, for sources that ask for single products. */
function named(list: Listed): Named {
  let map = maps.get(list)
  if (map === undefined) maps.set(list, (map = mapOf(list)))
  return map
}

/** Sequential rules: what comes after these items, newest first. */
export function listAfter(index: Index, items: readonly number[], allowed: Bitmap): Listed {
  const { rules } = index.base
  if (rules === null) return emptyList
  const query = items.slice(0, 20)
  return shared(index, 'rules', query, allowed, (tally) =>
    scoreByLists(rules.lists, query, rules.settings.decay, tally),
  )
}

/** VMIS-kNN: what the most similar visits hold. */
export function listInVisits(index: Index, items: readonly number[], allowed: Bitmap): Listed {
  const { sessions } = index.base
  if (sessions === null) return emptyList
  const query = items.slice(0, sessions.settings.last)
  return shared(index, 'visits', query, allowed, (tally) =>
    scoreBySessions(sessions.index, query, sessions.settings, tally),
  )
}

/** The linear model over a history, newest first. */
export function listLinear(index: Index, items: readonly number[], allowed: Bitmap): Listed {
  const { linear } = index.base
  if (linear === null) return emptyList
  const query = items.slice(0, 50)
  return shared(index, 'linear', query, allowed, (tally) =>
    scoreByLists(linear.lists, query, linear.settings.decay, tally),
  )
}

/** Taken together with these items. */
export function listTaken(index: Index, items: readonly number[], decay: number, allowed: Bitmap): Listed {
  const { fresh, base } = index
  const { copurchase } = base
  if (copurchase === null && fresh === null) return emptyList
  return shared(index, `taken ${decay}`, items, allowed, (tally) => {
    if (copurchase !== null) scoreByLists(copurchase, items, decay, tally)
    for (const [place, item] of items.entries()) {
      for (const { partner, weight } of fresh?.pairs.get(item) ?? []) tally.add(partner, weight * decay ** place)
    }
  })
}

/** Put into the cart in visits that looked at these items before. */
export function addedAfterThese(index: Index, items: readonly number[], allowed: Bitmap): Named {
  const { added } = index.base
  if (added === null) return named(emptyList)
  return named(shared(index, 'added', items, allowed, (tally) => scoreByLists(added, items, 0.6, tally)))
}

type Asked = readonly [index: Index, items: readonly number[], allowed: Bitmap]

export const afterThese = (...asked: Asked): Named => named(listAfter(...asked))
export const inVisitsLike = (...asked: Asked): Named => named(listInVisits(...asked))
export const takenWith = (index: Index, items: readonly number[], decay: number, allowed: Bitmap): Named =>
  named(listTaken(index, items, decay, allowed))

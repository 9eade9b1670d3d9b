import { scoreByLists } from '../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { buildRules, ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { buildSessionIndex, scoreBySessions, type SessionSettings } from '../../worker/recommend/sessionKnn.ts'
import { addShare } from '../../worker/recommend/addShare.ts'
import { Tally, type Scores } from '../../worker/recommend/tally.ts'
import { rankOf, type Judged } from './judge.ts'
import type { SessionSet } from './sessionFiles.ts'

/** The shipping code over one set's training visits. */
export interface SessionModels {
  sknn(query: readonly number[], settings: SessionSettings): Scores
  rules(query: readonly number[]): Scores
  popular(): Scores
  popularity: Float64Array
}

/** `repeats`: an item may be the next click after itself, as in logs that keep such clicks. */
export function sessionModels(set: SessionSet, repeats: boolean): SessionModels {
  const visits = packSequences(set.train)
  const popularity = new Float64Array(set.items)
  for (const item of visits.items) popularity[item]!++
  const settings = { ...ruleSettings.clicks, repeats }
  const lists = buildRules(visits, set.items, settings)
  const index = buildSessionIndex(visits, set.items)
  const tally = new Tally(set.items)
  const top = [...popularity.keys()].toSorted((a, b) => popularity[b]! - popularity[a]!).slice(0, 100)
  return {
    popularity,
    popular: () => new Map(top.map((item) => [item, popularity[item]!])),
    sknn(query, how) {
      scoreBySessions(index, query, how, tally)
      return tally.take(null, Infinity)
    },
    rules(query) {
      scoreByLists(lists, query.slice(0, 20), settings.decay, tally)
      return tally.take(null, Infinity)
    },
  }
}

/** Two models at sum 1 each, the second weighted. */
export function blended(first: Scores, second: Scores, weight: number): Scores {
  const scores: Scores = new Map()
  addShare(scores, first, 1)
  addShare(scores, second, weight)
  return scores
}

/** Every prefix predicts its next item. `dropCurrent` leaves the item just seen out of the list. */
export function judgeSessions(
  tests: SessionSet['test'],
  model: (query: readonly number[]) => Scores,
  popularity: Float64Array,
  dropCurrent: boolean,
): Judged {
  const covered = new Set<number>()
  const ranks = tests.map(({ prefix, target }) => {
    const query = prefix.toReversed()
    const scores = model(query)
    if (dropCurrent) scores.delete(query[0]!)
    const best = [...scores].toSorted((a, b) => b[1] - a[1]).slice(0, 20)
    for (const [item] of best) covered.add(item)
    return rankOf(scores, target, popularity)
  })
  return { n: tests.length, ranks, covered: covered.size }
}

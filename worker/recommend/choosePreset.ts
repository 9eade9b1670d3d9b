import { sequencesBy, type Actions } from './actions.ts'
import { scoreByLists, type NeighbourLists } from './neighbourLists.ts'
import { Tally } from './tally.ts'
import { buildRules, ruleSettings } from './sequentialRules.ts'

const HELD_BACK = 0.1
const FEWEST = 50
const MOST = 1000

/**
 * Which settings of sequential rules fit this shop: learnt from the older nine tenths, judged by MRR@20 of the next item
 * on the newest tenth. With too little to judge, by the shape of the data: visits of several products are clicks.
 */
export function choosePreset(actions: Actions, count: number): keyof typeof ruleSettings {
  const total = actions.items.length
  const cut = Math.floor(total * (1 - HELD_BACK))
  const tests = testsOf(actions, cut)
  const visits = sequencesBy(actions.visits, actions, cut)
  const histories = sequencesBy(actions.customers, actions, cut)
  if (tests.length < FEWEST) return visits.items.length >= 1.5 * (visits.offsets.length - 1) ? 'clicks' : 'purchases'
  const clicks = meanReciprocalRank(buildRules(visits, count, ruleSettings.clicks), ruleSettings.clicks.decay, tests)
  const { purchases } = ruleSettings
  return meanReciprocalRank(buildRules(histories, count, purchases), purchases.decay, tests) > clicks
    ? 'purchases'
    : 'clicks'
}

interface Test {
  /** newest first */
  query: readonly number[]
  target: number
}

function testsOf(actions: Actions, cut: number): Test[] {
  const past = new Map<number, number[]>()
  const tests: Test[] = []
  for (let row = 0; row < actions.items.length; row++) {
    const customer = actions.customers[row]!
    const query = past.get(customer) ?? []
    const target = actions.items[row]!
    if (query[0] === target) continue
    if (row >= cut && query.length > 0) tests.push({ query, target })
    past.set(customer, [target, ...query.slice(0, 19)])
  }
  const step = Math.max(1, Math.ceil(tests.length / MOST))
  return tests.filter((_, at) => at % step === 0)
}

function meanReciprocalRank(lists: NeighbourLists, decay: number, tests: readonly Test[]): number {
  const tally = new Tally(lists.scales.length)
  let sum = 0
  for (const { query, target } of tests) {
    scoreByLists(lists, query, decay, tally)
    const scores = tally.take(null, Infinity)
    scores.delete(query[0]!)
    const own = scores.get(target)
    if (own === undefined) continue
    let rank = 1
    for (const [item, score] of scores) if (item !== target && score >= own) rank++
    if (rank <= 20) sum += 1 / rank
  }
  return sum / tests.length
}

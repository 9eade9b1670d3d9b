import { sequencesBy, type Actions } from './actions.ts'
import { askedItems, heldBackTests, HELD_BACK, type HeldBackTest } from './heldBack.ts'
import { scoreByLists, type NeighbourLists } from './neighbourLists.ts'
import { buildRidge, ridgeSettings, SOME_SOURCES, type RidgeSettings } from './sequentialRidge.ts'
import { Tally } from './tally.ts'
import { buildRules, ruleSettings } from './sequentialRules.ts'

export type PresetName = keyof typeof ruleSettings

const FEWEST = 50
const MOST = 1000

/** Targets of the linear model that tell the presets apart: a build is to be quick. */
const SOME_TARGETS = 2000

/**
 * Which settings fit this shop: sequential rules and the linear model learn from the older nine tenths and are judged by
 * MRR@20 of the next item on the newest tenth, together. With too little to judge, by the shape of the data: visits of
 * several products are clicks.
 */
export function choosePreset(actions: Actions, count: number): PresetName {
  const cut = Math.floor(actions.items.length * (1 - HELD_BACK))
  const tests = heldBackTests(actions, cut, MOST)
  const visits = sequencesBy(actions.visits, actions, cut)
  const histories = sequencesBy(actions.customers, actions, cut)
  if (tests.length < FEWEST) return visits.items.length >= 1.5 * (visits.offsets.length - 1) ? 'clicks' : 'purchases'
  const asked = askedItems(tests, count)
  const linearly = new Map<RidgeSettings, number>()
  let best: PresetName = 'clicks'
  let most = -1
  for (const preset of ['clicks', 'purchases', 'dense'] as const) {
    const rows = preset === 'clicks' ? visits : histories
    const rules = buildRules(rows, count, ruleSettings[preset], asked)
    const settings = ridgeSettings[preset]
    const linear =
      linearly.get(settings) ??
      meanReciprocalRank(
        buildRidge(rows, count, settings, { targets: SOME_TARGETS, sources: SOME_SOURCES, asked }),
        settings.decay,
        tests,
      )
    linearly.set(settings, linear)
    const value = meanReciprocalRank(rules, ruleSettings[preset].decay, tests) + linear
    if (value > most) [best, most] = [preset, value]
  }
  return best
}

function meanReciprocalRank(lists: NeighbourLists, decay: number, tests: readonly HeldBackTest[]): number {
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

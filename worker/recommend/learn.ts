import { actionKinds, sequencesBy, type Actions } from './actions.ts'
import { buildCopurchase, type Takes } from './copurchase.ts'
import type { NeighbourLists } from './neighbourLists.ts'
import { popularityWorth, rankByPopularity, type Popularity } from './popularity.ts'
import { choosePreset } from './choosePreset.ts'
import { buildSessionIndex, type SessionIndex } from './sessionKnn.ts'
import { buildRules, ruleSettings } from './sequentialRules.ts'

export interface Learnt {
  popularity: Popularity
  sessions: SessionIndex | null
  rules: { lists: NeighbourLists; preset: keyof typeof ruleSettings } | null
  copurchase: NeighbourLists | null
}

/** Everything that behaviour teaches, from the actions of the last weeks. `created`: seconds, per ordinal. */
export function learn(actions: Actions, created: Uint32Array, now: number): Learnt {
  const count = created.length
  const score = new Float32Array(count)
  for (let row = 0; row < actions.items.length; row++) {
    score[actions.items[row]!]! += popularityWorth(actionKinds[actions.kinds[row]!]!, now - actions.at[row]!)
  }
  const popularity = rankByPopularity(score, created)
  if (actions.items.length === 0) return { popularity, sessions: null, rules: null, copurchase: null }
  const visits = sequencesBy(actions.visits, actions)
  const histories = sequencesBy(actions.customers, actions)
  const preset = choosePreset(actions, count)
  const settings = ruleSettings[preset]
  return {
    popularity,
    sessions: buildSessionIndex(visits, count),
    rules: { lists: buildRules(preset === 'clicks' ? visits : histories, count, settings), preset },
    copurchase: buildCopurchase(takesOf(actions), count),
  }
}

/** Purchases count whole; what only went into a cart is a weaker sign that things belong together. */
const takeWeight = { viewed: 0, wished: 0, carted: 0.3, bought: 1 } as const

function takesOf(actions: Actions): Takes {
  const best = new Map<string, number>()
  for (let row = 0; row < actions.items.length; row++) {
    const weight = takeWeight[actionKinds[actions.kinds[row]!]!]
    if (weight === 0) continue
    const key = `${actions.customers[row]!} ${actions.items[row]!}`
    const known = best.get(key)
    if (known === undefined || takeWeight[actionKinds[actions.kinds[known]!]!] < weight) best.set(key, row)
  }
  const rows = [...best.values()].sort((a, b) => actions.customers[a]! - actions.customers[b]! || a - b)
  return {
    customers: Uint32Array.from(rows, (row) => actions.customers[row]!),
    items: Uint32Array.from(rows, (row) => actions.items[row]!),
    days: Float32Array.from(rows, (row) => (actions.at[row]! - actions.at[0]!) / 86_400_000),
    weights: Float32Array.from(rows, (row) => takeWeight[actionKinds[actions.kinds[row]!]!]),
  }
}

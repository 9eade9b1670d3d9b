import { sequencesBy, type Actions } from './actions.ts'
import { buildAdded } from './buildAdded.ts'
import { choosePreset, type PresetName } from './choosePreset.ts'
import { buildCopurchase } from './copurchase.ts'
import type { ContentScores } from './contentScores.ts'
import { fitPersonal, type BlendWeights } from './fitPersonal.ts'
import type { Items } from './items.ts'
import type { NeighbourLists } from './neighbourLists.ts'
import type { Popularity } from './popularity.ts'
import { learnPopularity, type AlsoLearnt } from './popularityLists.ts'
import { buildRidge, MOST_TARGETS, ridgeSettings } from './sequentialRidge.ts'
import { buildSessionIndex, sessionSettings, type SessionIndex } from './sessionKnn.ts'
import { buildRules, ruleSettings } from './sequentialRules.ts'
import { takesOf } from './takes.ts'

export interface Learnt {
  popularity: Popularity
  sessions: SessionIndex | null
  rules: NeighbourLists | null
  linear: NeighbourLists | null
  copurchase: NeighbourLists | null
  added: NeighbourLists | null
  preset: PresetName
  blend: BlendWeights | null
}

/** Fewer actions teach no weights. */
const FEWEST_FOR_LINEAR = 2000

/**
 * Everything that behaviour teaches, from the actions of the last weeks. `content`: what is like a history, for the weights
 * of the blend; without it they are the defaults.
 */
export function learn(
  actions: Actions,
  items: Pick<Items, 'created' | 'price'>,
  now: number,
  content: ContentScores | null = null,
  also: AlsoLearnt = {},
): Learnt {
  const count = items.created.length
  const popularity = learnPopularity(actions, items, now, also)
  if (actions.items.length === 0) {
    const nothing = { sessions: null, rules: null, linear: null, copurchase: null, added: null, blend: null }
    return { popularity, preset: 'clicks', ...nothing }
  }
  const visits = sequencesBy(actions.visits, actions)
  const histories = sequencesBy(actions.customers, actions)
  const preset = choosePreset(actions, count)
  const rows = preset === 'clicks' ? visits : histories
  const isEnough = actions.items.length >= FEWEST_FOR_LINEAR
  return {
    popularity,
    preset,
    sessions: buildSessionIndex(rows, count, sessionSettings[preset].sessions),
    rules: buildRules(rows, count, ruleSettings[preset]),
    linear: isEnough ? buildRidge(rows, count, ridgeSettings[preset], { targets: MOST_TARGETS }) : null,
    copurchase: buildCopurchase(takesOf(actions), count),
    added: buildAdded(actions, count),
    blend: content === null ? null : fitPersonal(actions, count, preset, content),
  }
}

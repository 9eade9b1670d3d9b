import * as v from 'valibot'
import { sequencesBy, type Actions } from './actions.ts'
import type { PresetName } from './choosePreset.ts'
import { askedItems, heldBackTests, HELD_BACK } from './heldBack.ts'
import type { ContentScores } from './contentScores.ts'
import { buildCopurchase } from './copurchase.ts'
import { fitBlend } from './fitBlend.ts'
import { scoreByLists } from './neighbourLists.ts'
import { buildRidge, MOST_TARGETS, ridgeSettings, SOME_SOURCES } from './sequentialRidge.ts'
import { buildSessionIndex, scoreBySessions, sessionSettings } from './sessionKnn.ts'
import { buildRules, ruleSettings } from './sequentialRules.ts'
import { takesOf } from './takes.ts'
import { Tally, type Scores } from './tally.ts'

/** Weights of the parts of `personal`, each part at sum 1. */
export interface BlendWeights {
  rules: number
  sknn: number
  linear: number
  content: number
  copurchase: number
}

/** Of a site whose own data is too little to choose by. */
export const defaultBlend: BlendWeights = { rules: 1, sknn: 0.3, linear: 0, content: 0.5, copurchase: 0.2 }

/** As a file's header states it; the defaults where it states none. */
export function blendFrom(meta: unknown): BlendWeights {
  const given = v.safeParse(Weights, meta)
  return given.success ? given.output : defaultBlend
}

const Weight = v.pipe(v.number(), v.minValue(0))
const Weights = v.object({ rules: Weight, sknn: Weight, linear: Weight, content: Weight, copurchase: Weight })

const FEWEST = 100
/** Candidates a part names, as when it serves. */
const LISTED = 120
/** Content reaches products that nobody met yet, which held-back behaviour can't show: it never leaves the blend. */
const LEAST_CONTENT = 0.1

/**
 * The blend's weights for a site, fitted on its own held-back last slice: every part learns from the older nine tenths and
 * is asked what came next. Null where too few tests are left to tell.
 */
export function fitPersonal(
  actions: Actions,
  count: number,
  preset: PresetName,
  content: ContentScores,
): BlendWeights | null {
  const cut = Math.floor(actions.items.length * (1 - HELD_BACK))
  const tests = heldBackTests(actions, cut, content.most)
  if (tests.length < FEWEST) return null
  const rows = sequencesBy(preset === 'clicks' ? actions.visits : actions.customers, actions, cut)
  const asked = askedItems(tests, count)
  const rules = buildRules(rows, count, ruleSettings[preset], asked)
  const sessions = buildSessionIndex(rows, count, sessionSettings[preset].sessions)
  const linear = buildRidge(rows, count, ridgeSettings[preset], { targets: MOST_TARGETS, sources: SOME_SOURCES, asked })
  const copurchase = buildCopurchase(takesOf(actions, cut), count, asked)
  const tally = new Tally(count)
  const taken = (add: () => void): Scores => {
    add()
    return tally.take(null, LISTED)
  }
  const fitted = fitBlend(
    tests.map(({ query, target }) => ({
      target,
      removed: new Set(query.slice(0, 1)),
      scores: [
        taken(() => scoreByLists(rules, query, ruleSettings[preset].decay, tally)),
        taken(() => scoreBySessions(sessions, query, sessionSettings[preset], tally)),
        taken(() => scoreByLists(linear, query, ridgeSettings[preset].decay, tally)),
        content.score(query),
        taken(() => scoreByLists(copurchase, query, 0.8, tally)),
      ],
    })),
    5,
  )
  const [rulesWeight = 0, sknn = 0, linearWeight = 0, contentWeight = 0, together = 0] = fitted.weights
  const most = Math.max(...fitted.weights)
  return {
    rules: rulesWeight,
    sknn,
    linear: linearWeight,
    content: Math.max(contentWeight, LEAST_CONTENT * most),
    copurchase: together,
  }
}

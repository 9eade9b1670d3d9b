import { ruleSettings, buildRules } from '../../worker/recommend/sequentialRules.ts'
import { buildRidge, ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { scoreByLists } from '../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { buildSessionIndex, scoreBySessions, sessionSettings } from '../../worker/recommend/sessionKnn.ts'
import { Tally, type Scores } from '../../worker/recommend/tally.ts'
import { attributeModel } from './attributeModel.ts'
import type { SequenceSet } from './sequenceFiles.ts'
import { transformerModel } from './transformerModel.ts'

export type PresetName = keyof typeof ruleSettings

/** Scores of a history (newest first) over all items, the past not yet removed. Asked one after the other. */
export type Score = (query: readonly number[]) => Scores

export interface SequenceModel {
  name: 'popular' | 'rules' | 'sknn' | 'linear' | 'transformer' | 'content'
  /** whether the blend may use it */
  inBlend: boolean
  /** whether it is named among a report's models */
  isReported: boolean
  /** Fits on `set.train` alone; `valid` only for choosing when to stop. Null: it has nothing to learn from here. */
  fit(set: SequenceSet, preset: PresetName, how: { fast: boolean; keep?: string }): Score | null | Promise<Score | null>
}

/** Candidates a model names: more than any rank that counts. */
const LISTED = 300

/** The shipping code of each model over one set's training histories. A new model is a file and a line here. */
export const sequenceModels: readonly SequenceModel[] = [
  {
    name: 'popular',
    inBlend: false,
    isReported: true,
    fit: ({ popularity, items }) => {
      const order = Array.from({ length: items }, (_, item) => item).toSorted((a, b) => popularity[b]! - popularity[a]!)
      const top: Scores = new Map(order.slice(0, 1000).map((item) => [item, popularity[item]!]))
      return () => new Map(top)
    },
  },
  {
    name: 'rules',
    inBlend: true,
    isReported: true,
    fit: (set, preset) => {
      const settings = ruleSettings[preset]
      const lists = buildRules(packSequences(set.train), set.items, settings)
      return byTally(set, (query, tally) => scoreByLists(lists, query.slice(0, 20), settings.decay, tally))
    },
  },
  {
    name: 'sknn',
    inBlend: true,
    isReported: true,
    fit: (set, preset) => {
      const settings = sessionSettings[preset]
      const index = buildSessionIndex(packSequences(set.train), set.items, settings.sessions)
      return byTally(set, (query, tally) => scoreBySessions(index, query, settings, tally))
    },
  },
  {
    name: 'linear',
    inBlend: true,
    isReported: true,
    fit: (set, preset) => {
      const settings = ridgeSettings[preset]
      const lists = buildRidge(packSequences(set.train), set.items, settings)
      return byTally(set, (query, tally) => scoreByLists(lists, query.slice(0, 50), settings.decay, tally))
    },
  },
  transformerModel,
  attributeModel,
]

function byTally(set: SequenceSet, add: (query: readonly number[], tally: Tally) => void): Score {
  const tally = new Tally(set.items)
  return (query) => {
    add(query, tally)
    return tally.take(null, LISTED)
  }
}

import { addShare } from '../../worker/recommend/addShare.ts'
import type { PresetName } from '../../worker/recommend/choosePreset.ts'
import { fitBlend, type BlendTest } from '../../worker/recommend/fitBlend.ts'
import { scoreByLists } from '../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { buildRidge, ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { buildRules, ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import {
  buildSessionIndex,
  scoreBySessions,
  sessionSettings,
  type SessionSettings,
} from '../../worker/recommend/sessionKnn.ts'
import { Tally, type Scores } from '../../worker/recommend/tally.ts'
import { rankOf, type Judged } from './judge.ts'
import type { SessionSet } from './sessionFiles.ts'

/** The shipping code over one set's training visits; queries newest first. */
export interface SessionModels {
  sknn(query: readonly number[], settings?: SessionSettings): Scores
  rules(query: readonly number[]): Scores
  /** built when first asked: the only one that takes its time */
  linear(query: readonly number[]): Scores
  popular(): Scores
  popularity: Float64Array
}

/** `repeats`: an item may be the next click after itself, as in logs that keep such clicks. */
export function sessionModels(
  train: SessionSet['train'],
  items: number,
  repeats: boolean,
  preset: PresetName = 'clicks',
): SessionModels {
  const visits = packSequences(train)
  const popularity = new Float64Array(items)
  for (const item of visits.items) popularity[item]!++
  const settings = { ...ruleSettings[preset], repeats }
  const lists = buildRules(visits, items, settings)
  const index = buildSessionIndex(visits, items)
  const tally = new Tally(items)
  const top = [...popularity.keys()].toSorted((a, b) => popularity[b]! - popularity[a]!).slice(0, 100)
  const taken = (add: () => void): Scores => {
    add()
    return tally.take(null, Infinity)
  }
  let ridge: ReturnType<typeof buildRidge> | undefined
  return {
    popularity,
    popular: () => new Map(top.map((item) => [item, popularity[item]!])),
    sknn: (query, how = sessionSettings[preset]) => taken(() => scoreBySessions(index, query, how, tally)),
    rules: (query) => taken(() => scoreByLists(lists, query.slice(0, 20), settings.decay, tally)),
    linear(query) {
      ridge ??= buildRidge(visits, items, ridgeSettings[preset])
      const { decay } = ridgeSettings[preset]
      return taken(() => scoreByLists(ridge!, query.slice(0, 50), decay, tally))
    },
  }
}

/** Share of the training visits, the newest, that choose settings and weights. */
const HELD_BACK = 0.1
const MOST_TESTS = 3000
const presets = ['clicks', 'purchases', 'dense'] as const

export interface SessionBlend {
  preset: PresetName
  /** of rules, sknn and linear */
  weights: readonly number[]
}

/** Settings and weights for a log, chosen on the newest tenth of its own training visits; then fit on all of them. */
export function chooseBlend(set: Pick<SessionSet, 'train' | 'items'>, repeats: boolean): SessionBlend {
  const cut = Math.floor(set.train.length * (1 - HELD_BACK))
  const tests = prefixesOf(set.train.slice(cut), MOST_TESTS)
  const older = set.train.slice(0, cut)
  const asked = (models: SessionModels, parts: readonly ('rules' | 'sknn' | 'linear')[]): BlendTest[] =>
    tests.map(({ prefix, target }) => {
      const query = prefix.toReversed()
      const removed = new Set(repeats ? [] : query.slice(0, 1))
      return { target, removed, scores: parts.map((part) => models[part](query)) }
    })
  const tried = presets.map((preset) => {
    const models = sessionModels(older, set.items, repeats, preset)
    return { preset, models, ndcg: fitBlend(asked(models, ['rules']), 1).ndcg }
  })
  const [best] = tried.toSorted((a, b) => b.ndcg - a.ndcg)
  const { weights } = fitBlend(asked(best!.models, ['rules', 'sknn', 'linear']), 3)
  return { preset: best!.preset, weights }
}

function prefixesOf(visits: SessionSet['train'], most: number): { prefix: number[]; target: number }[] {
  const all = visits.flatMap((visit) =>
    visit.slice(1).map((target, at) => ({ prefix: visit.slice(0, at + 1), target })),
  )
  const step = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, at) => at % step === 0)
}

/** Parts at sum 1 each, weighted. `removed` has no share. */
export function blended(parts: readonly Scores[], weights: readonly number[], removed?: number): Scores {
  const scores: Scores = new Map()
  for (const [at, part] of parts.entries()) {
    if (weights[at] === 0) continue
    if (removed !== undefined) part.delete(removed)
    addShare(scores, part, weights[at]!)
  }
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
    const values = Float64Array.from(scores.values()).sort()
    const least = values.at(-20) ?? 0
    for (const [item, score] of scores) if (score >= least) covered.add(item)
    return rankOf(scores, target, popularity)
  })
  return { n: tests.length, ranks, covered: covered.size }
}

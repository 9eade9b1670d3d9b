import { fitBlend, type BlendTest, type FittedBlend } from '../../worker/recommend/fitBlend.ts'
import { addShare } from '../../worker/recommend/addShare.ts'
import { ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import type { Scores } from '../../worker/recommend/tally.ts'
import { rankOf, type Judged } from './judge.ts'
import type { SequenceSet } from './sequenceFiles.ts'
import { sequenceModels, type PresetName, type Score, type SequenceModel } from './sequenceModels.ts'

const presets = ['purchases', 'dense', 'clicks'] as const
/** One validation user in four chooses settings and weights. */
const EACH = 4

export interface JudgedSet {
  preset: PresetName
  models: ReadonlyMap<string, { judged: Judged; seconds: number }>
  /** of the blend, by model */
  weights: Readonly<Record<string, number>>
  /** users whose target was seen fewer than 5 times in training */
  rare: readonly boolean[]
}

/** Fits every model once on the training part, settings and blend on validation, and ranks each test item. */
export async function judgeSequences(
  set: SequenceSet,
  how: { fast: boolean; keep?: string; without?: readonly SequenceModel['name'][] },
): Promise<JudgedSet> {
  const { preset: chosen, ready } = await choosePreset(set)
  const fitted: { model: SequenceModel; score: Score; seconds: number }[] = []
  for (const model of sequenceModels) {
    if (how.without?.includes(model.name)) continue
    const startedAt = performance.now()
    const score = ready.get(model.name) ?? (await model.fit(set, chosen, how))
    if (score !== null) fitted.push({ model, score, seconds: (performance.now() - startedAt) / 1000 })
  }
  const blended = fitted.filter(({ model }) => model.inBlend)
  const fit = fitBlend(validationTests(set, blended), blended.length)
  const models = judgeAll(
    set,
    fitted,
    blended.map(({ model }) => model.name),
    fit,
  )
  return {
    preset: chosen,
    models,
    weights: Object.fromEntries(blended.map(({ model }, at) => [model.name, fit.weights[at]!])),
    rare: set.test.flatMap((target) => (target === undefined ? [] : [set.popularity[target]! < 5])),
  }
}

interface Choice {
  preset: PresetName
  /** models of that preset, already fitted */
  ready: ReadonlyMap<string, Score>
}

/** As the product does (choosePreset.ts): by rules and linear model on held-back rows, never by the set's name. */
async function choosePreset(set: SequenceSet): Promise<Choice> {
  const judged = new Map<string, { score: Score; ndcg: number }>()
  let best: Choice = { preset: 'purchases', ready: new Map() }
  let most = -1
  for (const preset of presets) {
    let sum = 0
    const ready = new Map<string, Score>()
    for (const [name, settings] of [
      ['rules', ruleSettings[preset]],
      ['linear', ridgeSettings[preset]],
    ] as const) {
      // Presets share settings: what was judged once isn't fitted again.
      const key = `${name} ${JSON.stringify(settings)}`
      let one = judged.get(key)
      if (one === undefined) {
        const score = (await sequenceModels.find((model) => model.name === name)!.fit(set, preset, { fast: true }))!
        one = { score, ndcg: fitBlend(validationTests(set, [{ score }]), 1).ndcg }
        judged.set(key, one)
      }
      ready.set(name, one.score)
      sum += one.ndcg
    }
    if (sum > most) [best, most] = [{ preset, ready }, sum]
  }
  return best
}

function validationTests(set: SequenceSet, parts: readonly { score: Score }[]): BlendTest[] {
  const tests: BlendTest[] = []
  for (const [user, history] of set.train.entries()) {
    const target = set.valid[user]
    if (user % EACH !== 0 || target === undefined) continue
    const query = history.toReversed()
    tests.push({ scores: parts.map(({ score }) => score(query)), removed: new Set(query), target })
  }
  return tests
}

/** One pass over the users: each model's scores are worked out once, ranked, and added to the blend. */
function judgeAll(
  set: SequenceSet,
  fitted: readonly { model: SequenceModel; score: Score; seconds: number }[],
  blended: readonly string[],
  fit: FittedBlend,
): JudgedSet['models'] {
  const rows = [...fitted.map(({ model }) => model.name), 'blend'].map((name) => ({
    name,
    ranks: [] as number[],
    covered: new Set<number>(),
    seconds: fitted.find(({ model }) => model.name === name)?.seconds ?? 0,
  }))
  const add = (row: (typeof rows)[number], scores: Scores, target: number, startedAt: number) => {
    for (const item of bestOf(scores, 20)) row.covered.add(item)
    row.ranks.push(rankOf(scores, target, set.popularity))
    row.seconds += (performance.now() - startedAt) / 1000
  }
  for (const [user, history] of set.train.entries()) {
    const target = set.test[user]
    if (target === undefined) continue
    const query = [...history, set.valid[user]!].toReversed()
    const all: Scores = new Map()
    for (const [at, { model, score }] of fitted.entries()) {
      const startedAt = performance.now()
      const scores = score(query)
      for (const item of query) scores.delete(item) // removed before the sum: what may not be shown has no share
      add(rows[at]!, scores, target, startedAt)
      const weight = fit.weights[blended.indexOf(model.name)] ?? 0
      if (weight > 0) addShare(all, scores, weight)
    }
    add(rows.at(-1)!, all, target, performance.now())
  }
  return new Map(
    rows.map(({ name, ranks, covered, seconds }) => [
      name,
      { judged: { n: ranks.length, ranks, covered: covered.size }, seconds },
    ]),
  )
}

/** The `most` best, in any order. */
function bestOf(scores: Scores, most: number): number[] {
  if (scores.size <= most) return [...scores.keys()]
  const least = Float64Array.from(scores.values()).sort().at(-most)!
  return [...scores].filter(([, score]) => score >= least).map(([item]) => item)
}

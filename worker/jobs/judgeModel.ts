import { fitBlend } from '../recommend/fitBlend.ts'
import type { ModelScore } from '../recommend/decideRelease.ts'
import { popularHead, shareOf } from '../recommend/popularHead.ts'
import { scoreByLists } from '../recommend/neighbourLists.ts'
import type { SequenceReader } from '../recommend/sequenceReader.ts'
import { rulesInParts, ruleSettings } from '../recommend/sequentialRules.ts'
import { Tally, type Scores } from '../recommend/tally.ts'
import type { TrainingSet } from '../train/trainingSet.ts'
import type { HeldBack } from './prepareTraining.ts'

const TOP = 10
/** Predictions that choose the weight: the search goes over them many times. */
const MOST_FOR_WEIGHT = 400
const LISTED = 120

/** Scores of one held-back history: over all items, or the candidates that a model names. */
type Ask = (test: number) => Scores
/** the most popular tenth of the products */
type Head = ReadonlySet<number>

/**
 * NDCG@10 and HR@10 of what came next, over all products but the one just seen (ties lose), the products shown, and the
 * share of places that goes to the most popular ones.
 */
async function judge(tests: HeldBack, ask: Ask, head: Head, pause: () => Promise<void>): Promise<ModelScore> {
  const shown = new Set<number>()
  const places: number[] = []
  let hits = 0
  let gain = 0
  const count = tests.targets.length
  for (let test = 0; test < count; test++) {
    if (test % 20 === 19) await pause()
    const scores = ask(test)
    const own = scores.get(tests.targets[test]!) ?? 0
    let rank = 1
    for (const [item, score] of scores) if (score >= own && item !== tests.targets[test]) rank++
    const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, TOP)
    for (const [item] of best) {
      shown.add(item)
      places.push(item)
    }
    if (own > 0 && rank <= TOP) {
      hits++
      gain += 1 / Math.log2(1 + rank)
    }
  }
  return {
    ndcg: gain / Math.max(1, count),
    hr: hits / Math.max(1, count),
    covered: shown.size,
    head: shareOf(head, places),
  }
}

const newestOf = (tests: HeldBack, test: number): number => tests.items[tests.offsets[test + 1]! - 1]!

/** The likeliest of a reader, the product just seen left out. */
function bySequence(reader: SequenceReader, tests: HeldBack): Ask {
  const allowed = new Uint32Array((reader.count + 31) >>> 5).fill(0xffffffff)
  return (test) => {
    const history = Array.from({ length: tests.offsets[test + 1]! - tests.offsets[test]! }, (_, at) => {
      const place = tests.offsets[test]! + at
      const [kind = 0, gap = 0, dwell = 0] = tests.signals.subarray(place * 3, place * 3 + 3)
      return { ordinal: tests.items[place]!, signals: [kind, gap, dwell] as const }
    })
    const newest = newestOf(tests, test)
    allowed[newest >>> 5]! &= ~(1 << (newest & 31))
    const best = reader.best(history, allowed, LISTED)
    allowed[newest >>> 5]! |= 1 << (newest & 31)
    return best
  }
}

/** Sequential rules learnt from the same histories: the better of their settings, which the gate is to beat. */
async function byRules(set: TrainingSet, tests: HeldBack, head: Head, pause: () => Promise<void>) {
  let best: { score: ModelScore; ask: Ask } | null = null
  for (const settings of Object.values(ruleSettings)) {
    const parts = rulesInParts(set.sequences, set.items, settings)
    let next = parts.next()
    for (; next.done !== true; next = parts.next()) await pause()
    const lists = next.value
    const tally = new Tally(set.items)
    const ask: Ask = (test) => {
      const history = [...tests.items.subarray(tests.offsets[test], tests.offsets[test + 1])].toReversed()
      scoreByLists(lists, history.slice(0, 20), settings.decay, tally)
      const scores = tally.take(null, LISTED)
      scores.delete(newestOf(tests, test))
      return scores
    }
    const score = await judge(tests, ask, head, pause)
    if (best === null || score.ndcg > best.score.ndcg) best = { score, ask }
  }
  return best!
}

export interface Judgement {
  candidate: ModelScore
  rules: ModelScore
  live: ModelScore | null
  weight: number
  /** share of the most popular tenth in what came next */
  chosenHead: number
}

/** A model, the rules and the live model on the same held-back predictions, and the weight that fits best beside the rules. */
export async function judgeModel(
  set: TrainingSet,
  tests: HeldBack,
  candidate: SequenceReader,
  live: SequenceReader | null,
  pause: () => Promise<void>,
): Promise<Judgement> {
  const head = popularHead(set.sequences.items, set.items)
  const rules = await byRules(set, tests, head, pause)
  const ask = bySequence(candidate, tests)
  const step = Math.max(1, Math.ceil(tests.targets.length / MOST_FOR_WEIGHT))
  const asked = []
  for (let test = 0; test < tests.targets.length; test += step) {
    const scores = [rules.ask(test), ask(test)]
    asked.push({ scores, removed: new Set([newestOf(tests, test)]), target: tests.targets[test]! })
    if (asked.length % 20 === 0) await pause()
  }
  const [rulesWeight = 1, weight = 1] = fitBlend(asked, 2).weights
  return {
    candidate: await judge(tests, ask, head, pause),
    rules: rules.score,
    live: live === null ? null : await judge(tests, bySequence(live, tests), head, pause),
    // Both ends bounded: what one period finds useless another may need.
    weight: Math.min(4, Math.max(0.25, weight / Math.max(rulesWeight, 0.01))),
    chosenHead: shareOf(head, tests.targets),
  }
}

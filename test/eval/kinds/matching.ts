import { existsSync } from 'node:fs'
import path from 'node:path'
import { hashEmbedder } from '../../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../../worker/catalog/embedLsa.ts'
import { joinEmbedders } from '../../../worker/catalog/embedder.ts'
import { indexTexts, nearestTexts } from '../../../worker/catalog/matchTexts.ts'
import { matchTextOf, readMatching, titleOf, type MatchRecord, type MatchSet } from '../matchingFiles.ts'
import { needed, type EvalKind, type TableOptions } from '../kind.ts'
import type { Row } from '../table.ts'

const LISTED = 60

/** One thing in two shops: every match looked for among all right-hand records. */
export const matching: EvalKind = {
  name: 'matching',
  usage: '--dir D',
  judge: (options) => {
    const set = readMatching(needed(matching, options, 'dir'))
    const metrics = (ranks: readonly number[]) =>
      Object.fromEntries(['hit@1', 'hit@5', 'hit@10', 'mrr'].map((metric) => [metric, mean(ranks, metric)]))
    const { titles, records } = catalogRanks(set, titleVectors(set), () => true)
    return {
      catalog: metrics(titles),
      'catalog, equal titles lose': metrics(records),
      duplicates: metrics(finderRanks(set, () => true)),
    }
  },
  parts: [{ name: 'walmart-amazon', rows: matchingRows }],
}

function matchingRows({ data }: TableOptions): Row[] {
  const folder = path.join(data, 'catalogs/walmart-amazon')
  if (!existsSync(folder)) return []
  const set = readMatching(folder)
  const vectors = titleVectors(set)
  const unjudged = { 'hit@1': undefined, 'hit@10': undefined }
  const startedAt = performance.now()
  const all = catalogRanks(set, vectors, () => true)
  const test = catalogRanks(set, vectors, isTest)
  const seconds = (performance.now() - startedAt) / 1000
  return [
    row('catalog, titles', all.titles, seconds, { 'hit@1': 0.69, 'hit@10': 0.96, mrr: undefined }),
    // Settings were chosen on the other matches.
    row('catalog, titles, test matches alone', test.titles, seconds, unjudged),
    row('catalog, equal titles lose', all.records, seconds, unjudged),
    row('catalog, equal titles lose, test matches alone', test.records, seconds, unjudged),
    timed('catalog, same category', () => sameCategory(set.right, vectors), { 'share@10': 0.51 }),
    timed('duplicates, all fields', () => finderRanks(set, () => true), {
      'hit@1': 0.78,
      'hit@5': 0.98,
      mrr: undefined,
    }),
    timed('duplicates, test matches alone', () => finderRanks(set, isTest), { 'hit@1': undefined, 'hit@5': undefined }),
  ]
}

const isTest = (set: string) => set === 'test'

type Bars = Readonly<Record<string, number | undefined>>

function timed(model: string, judge: () => readonly number[], bars: Bars): Row {
  const startedAt = performance.now()
  const ranks = judge()
  return row(model, ranks, (performance.now() - startedAt) / 1000, bars)
}

function row(model: string, ranks: readonly number[], seconds: number, bars: Bars): Row {
  const values = Object.entries(bars).map(([metric, bar]) => ({
    metric,
    value: mean(ranks, metric),
    error: errorOf(ranks, metric),
    ...(bar === undefined ? {} : { bar }),
  }))
  return { set: 'walmart-amazon', model, n: ranks.length, values, seconds }
}

interface Vectors {
  dims: number
  left: Float32Array
  right: Float32Array
}

/** LSA learnt on all titles together, beside hashing: no label is used. */
function titleVectors({ left, right }: MatchSet): Vectors {
  const textOf = (record: MatchRecord) => ({ title: titleOf(record), all: titleOf(record) })
  const texts = [...left, ...right].map(textOf)
  const words = learnWords(texts.length, (at) => texts[at]!)
  const embedder = joinEmbedders(
    words === null ? [hashEmbedder(null, 192)] : [lsaEmbedder(words), hashEmbedder(rarityOf(words), 192)],
  )
  const embed = (records: readonly MatchRecord[]) => embedder.embed(records.map(textOf))
  return { dims: embedder.dims, left: embed(left), right: embed(right) }
}

const cosine = (a: Float32Array, i: number, b: Float32Array, j: number, dims: number): number => {
  let sum = 0
  for (let dim = 0; dim < dims; dim++) sum += a[i * dims + dim]! * b[j * dims + dim]!
  return sum
}

interface TitleRanks {
  /** 1 + other titles that score as much or more: records of one title are one to whom titles are all */
  titles: number[]
  /** 1 + other records, those of the very same title too */
  records: number[]
}

/** Rank = 1 + others that score as much or more: ties lose. */
function catalogRanks({ right, pairs }: MatchSet, vectors: Vectors, isJudged: (set: string) => boolean): TitleRanks {
  const titles = right.map(titleOf)
  const out: TitleRanks = { titles: [], records: [] }
  for (const pair of pairs) {
    if (!pair.isMatch || !isJudged(pair.set)) continue
    const scoreOf = (at: number) => cosine(vectors.left, pair.left, vectors.right, at, vectors.dims)
    const own = { title: titles[pair.right]!, score: scoreOf(pair.right) }
    let [byTitle, byRecord] = [1, 1]
    for (const [at, title] of titles.entries()) {
      if (at === pair.right || scoreOf(at) < own.score) continue
      byRecord++
      if (title !== own.title) byTitle++
    }
    out.titles.push(byTitle)
    out.records.push(byRecord)
  }
  return out
}

/** The shop's own duplicate finder: what it doesn't list is missed. */
function finderRanks({ left, right, pairs }: MatchSet, isJudged: (set: string) => boolean): number[] {
  const index = indexTexts(right.map(matchTextOf))
  return pairs
    .filter(({ isMatch, set }) => isMatch && isJudged(set))
    .map((pair) => {
      const found = nearestTexts(index, matchTextOf(left[pair.left]!), LISTED)
      const own = found.find(({ at }) => at === pair.right)
      return own === undefined
        ? Infinity
        : found.reduce((rank, { at, score }) => rank + (at !== pair.right && score >= own.score ? 1 : 0), 1)
    })
}

/** Of every third record whose category has six or more, the share of its ten nearest that are of its category. */
function sameCategory(records: readonly MatchRecord[], { dims, right }: Vectors): number[] {
  const sizes = new Map<string, number>()
  for (const { category = '' } of records) sizes.set(category, (sizes.get(category) ?? 0) + 1)
  const known = records.flatMap(({ category = '' }, at) => (category !== '' && sizes.get(category)! >= 6 ? [at] : []))
  return known
    .filter((_, at) => at % 3 === 0)
    .map((asked) => {
      const near = known
        .filter((at) => at !== asked)
        .map((at) => ({ at, score: cosine(right, asked, right, at, dims) }))
        .toSorted((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, 10)
      return near.filter(({ at }) => records[at]!['category'] === records[asked]!['category']).length / 10
    })
}

/** `hit@k` and `mrr` of ranks; a share is its own value. */
function valueOf(metric: string): (rank: number) => number {
  if (metric === 'mrr') return (rank) => 1 / rank
  if (metric.startsWith('share')) return (share) => share
  const k = Number(metric.split('@')[1])
  return (rank) => (rank <= k ? 1 : 0)
}

const mean = (ranks: readonly number[], metric: string): number =>
  ranks.reduce((sum, rank) => sum + valueOf(metric)(rank), 0) / ranks.length

function errorOf(ranks: readonly number[], metric: string): number {
  const average = mean(ranks, metric)
  const value = valueOf(metric)
  return Math.sqrt(ranks.reduce((sum, rank) => sum + (value(rank) - average) ** 2, 0) / ranks.length / ranks.length)
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { needed, type EvalKind, type TableOptions } from '../kind.ts'
import { metricsOf } from '../judge.ts'
import { readSequences } from '../sequenceFiles.ts'
import { judgeSequences, type JudgedSet } from '../sequenceJudge.ts'
import { sequenceModels } from '../sequenceModels.ts'
import { rowOf, type Row } from '../table.ts'

/** Next item of a long history, leave-one-out over all items, the past removed. */
export const sequences: EvalKind = {
  name: 'sequences',
  usage: '--file F [--attributes A]',
  judge: async (options) => {
    const set = readSequences(needed(sequences, options, 'file'), options.attributes)
    const judged = await judgeSequences(set, { fast: false })
    const isReported = (name: string) =>
      name === 'blend' || sequenceModels.some((model) => model.name === name && model.isReported)
    return Object.fromEntries(
      [...judged.models]
        .filter(([name]) => isReported(name))
        .map(([name, { judged: one }]) => {
          const metrics = metricsOf(one)
          return [name, { ...metrics, 'coverage@20': metrics['coverage@20']! / set.items }]
        }),
    )
  },
  parts: ['Beauty', 'LastFM'].map((name) => ({ name, rows: (options) => rowsOf(name, options) })),
}

type Bars = Readonly<Record<string, Readonly<Record<string, { hr: number; ndcg: number; published?: string[] }>>>>

/** RECOMMEND.md's bars: HR@10, NDCG@10. */
const bars: Bars = {
  Beauty: {
    rules: { hr: 0.083, ndcg: 0.052, published: ['.0647', '.0327'] },
    sknn: { hr: 0.071, ndcg: 0.042 },
    linear: { hr: 0.082, ndcg: 0.052 },
    blend: { hr: 0.085, ndcg: 0.054 },
  },
  LastFM: { blend: { hr: 0.098, ndcg: 0.053, published: ['.0743', '.0427'] } },
}
/** The transformer after six passes in the fast rows, after all of them in the full ones, and what the blend makes of it. */
const fastBars: Bars = { Beauty: { transformer: { hr: 0.064, ndcg: 0.034, published: ['.0605', '.0318'] } } }
const fullBars: Bars = {
  Beauty: {
    transformer: { hr: 0.098, ndcg: 0.058, published: ['.0928', '.0523'] },
    blend: { hr: 0.104, ndcg: 0.063, published: ['.0928', '.0523'] },
  },
}

async function rowsOf(name: string, { data, fast, keep }: TableOptions): Promise<Row[]> {
  const folder = path.join(data, 'sequences')
  const file = path.join(folder, `${name}.txt`)
  if (!existsSync(file)) return []
  const set = readSequences(file, path.join(folder, `${name}_item2attributes.json`))
  const judged = await judgeSequences(set, { fast, ...(keep === undefined ? {} : { keep }) })
  return [...judged.models].flatMap(([model, { judged: one, seconds }]) => {
    const bar = (fast ? fastBars : fullBars)[name]?.[model] ?? bars[name]?.[model]
    if (bar === undefined) return []
    const [hr, ndcg] = bar.published ?? []
    const label = model === 'blend' ? `blend ${describe(judged)}` : model
    return [
      rowOf(
        name,
        label,
        one,
        [
          { metric: 'hr@10', bar: bar.hr, ...(hr === undefined ? {} : { published: hr }) },
          { metric: 'ndcg@10', bar: bar.ndcg, ...(ndcg === undefined ? {} : { published: ndcg }) },
        ],
        seconds,
      ),
      ...(model === 'blend' ? [rareRow(name, label, judged, one.ranks, seconds)] : []),
    ]
  })
}

const describe = ({ preset, weights }: JudgedSet): string =>
  `(${preset}: ${Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .map(([model, weight]) => `${model} ${weight}`)
    .join(', ')})`

/** Targets seen fewer than five times in training: no bar, but the place where popular lists fail. */
function rareRow(set: string, model: string, judged: JudgedSet, all: readonly number[], seconds: number): Row {
  const ranks = all.filter((_, at) => judged.rare[at])
  return rowOf(`${set}, seen < 5 times`, model, { n: ranks.length, ranks, covered: 0 }, [{ metric: 'hr@10' }], seconds)
}

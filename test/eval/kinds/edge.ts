import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { trainTransformer } from '../../../cli/trainTransformer.ts'
import { quantise } from '../../../worker/recommend/sequenceModel.ts'
import { makeSequenceReader } from '../../../worker/recommend/sequenceReader.ts'
import { packSequences } from '../../../worker/recommend/sequences.ts'
import { edgeSettings } from '../../../worker/train/settings.ts'
import { packAttributes, predictionsOf } from '../../../worker/train/trainingSet.ts'
import type { EvalKind } from '../kind.ts'
import type { Judged } from '../judge.ts'
import { readSequences } from '../sequenceFiles.ts'
import { rowOf, type Row } from '../table.ts'

/** What a training in the Durable Object may cost in all its slices. */
const MOST_CPU_S = 300

/** The transformer as the edge trains it: one thread, sampled softmax, the loop and the bits of the Durable Object's slices. */
export const edge: EvalKind = {
  name: 'edge',
  parts: [
    {
      name: 'Beauty on the edge',
      isSlow: true,
      rows: async ({ data }) => {
        const file = path.join(data, 'sequences/Beauty.txt')
        return existsSync(file) ? [await beautyRow(file)] : []
      },
    },
  ],
}

async function beautyRow(file: string): Promise<Row> {
  const startedAt = performance.now()
  const set = readSequences(file, file.replace('.txt', '_item2attributes.json'))
  const sequences = packSequences(set.train)
  const attributes = packAttributes(set.attributes, 1 + Math.max(...set.attributes.map((own) => Math.max(-1, ...own))))
  const settings = edgeSettings({ items: set.items, predictions: predictionsOf(sequences) })
  const before = process.cpuUsage()
  const trained = await trainTransformer(sequences, set.items, attributes, settings, { threads: 1 })
  const { user, system } = process.cpuUsage(before)
  const wasm = readFileSync(path.join(import.meta.dirname, '../../../worker/recommend/kernels/sequence.wasm'))
  const model = { count: set.items, ...quantise(trained.vectors), weights: trained.weights }
  const reader = makeSequenceReader(new WebAssembly.Module(wasm), model)
  const ranks = set.train.flatMap((history, row) => {
    const target = set.test[row]
    return target === undefined ? [] : [rankBy(reader, [...history, set.valid[row]!], target)]
  })
  const judged: Judged = { n: ranks.length, ranks, covered: 0 }
  const row = rowOf(
    'Beauty, on the edge',
    `transformer, ${settings.epochs} epochs, K ${settings.negatives}`,
    judged,
    [
      { metric: 'hr@10', bar: 0.089 },
      { metric: 'ndcg@10', bar: 0.051 },
    ],
    (performance.now() - startedAt) / 1000,
  )
  const cpuS = (user + system) / 1e6
  const spare = { metric: `${MOST_CPU_S} s / CPU s`, value: MOST_CPU_S / cpuS, error: 0, bar: 1 }
  return { ...row, values: [...row.values, spare] }
}

/** Among all items but the past. */
function rankBy(reader: ReturnType<typeof makeSequenceReader>, history: readonly number[], target: number): number {
  const logits = reader.logits(history.map((ordinal) => ({ ordinal })))
  const past = new Set(history)
  let rank = 1
  for (const [item, logit] of logits.entries()) {
    if (item !== target && logit >= logits[target]! && !past.has(item)) rank++
  }
  return past.has(target) ? Infinity : rank
}

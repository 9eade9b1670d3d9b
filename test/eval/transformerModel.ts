import { readFileSync } from 'node:fs'
import path from 'node:path'
import { progressBar } from '../../cli/progressBar.ts'
import { trainTransformer } from '../../cli/trainTransformer.ts'
import { scoreTransformer } from '../../worker/recommend/scoreTransformer.ts'
import { quantise } from '../../worker/recommend/sequenceModel.ts'
import { makeSequenceReader } from '../../worker/recommend/sequenceReader.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { packAttributes } from '../../worker/train/trainingSet.ts'
import type { SequenceModel } from './sequenceModels.ts'

/** Candidates it names: its shares fall slowly. */
const LISTED = 500
/** Six passes against sampled items: what a run in CI has time for. */
const fastSettings = { epochs: 6, tokens: 256, negatives: 256 } as const

/** The sequence transformer as `npm run train` trains it, read from int8 rows by the reader that ships. */
export const transformerModel: SequenceModel = {
  name: 'transformer',
  inBlend: true,
  isReported: true,
  fit: async (set, _preset, { fast, keep }) => {
    const attributes =
      set.attributes.length === 0
        ? null
        : packAttributes(set.attributes, 1 + set.attributes.flat().reduce((most, one) => Math.max(most, one), -1))
    const bar = progressBar(process.stderr)
    const trained = await trainTransformer(packSequences(set.train), set.items, attributes, fast ? fastSettings : {}, {
      ...(keep === undefined || fast ? {} : { checkpoint: path.join(keep, `transformer-${set.items}.checkpoint`) }),
      onProgress: ({ progress, steps, loss }) =>
        bar.show('transformer', progress.step + 1, steps, `  loss ${loss.toFixed(3)}`),
    })
    bar.end()
    const { rows, scales } = quantise(trained.vectors)
    const wasm = readFileSync(path.join(import.meta.dirname, '../../worker/recommend/kernels/sequence.wasm'))
    const model = { count: set.items, rows, scales, weights: trained.weights }
    const reader = makeSequenceReader(new WebAssembly.Module(wasm), model)
    return (query) => scoreTransformer(reader, query, new Set(query), LISTED)
  },
}

import path from 'node:path'
import * as v from 'valibot'
import { root } from './bootstrap.mjs'

export const MODEL_NAME = 'e5-small-ml-q8'
export const MODEL_DIMS = 384

/** A pretrained model that turns sentences into vectors (models/NOTICE.md). */
export interface SentenceModel {
  /** texts × 384, each of length 1. Texts of like length go faster. */
  embed(texts: readonly string[]): Promise<Float32Array>
}

const Output = v.object({ data: v.instance(Float32Array), dims: v.array(v.number()) })

/**
 * Loads the weights in models/ by transformers.js, which is an optional package: without it a sentence that tells how to
 * install it. Nothing is fetched. The model was trained to see "passage: " before a text.
 */
export async function loadSentenceModel(): Promise<SentenceModel | string> {
  const library = await import('@huggingface/transformers').catch(() => null)
  if (library === null) {
    return (
      'npm run embed needs transformers.js: ' +
      'ONNXRUNTIME_NODE_INSTALL=skip npm i --no-save @huggingface/transformers@4.3.1'
    )
  }
  const { env, pipeline } = library
  env.allowRemoteModels = false
  env.localModelPath = `${path.join(root, 'models')}/`
  const extract = await pipeline('feature-extraction', MODEL_NAME, {
    dtype: 'q8',
    session_options: { intraOpNumThreads: 1 },
  })
  return {
    async embed(texts) {
      const passages = texts.map((text) => `passage: ${text}`)
      const output: unknown = await extract(passages, { pooling: 'mean', normalize: true })
      const { data, dims } = v.parse(Output, output)
      if (dims[0] !== texts.length || dims[1] !== MODEL_DIMS)
        throw new Error(`${MODEL_NAME} answered ${dims.join(' x ')}`)
      return data
    },
  }
}

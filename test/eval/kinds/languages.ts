import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadSentenceModel, MODEL_DIMS } from '../../../cli/sentenceModel.ts'
import { catalog } from '../../../demo/catalog/catalog.ts'
import { hashEmbedder } from '../../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../../worker/catalog/embedLsa.ts'
import { joinEmbedders, type Embedder, type EmbeddingText } from '../../../worker/catalog/embedder.ts'
import { readStaticTable, staticEmbedder } from '../../../worker/catalog/embedStatic.ts'
import { packTable, tableEmbedder } from '../../../worker/catalog/embedTable.ts'
import { fitProjection, project } from '../../../worker/catalog/projectVectors.ts'
import { crossLanguageHits } from '../../catalog/crossLanguageHits.ts'
import { genericTexts } from '../../catalog/genericProducts.ts'
import type { EvalKind } from '../kind.ts'
import type { Row } from '../table.ts'

const PCA_DIMS = 128
const LEFT_OUT = [0, 1, 2, 3, 4]
const BAR = 0.7

/** One product in three languages: how often its nearest in the other language is itself, by title alone. */
export const languages: EvalKind = {
  name: 'languages',
  parts: [{ name: 'languages', rows: languageRows }],
}

async function languageRows(): Promise<Row[]> {
  const third = catalog().products.filter((_, at) => at % 3 === 0)
  const shop = third.flatMap(({ title }) => [title.en, title.pl, title.uk])
  return [...(await rowsOf('60 products', genericTexts, BAR)), ...(await rowsOf('sample shop', shop))]
}

/** `titles`: English, Polish, Ukrainian of each product. */
async function rowsOf(set: string, titles: readonly string[], bar?: number): Promise<Row[]> {
  const texts = titles.map((title) => ({ title, all: title }))
  const row = (model: string, embedder: Embedder, of: readonly EmbeddingText[] = texts): Row => {
    const startedAt = performance.now()
    const hits = crossLanguageHits(embedder.embed(of), embedder.dims)
    const n = titles.length / 3
    const values = Object.entries(hits).map(([metric, value]) => ({
      metric,
      value,
      error: Math.sqrt((value * (1 - value)) / n),
      ...(bar === undefined || !judged.has(model) ? {} : { bar }),
    }))
    return { set, model, n, values, seconds: (performance.now() - startedAt) / 1000 }
  }
  const pretrained = staticEmbedder(readTable(), PCA_DIMS)
  const untyped = texts.map((text) => ({ ...text, type: '' }))
  const model = await loadSentenceModel()
  if (typeof model === 'string') console.error(`e5-small-ml-q8 left out: ${model}`)
  const raw = typeof model === 'string' ? null : await model.embed(titles)
  return [
    row('static', shipped(pretrained, texts)),
    row('static, without types', shipped(pretrained, untyped), untyped),
    row('static-e5ml alone', pretrained),
    row('catalog', shipped(null, texts)),
    row('catalog, without types', shipped(null, untyped), untyped),
    ...(raw === null
      ? []
      : [
          row('transformers', shipped(sentences(titles, raw), texts)),
          row('e5 alone', sentences(titles, raw)),
          ...LEFT_OUT.map((axes) => row(`e5 alone, ${axes} axes left out`, sentences(titles, raw, axes))),
        ]),
  ]
}

const judged = new Set(['static', 'catalog', 'transformers', 'e5 alone'])

/** A model beside the shop's own words, or these alone, as an index is made. */
function shipped(model: Embedder | null, texts: readonly EmbeddingText[]): Embedder {
  const words = learnWords(texts.length, (at) => texts[at]!)!
  const own = [lsaEmbedder(words), hashEmbedder(rarityOf(words), model === null ? 192 : 64)]
  return joinEmbedders(model === null ? own : [model, ...own])
}

/** The table that `npm run embed` would bring. */
function sentences(titles: readonly string[], raw: Float32Array, leftOut?: number): Embedder {
  const vectors = project(fitProjection(raw, titles.length, MODEL_DIMS, PCA_DIMS, leftOut), raw)
  return tableEmbedder({ ...packTable(titles, vectors, PCA_DIMS), id: 'e5', dims: PCA_DIMS }, [])
}

function readTable() {
  const models = path.join(import.meta.dirname, '../../../models')
  const file = readFileSync(path.join(models, 'static-e5ml.bin'))
  return readStaticTable(new Uint8Array(file).buffer, readFileSync(path.join(models, 'static-e5ml.vocab.txt'), 'utf8'))
}

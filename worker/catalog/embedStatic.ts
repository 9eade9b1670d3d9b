import { unitRow, type Embedder } from './embedder.ts'
import { unigramTokenizer, type UnigramTokenizer } from './unigramTokenizer.ts'

const UNKNOWN = 3

/** The pretrained multilingual table `static-e5ml`: a vector per piece of a word, SIF weight inside its scale. */
export interface StaticTable {
  dims: number
  scales: Float32Array
  /** rows × dims */
  values: Int8Array
  tokenizer: UnigramTokenizer
}

/** Reads "AST1", u32 rows, u32 dims, u32 0, f32 scores, f32 scales, int8 rows. Throws for anything else. */
export function readStaticTable(file: ArrayBuffer, vocabulary: string): StaticTable {
  const view = new DataView(file)
  if (file.byteLength < 16 || view.getUint32(0, true) !== 0x31545341) throw new TypeError('No AST1 embedding table')
  const count = view.getUint32(4, true)
  const dims = view.getUint32(8, true)
  if (file.byteLength !== 16 + 8 * count + count * dims) throw new TypeError('The AST1 embedding table is cut off')
  const pieces = vocabulary.split('\n').slice(0, count)
  if (pieces.length !== count)
    throw new TypeError(`The vocabulary has ${pieces.length} pieces, the table ${count} rows`)
  return {
    dims,
    scales: new Float32Array(file, 16 + 4 * count, count),
    values: new Int8Array(file, 16 + 8 * count, count * dims),
    tokenizer: unigramTokenizer(pieces, new Float32Array(file, 16, count)),
  }
}

/** The first `dims` columns alone work too: they hold most of the variance. */
export function staticEmbedder(table: StaticTable, dims = table.dims): Embedder {
  return {
    id: `static-e5ml-${dims}`,
    dims,
    languages: ['en', 'pl', 'uk', 'ru'],
    embed(texts) {
      const out = new Float32Array(texts.length * dims)
      for (const [row, { title }] of texts.entries()) {
        for (const token of table.tokenizer.tokenize(title)) {
          if (token === UNKNOWN) continue
          const by = table.scales[token]!
          for (let dim = 0; dim < dims; dim++) out[row * dims + dim]! += by * table.values[token * table.dims + dim]!
        }
        unitRow(out, row, dims)
      }
      return out
    },
  }
}

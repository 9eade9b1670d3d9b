import { unitRow, type Embedder } from './embedder.ts'
import { hashText } from './textFeatures.ts'

/** Vectors that a model made elsewhere, by the hash of the text they stand for. */
export interface VectorTable {
  /** "e5-small-ml-q8@3fa0c1": the model and this table; two tables are two spaces */
  id: string
  dims: number
  /** two hashes of each text, sorted by both: 64 bits tell a million texts apart */
  high: Uint32Array
  low: Uint32Array
  /** texts × dims */
  values: Int8Array
  scales: Float32Array
}

export const textKey = (text: string): { high: number; low: number } => ({
  high: hashText(text, 31),
  low: hashText(text, 32),
})

/** `vectors`: texts × dims. Texts that come twice are kept once. */
export function packTable(
  texts: readonly string[],
  vectors: Float32Array,
  dims: number,
): Omit<VectorTable, 'id' | 'dims'> {
  const seen = new Set<string>()
  const rows = texts
    .map((text, row) => ({ ...textKey(text), row }))
    .filter(({ high, low }) => {
      const key = `${high} ${low}`
      return seen.has(key) ? false : seen.add(key)
    })
    .toSorted((a, b) => a.high - b.high || a.low - b.low)
  const values = new Int8Array(rows.length * dims)
  const scales = new Float32Array(rows.length)
  for (const [at, { row }] of rows.entries()) {
    let most = 0
    for (let dim = 0; dim < dims; dim++) most = Math.max(most, Math.abs(vectors[row * dims + dim]!))
    scales[at] = most / 127
    for (let dim = 0; dim < dims; dim++) {
      values[at * dims + dim] = most === 0 ? 0 : Math.round((vectors[row * dims + dim]! / most) * 127)
    }
  }
  return {
    high: Uint32Array.from(rows, ({ high }) => high),
    low: Uint32Array.from(rows, ({ low }) => low),
    values,
    scales,
  }
}

/**
 * Looks texts up. One that the model has not seen has the zero vector: joined to the shop's own words it is found by those
 * alone, never by a vector of another space.
 */
export const tableEmbedder = (table: VectorTable, languages: readonly string[]): Embedder => ({
  id: table.id,
  dims: table.dims,
  languages,
  embed(texts) {
    const { dims } = table
    const out = new Float32Array(texts.length * dims)
    for (const [row, { title }] of texts.entries()) {
      const at = findText(table, title)
      if (at < 0) continue
      for (let dim = 0; dim < dims; dim++) out[row * dims + dim] = table.scales[at]! * table.values[at * dims + dim]!
      unitRow(out, row, dims)
    }
    return out
  },
})

/** Its row, or -1. */
export function findText({ high, low }: Pick<VectorTable, 'high' | 'low'>, text: string): number {
  const key = textKey(text)
  let from = 0
  let to = high.length - 1
  while (from <= to) {
    const middle = (from + to) >>> 1
    const order = high[middle]! - key.high || low[middle]! - key.low
    if (order === 0) return middle
    if (order < 0) from = middle + 1
    else to = middle - 1
  }
  return -1
}

/** What is wrong with a table that came from outside; null for a sound one. */
export function faultOf(table: Omit<VectorTable, 'id'>): string | null {
  const { dims, high, low, values, scales } = table
  const count = high.length
  if (count === 0) return 'it holds no vectors'
  if (dims < 16 || dims > 512 || dims % 16 !== 0) return `dims is ${dims}, not a multiple of 16 up to 512`
  if (low.length !== count || scales.length !== count || values.length !== count * dims) {
    return 'its sections are of different lengths'
  }
  for (let at = 1; at < count; at++) {
    if ((high[at]! - high[at - 1]! || low[at]! - low[at - 1]!) <= 0) return 'its texts are not sorted, or come twice'
  }
  for (let at = 0; at < count; at++) {
    const scale = scales[at]!
    if (!Number.isFinite(scale) || scale < 0) return `vector ${at} has the scale ${scale}`
    let sum = 0
    for (let dim = 0; dim < dims; dim++) sum += (scale * values[at * dims + dim]!) ** 2
    if (sum !== 0 && Math.abs(Math.sqrt(sum) - 1) > 0.02)
      return `vector ${at} has length ${Math.sqrt(sum).toFixed(3)}, not 1`
  }
  return null
}

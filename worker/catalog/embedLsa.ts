import { CONCEPT_WEIGHT, conceptsOf } from './conceptsOf.ts'
import { unitRow, type Embedder, type EmbeddingText } from './embedder.ts'
import { topSingular, type Sparse } from './randomisedSvd.ts'
import { hashText, wordsOf } from './textFeatures.ts'

export const LSA_DIMS = 64
const PREFIX = 5
const PREFIX_WEIGHT = 0.5
/** Rare words tell products apart: more than plain idf says (docs/embedders.md has the numbers). */
const IDF_POWER = 1.5
/** A word that more texts share than this tells little and is left out beyond it: the rarest of the frequent go last. */
const MOST_TERMS = 60_000
/** Words are learnt from this many texts, evenly chosen: memory and time stay bounded, every text is embedded. */
const MOST_TEXTS = 30_000

const FEWEST = 16

/** Latent semantic vectors of words by the hash of the word: rows of int8 with one scale each, idf inside. */
export interface WordTable {
  /** sorted */
  hashes: Uint32Array
  values: Int8Array
  scales: Float32Array
  /** how much each word says, and last what a word says that no two texts share: ln(texts / texts with it) */
  idf: Float32Array
}

/** Feature hashes of a text with their weight: words 1, five-letter beginnings .5, concepts .7, repeats damped. */
function featuresOf(text: EmbeddingText): Map<number, number> {
  const features = new Map<number, number>()
  const add = (hash: number, weight: number) => features.set(hash, (features.get(hash) ?? 0) + weight)
  for (const word of wordsOf(text.all)) {
    add(hashText(word, 3), 1)
    if (word.length > PREFIX) add(hashText(word.slice(0, PREFIX), 4), PREFIX_WEIGHT)
  }
  for (const [hash, weight] of features) if (weight > 1) features.set(hash, 1 + Math.log(weight))
  for (const concept of conceptsOf(text)) add(hashText(concept, 3), CONCEPT_WEIGHT)
  return features
}

/**
 * Learns word vectors from a shop's own texts: tf-idf (words of two texts or more), randomised SVD to 64, U S^.5. The SVD
 * takes no power iterations: what its random projection keeps of the rarer words finds the same product again.
 * Null where there is too little text to learn from. `text(i)` is asked once per text.
 */
export function learnWords(count: number, text: (at: number) => EmbeddingText): WordTable | null {
  const step = Math.max(1, Math.ceil(count / MOST_TEXTS))
  const texts: Map<number, number>[] = []
  for (let at = 0; at < count; at += step) texts.push(featuresOf(text(at)))
  const frequency = new Map<number, number>()
  for (const features of texts) for (const hash of features.keys()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
  const kept = [...frequency.entries()].filter(([, df]) => df >= 2)
  kept.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const hashes = Uint32Array.from(kept.slice(0, MOST_TERMS), ([hash]) => hash).sort()
  if (hashes.length < FEWEST || texts.length < FEWEST) return null
  const plain = Float32Array.from(hashes, (hash) => Math.log(texts.length / frequency.get(hash)!) + 1e-3)
  const idf = plain.map((value) => value ** IDF_POWER)
  const matrix = weigh(texts, hashes, idf)
  const { right, singular } = topSingular(matrix, hashes.length, LSA_DIMS, 0)
  const table: WordTable = {
    hashes,
    values: new Int8Array(hashes.length * LSA_DIMS),
    scales: new Float32Array(hashes.length),
    idf: Float32Array.from([...plain, Math.log(texts.length)]),
  }
  const row = new Float32Array(LSA_DIMS)
  for (let term = 0; term < hashes.length; term++) {
    let most = 0
    for (let dim = 0; dim < LSA_DIMS; dim++) {
      // A text's x V S^-.5 is its row of U S^.5: the same for texts that came later.
      row[dim] = (idf[term]! * right[term * LSA_DIMS + dim]!) / Math.sqrt(Math.max(singular[dim]!, 1e-6))
      most = Math.max(most, Math.abs(row[dim]!))
    }
    table.scales[term] = most / 127
    for (let dim = 0; dim < LSA_DIMS; dim++) {
      table.values[term * LSA_DIMS + dim] = most === 0 ? 0 : Math.round((row[dim]! / most) * 127)
    }
  }
  return table
}

function weigh(texts: readonly Map<number, number>[], hashes: Uint32Array, idf: Float32Array): Sparse {
  const terms = new Map(Array.from(hashes, (hash, term) => [hash, term]))
  const offsets = new Uint32Array(texts.length + 1)
  const columns: number[] = []
  const values: number[] = []
  for (const [at, features] of texts.entries()) {
    const start = values.length
    let sum = 0
    for (const [hash, weight] of features) {
      const term = terms.get(hash)
      if (term === undefined) continue
      const value = weight * idf[term]!
      columns.push(term)
      values.push(value)
      sum += value * value
    }
    const by = sum === 0 ? 0 : 1 / Math.sqrt(sum)
    for (let value = start; value < values.length; value++) values[value]! *= by
    offsets[at + 1] = values.length
  }
  return { rows: texts.length, offsets, columns: Uint32Array.from(columns), values: Float32Array.from(values) }
}

export const lsaEmbedder = (table: WordTable): Embedder => ({
  id: 'lsa64-types',
  dims: LSA_DIMS,
  languages: [],
  embed(texts: readonly EmbeddingText[]) {
    const out = new Float32Array(texts.length * LSA_DIMS)
    for (const [row, text] of texts.entries()) {
      for (const [hash, weight] of featuresOf(text)) {
        const term = find(table.hashes, hash)
        if (term < 0) continue
        const by = weight * table.scales[term]!
        for (let dim = 0; dim < LSA_DIMS; dim++) {
          out[row * LSA_DIMS + dim]! += by * table.values[term * LSA_DIMS + dim]!
        }
      }
      unitRow(out, row, LSA_DIMS)
    }
    return out
  },
})

/** How much a word says in the texts that the table was learnt from. */
export const rarityOf =
  ({ hashes, idf }: WordTable): ((word: string) => number) =>
  (word) => {
    const at = find(hashes, hashText(word, 3))
    return idf[at < 0 ? hashes.length : at]!
  }

function find(hashes: Uint32Array, hash: number): number {
  let low = 0
  let high = hashes.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = hashes[middle]!
    if (value === hash) return middle
    if (value < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}

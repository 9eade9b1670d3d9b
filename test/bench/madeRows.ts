import { makeRows, quantiseRow, type Rows } from '../../worker/recommend/knn.ts'

const DIMS = 256
/** As the default embedder joins them, each of length 1: pretrained, learnt from the shop's words, hashed. */
const parts = [128, 64, 64] as const
/** Products of one line share most words: colours and sizes of a thing. */
const LINE = 6
const COMMON_WORDS = 4000
const OWN_WORDS = 60
const DEPARTMENTS = 20

export interface MadeRows {
  rows: Rows
  /** of each product */
  categories: Uint16Array
}

/**
 * Vectors like those of a real catalog: sums of the vectors of nine words, most of them of the product's line and category,
 * some of all the shop; a category's words lean to its topic and its department's. Held against 6,812 titles of
 * Walmart-Amazon by the default embedder (histories of 20 random products; real / made): cosine to a row .13 / .12, to the
 * 16th best .50 / .53, to the 160th .31 / .31; of all rows a scan for 16 multiplies 2.0 % / 1.2 % whole, one for 160
 * 26 % / 25 %. `next`: a number below.
 */
export function madeRows(count: number, next: (below: number) => number): MadeRows {
  const chance = () => (next(2 ** 24) + 0.5) / 2 ** 24
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  /** length about `by` */
  const random = (dims: number, by: number) =>
    Float32Array.from({ length: dims }, () => (by / Math.sqrt(dims)) * normal())
  /** the n-th about as often as 1 / n */
  const rare = (below: number) => Math.floor(below ** chance())
  const most = Math.round(4 * Math.sqrt(count))
  const language = random(parts[0], 0.2)
  const departments = Array.from({ length: DEPARTMENTS }, () => [random(parts[0], 0.5), random(parts[1], 0.5)] as const)
  const topics = Array.from({ length: most }, () => {
    const [first, second] = departments[rare(DEPARTMENTS)]!
    return [sumOf(first, random(parts[0], 0.5)), sumOf(second, random(parts[1], 1))] as const
  })
  const words = new Map<number, readonly Float32Array[]>()
  const vectorsOf = (word: number) => {
    let known = words.get(word)
    if (known !== undefined) return known
    const topic = word < COMMON_WORDS ? null : topics[Math.floor((word - COMMON_WORDS) / OWN_WORDS)]!
    const meaning = sumOf(random(parts[0], 1), language)
    const latent = random(parts[1], 0.5)
    const hashed = new Float32Array(parts[2])
    // the word itself in four buckets, its parts in more
    for (let bucket = 0; bucket < 28; bucket++) hashed[next(parts[2])]! += (next(2) * 2 - 1) * (bucket < 4 ? 1 : 0.25)
    known = topic === null ? [meaning, latent, hashed] : [sumOf(meaning, topic[0]), sumOf(latent, topic[1]), hashed]
    words.set(word, known)
    return known
  }
  const wordsOf = (category: number, own: number, common: number) => [
    ...Array.from({ length: own }, () => COMMON_WORDS + category * OWN_WORDS + rare(OWN_WORDS)),
    ...Array.from({ length: common }, () => rare(COMMON_WORDS)),
  ]
  const lines = Array.from({ length: Math.ceil(count / LINE) }, () => {
    const category = Math.floor(most * chance() ** 2)
    return { category, title: wordsOf(category, 3, 3) }
  })
  const rows = makeRows(count, DIMS)
  const categories = new Uint16Array(count)
  for (let row = 0; row < count; row++) {
    const { category, title } = lines[next(lines.length)]!
    categories[row] = category
    quantiseRow(joined([...title, ...wordsOf(category, 1, 2)], vectorsOf), rows, row)
  }
  return { rows, categories }
}

function sumOf(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, dim) => value + b[dim]!)
}

/** Each part the sum of its words, rare ones heavier, at equal lengths. */
function joined(words: readonly number[], vectorsOf: (word: number) => readonly Float32Array[]): Float32Array {
  const vector = new Float32Array(DIMS)
  let start = 0
  for (const [part, dims] of parts.entries()) {
    const own = vector.subarray(start, start + dims)
    for (const word of words) {
      const weight = word < COMMON_WORDS ? 0.4 + (0.6 * Math.log(1 + word)) / Math.log(COMMON_WORDS) : 1
      const from = vectorsOf(word)[part]!
      for (let dim = 0; dim < dims; dim++) own[dim]! += weight * from[dim]!
    }
    const length = Math.sqrt(parts.length * own.reduce((sum, value) => sum + value * value, 0))
    for (let dim = 0; dim < dims; dim++) own[dim]! /= length
    start += dims
  }
  return vector
}

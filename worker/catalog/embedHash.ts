import { unitRow, type Embedder } from './embedder.ts'
import { hashText, wordsOf } from './textFeatures.ts'

const DIMS = 64
const BUCKETS = 4
const GRAM_WEIGHT = 0.25

/**
 * Signed hashing of title words and their 3-5-grams, four buckets each: any language, no weights to learn. `rarity` weighs
 * a word and its grams where the shop's texts tell how much it says; without it all words count alike.
 */
export const hashEmbedder = (rarity: ((word: string) => number) | null = null): Embedder => ({
  id: rarity === null ? 'hash64' : 'hash64-idf',
  dims: DIMS,
  languages: [],
  embed(texts) {
    const out = new Float32Array(texts.length * DIMS)
    for (const [row, { title }] of texts.entries()) {
      const weights = new Map<number, number>()
      const add = (feature: number, weight: number) => weights.set(feature, (weights.get(feature) ?? 0) + weight)
      for (const word of wordsOf(title)) {
        const weight = rarity?.(word) ?? 1
        add(hashText(word, 21), weight)
        const padded = `<${word}>`
        for (let size = 3; size <= 5; size++) {
          for (let at = 0; at + size <= padded.length; at++) {
            add(hashText(padded.slice(at, at + size), 22), GRAM_WEIGHT * weight)
          }
        }
      }
      for (const [feature, weight] of weights) scatter(out, row * DIMS, feature, weight)
      unitRow(out, row, DIMS)
    }
    return out
  },
})

function scatter(out: Float32Array, start: number, feature: number, weight: number): void {
  let bits = feature
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    // 7 bits a bucket: six say where, one says the sign
    out[start + (bits & 63)]! += (bits & 64) === 0 ? weight : -weight
    bits = bucket === 2 ? Math.imul(feature, 0x9e3779b1) >>> 0 : bits >>> 7
  }
}

import { CONCEPT_WEIGHT, conceptsOf } from './conceptsOf.ts'
import { unitRow, type Embedder } from './embedder.ts'
import { hashText, wordsOf } from './textFeatures.ts'

const BUCKETS = 4
const GRAM_WEIGHT = 0.25
const PAIR_WEIGHT = 0.6

/**
 * Signed hashing of title words, their 3-5-grams, neighbouring words written as one ("wi-fi" is "wifi", "galaxy s 4" is near
 * "galaxy s4") and what the thing is, four buckets each: any language, no weights to learn. `rarity` weighs a word and its grams where the
 * shop's texts tell how much it says; without it all words count alike.
 */
export const hashEmbedder = (rarity: ((word: string) => number) | null = null, dims = 64): Embedder => ({
  id: `hash${dims}-pairs-types${rarity === null ? '' : '-idf'}`,
  dims,
  languages: [],
  embed(texts) {
    const out = new Float32Array(texts.length * dims)
    for (const [row, text] of texts.entries()) {
      const weights = new Map<number, number>()
      const add = (feature: number, weight: number) => weights.set(feature, (weights.get(feature) ?? 0) + weight)
      const words = wordsOf(text.title)
      const rarities = words.map((word) => rarity?.(word) ?? 1)
      for (const [place, word] of words.entries()) {
        const weight = rarities[place]!
        add(hashText(word, 21), weight)
        const next = words[place + 1]
        if (next !== undefined) add(hashText(word + next, 21), PAIR_WEIGHT * Math.min(weight, rarities[place + 1]!))
        const padded = `<${word}>`
        for (let size = 3; size <= 5; size++) {
          for (let at = 0; at + size <= padded.length; at++) {
            add(hashText(padded.slice(at, at + size), 22), GRAM_WEIGHT * weight)
          }
        }
      }
      for (const concept of conceptsOf(text)) add(hashText(concept, 21), CONCEPT_WEIGHT * (rarity?.(concept) ?? 1))
      for (const [feature, weight] of weights) scatter(out, row * dims, dims, feature, weight)
      unitRow(out, row, dims)
    }
    return out
  },
})

function scatter(out: Float32Array, start: number, dims: number, feature: number, weight: number): void {
  let bits = feature
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    // the lowest bit says the sign, the others where
    bits = Math.imul(bits ^ (bits >>> 16), 0x9e3779b1)
    bits = (bits ^ (bits >>> 15)) >>> 0
    out[start + ((bits >>> 1) % dims)]! += (bits & 1) === 0 ? weight : -weight
  }
}

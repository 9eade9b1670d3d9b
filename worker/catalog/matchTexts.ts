import { hashText, wordsOf } from './textFeatures.ts'

/** What tells one product from another in words. Any of them may be empty. */
export interface MatchText {
  title: string
  brand: string
  /** the maker's own number */
  model: string
}

export interface Match {
  at: number
  /** 0 to 1: cosine of tf-idf vectors */
  score: number
}

/** A model number names the thing itself. Both weights: docs/evaluation.md. */
const MODEL_WEIGHT = 1.5
const GRAM_WEIGHT = 0.4
/** A word of more texts than this brings no candidate alone: it would bring half the shop. */
const COMMON = 1500
const CANDIDATES = 60
const BUCKETS = 1 << 18

/** Texts made comparable: idf of all their words, and for each rare word the texts that hold it. */
export interface MatchIndex {
  texts: readonly MatchText[]
  /** per word: its texts, and their weights in unit vectors of words alone */
  postings: ReadonlyMap<number, { texts: Uint32Array; weights: Float32Array }>
  words: ReadonlyMap<number, number>
  /** texts per letter gram, by the last 18 bits of its hash */
  grams: Uint32Array
  /** reused between searches: one sum a text */
  sums: Float32Array
}

/** Letters and digits of a model number alone: "SF16N4/TQP" and "sf16n4 tqp" are one. */
export const squashed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Words by hash with their weight: a word that is said twice counts once, at its highest. */
function wordFeatures({ title, brand, model }: MatchText): Map<number, number> {
  const features = new Map<number, number>()
  const add = (word: string, weight: number) => {
    const hash = hashText(word, 11)
    features.set(hash, Math.max(features.get(hash) ?? 0, weight))
  }
  for (const word of wordsOf(title)) add(word, 1)
  for (const word of wordsOf(brand)) add(word, 1)
  const whole = squashed(model)
  if (whole.length > 2) add(whole, MODEL_WEIGHT)
  for (const word of wordsOf(model)) if (word.length > 1) add(word, MODEL_WEIGHT)
  return features
}

function gramFeatures({ title, brand, model }: MatchText): Set<number> {
  const grams = new Set<number>()
  for (const word of new Set([...wordsOf(title), ...wordsOf(brand), ...wordsOf(model), squashed(model)])) {
    if (word === '') continue
    const padded = `<${word}>`
    for (let size = 3; size <= 4; size++) {
      for (let at = 0; at + size <= padded.length; at++) grams.add(hashText(padded.slice(at, at + size), 12) % BUCKETS)
    }
  }
  return grams
}

const idf = (count: number, df: number): number => Math.log(1 + count / (0.5 + df))

/** Reads all texts twice: once to count, once to weigh. */
export function indexTexts(texts: readonly MatchText[]): MatchIndex {
  const words = new Map<number, number>()
  const grams = new Uint32Array(BUCKETS)
  for (const text of texts) {
    for (const hash of wordFeatures(text).keys()) words.set(hash, (words.get(hash) ?? 0) + 1)
    for (const gram of gramFeatures(text)) grams[gram]!++
  }
  const building = new Map<number, { texts: number[]; weights: number[] }>()
  for (const [at, text] of texts.entries()) {
    for (const [hash, weight] of unitWords(words, texts.length, text)) {
      if (words.get(hash)! > COMMON) continue
      let posting = building.get(hash)
      if (posting === undefined) building.set(hash, (posting = { texts: [], weights: [] }))
      posting.texts.push(at)
      posting.weights.push(weight)
    }
  }
  const postings = new Map(
    Array.from(building, ([hash, { texts, weights }]) => [
      hash,
      { texts: Uint32Array.from(texts), weights: Float32Array.from(weights) },
    ]),
  )
  return { texts, postings, words, grams, sums: new Float32Array(texts.length) }
}

function unitWords(words: ReadonlyMap<number, number>, count: number, text: MatchText): Map<number, number> {
  const weighed = new Map<number, number>()
  let sum = 0
  for (const [hash, weight] of wordFeatures(text)) {
    const value = weight * idf(count, words.get(hash) ?? 0)
    weighed.set(hash, value)
    sum += value * value
  }
  const by = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  for (const [hash, value] of weighed) weighed.set(hash, value * by)
  return weighed
}

/**
 * The texts most like `text`, best first, ties in their order. The 60 that share the most weight of words are compared
 * again by words and letter grams together. `least`: a likeness of words below it is not looked at.
 */
export function nearestTexts(index: MatchIndex, text: MatchText, most: number, least = 0): Match[] {
  const { sums, postings } = index
  const touched: number[] = []
  for (const [hash, weight] of unitWords(index.words, index.texts.length, text)) {
    const posting = postings.get(hash)
    if (posting === undefined) continue
    for (let k = 0; k < posting.texts.length; k++) {
      const at = posting.texts[k]!
      if (sums[at] === 0) touched.push(at)
      sums[at]! += weight * posting.weights[k]!
    }
  }
  const near = touched.filter((at) => sums[at]! >= least)
  near.sort((a, b) => sums[b]! - sums[a]! || a - b)
  for (const at of touched) sums[at] = 0
  const own = unitFeatures(index, text)
  return near
    .slice(0, CANDIDATES)
    .map((at) => ({ at, score: cosine(own, unitFeatures(index, index.texts[at]!)) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
}

/** Words, and letter grams under keys of their own. */
function unitFeatures(index: MatchIndex, text: MatchText): Map<number, number> {
  const count = index.texts.length
  const features = new Map<number, number>()
  let sum = 0
  const add = (key: number, value: number) => {
    features.set(key, value)
    sum += value * value
  }
  for (const [hash, weight] of wordFeatures(text)) add(hash, weight * idf(count, index.words.get(hash) ?? 0))
  for (const gram of gramFeatures(text)) add(-1 - gram, GRAM_WEIGHT * idf(count, index.grams[gram]!))
  const by = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  for (const [key, value] of features) features.set(key, value * by)
  return features
}

function cosine(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const [key, value] of a) sum += value * (b.get(key) ?? 0)
  return Math.min(1, sum)
}

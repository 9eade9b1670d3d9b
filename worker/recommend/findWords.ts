import type { Index } from './index.ts'
import { titleAt } from './index.ts'

interface Postings {
  /** hashed words, rising */
  words: Uint32Array
  /** of word w: ordinals[starts[w], starts[w + 1]) */
  starts: Uint32Array
  ordinals: Uint32Array
}

/** Inflected languages end words differently: the first letters count too. */
const STEM = 5
const STEM_WORTH = 0.6
const MOST_WORDS = 12
const MOST_FOUND = 400

const built = new WeakMap<Index['catalog'], Postings>()
const answers = new WeakMap<Index['catalog'], Map<string, readonly Found[]>>()

export interface Found {
  ordinal: number
  score: number
}

/**
 * Products whose titles (in all languages), brands and categories hold the words of a query, rarest words first; whole
 * words weigh 1, their first five letters .6. The word index is made at the first search of an index version.
 */
export function findWords(index: Index, query: string): readonly Found[] {
  const key = query.trim().toLowerCase().slice(0, 256)
  let known = answers.get(index.catalog)
  if (known === undefined) answers.set(index.catalog, (known = new Map()))
  let found = known.get(key)
  if (found === undefined) {
    if (known.size >= 200) known.clear()
    known.set(key, (found = look(index, key)))
  }
  return found
}

function look(index: Index, query: string): Found[] {
  let postings = built.get(index.catalog)
  if (postings === undefined) built.set(index.catalog, (postings = build(index)))
  const sums = new Map<number, number>()
  for (const word of wordsOf(query).slice(0, MOST_WORDS)) {
    for (const [term, worth] of termsOf(word)) {
      const at = placeOf(postings.words, hash(term))
      if (at < 0) continue
      const start = postings.starts[at]!
      const end = postings.starts[at + 1]!
      const idf = worth * Math.log(1 + index.count / (end - start))
      for (let place = start; place < end; place++) {
        const ordinal = postings.ordinals[place]!
        sums.set(ordinal, (sums.get(ordinal) ?? 0) + idf)
      }
    }
  }
  return [...sums]
    .map(([ordinal, score]) => ({ ordinal, score }))
    .sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
    .slice(0, MOST_FOUND)
}

function build(index: Index): Postings {
  const languages = [...new Set([...index.base.items.titles.keys(), ...(index.live?.rows?.titles.keys() ?? [])])]
  const pairs: number[] = []
  const seen = new Set<number>()
  for (let ordinal = 0; ordinal < index.count; ordinal++) {
    seen.clear()
    const texts = languages.map((language) => titleAt(index, ordinal, language))
    texts.push(index.brands[index.brand[ordinal]!] ?? '')
    texts.push(...Object.values(index.categories[index.category[ordinal]!]?.names ?? {}))
    for (const word of wordsOf(texts.join(' '))) {
      for (const [term] of termsOf(word)) {
        const code = hash(term)
        if (seen.has(code)) continue
        seen.add(code)
        pairs.push(code * 2 ** 20 + ordinal)
      }
    }
  }
  const sorted = Float64Array.from(pairs).sort()
  const words: number[] = []
  const starts: number[] = []
  const ordinals = new Uint32Array(sorted.length)
  for (let at = 0; at < sorted.length; at++) {
    const code = Math.floor(sorted[at]! / 2 ** 20)
    if (code !== words.at(-1)) {
      words.push(code)
      starts.push(at)
    }
    ordinals[at] = sorted[at]! % 2 ** 20
  }
  starts.push(sorted.length)
  return { words: Uint32Array.from(words), starts: Uint32Array.from(starts), ordinals }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function* termsOf(word: string): Generator<[string, number]> {
  yield [word, 1]
  if (word.length > STEM) yield [`${word.slice(0, STEM)}*`, STEM_WORTH]
}

/** FNV-1a, 32 bits. */
function hash(term: string): number {
  let code = 0x811c9dc5
  for (let at = 0; at < term.length; at++) code = Math.imul(code ^ term.charCodeAt(at), 0x01000193)
  return code >>> 0
}

function placeOf(sorted: Uint32Array, code: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle]!
    if (value === code) return middle
    if (value < code) low = middle + 1
    else high = middle - 1
  }
  return -1
}

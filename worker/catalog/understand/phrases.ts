import { wordsOf } from '../textFeatures.ts'
import { stem } from './stem.ts'

/** Words that name a type; where `context` is not empty, one of its words must stand around them. */
export interface Phrase {
  stems: readonly string[]
  context: readonly string[]
  type: string
}

/** Phrases of one language by their first stem, the longest first. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** `text`: "case ~phone ~smartphone" needs one of the marked words around it. Null for a text without words. */
export function phraseOf(text: string, language: string, type: string): Phrase | null {
  const context: string[] = []
  const words = text.replaceAll(/~(\S+)/g, (_, word: string) => {
    context.push(...stemsOf(word, language))
    return ''
  })
  const stems = stemsOf(words, language)
  return stems.length === 0 ? null : { stems, context, type }
}

/** Stems already worked out, by language: a catalog says the same words over and over. */
const known = new Map<string, Map<string, string>>()
const MOST_KNOWN = 50_000

export function stemsOf(text: string, language: string): string[] {
  let own = known.get(language)
  if (own === undefined) known.set(language, (own = new Map()))
  if (own.size > MOST_KNOWN) own.clear()
  return wordsOf(text).map((word) => {
    let found = own.get(word)
    if (found === undefined) own.set(word, (found = stem(word, language)))
    return found
  })
}

export function packPhrases(phrases: Iterable<Phrase>): Phrases {
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const [first] = phrase.stems
    if (first === undefined) continue
    const list = byFirst.get(first)
    if (list === undefined) byFirst.set(first, [phrase])
    else list.push(phrase)
  }
  // Where two say the same words, that with a context says more.
  for (const list of byFirst.values()) {
    list.sort((a, b) => b.stems.length - a.stems.length || b.context.length - a.context.length)
  }
  return byFirst
}

/** Whether a stem stands around a text; asked only where a word is ambiguous. */
export type Around = (word: string) => boolean

export const nothingAround: Around = () => false

/** Where a phrase stands in a text: stems [start, end). */
export interface Match {
  start: number
  end: number
  phrase: Phrase
}

/**
 * Every phrase in `stems`, overlapping ones too; of those on the same words only the first. Numbers inside a
 * phrase are read over: "HDMI 2.1 cable" is an HDMI cable. `around` settles ambiguous words.
 */
export function findPhrases(stems: readonly string[], phrases: Phrases, around: Around): Match[] {
  const found: Match[] = []
  for (let start = 0; start < stems.length; start++) {
    let last = -1
    for (const phrase of phrases.get(stems[start]!) ?? []) {
      const end = endOf(stems, start, phrase.stems)
      if (end < 0 || end === last || !isAround(phrase, around)) continue
      found.push({ start, end, phrase })
      last = end
    }
  }
  return found
}

function endOf(stems: readonly string[], start: number, wanted: readonly string[]): number {
  let at = start
  for (const word of wanted) {
    while (at > start && at < stems.length && stems[at] !== word && /^\d+$/.test(stems[at]!)) at++
    if (stems[at] !== word) return -1
    at++
  }
  return at
}

const isAround = ({ context, stems }: Phrase, around: Around): boolean =>
  context.length === 0 || context.some((word) => !stems.includes(word) && around(word))

import type { EmbeddingText } from './embedder.ts'
import { lexiconLanguages, lexiconPhrases } from './understand/lexicon.ts'
import { stemsOf } from './understand/phrases.ts'
import { readTitle } from './understand/readTitle.ts'

/** What a concept counts beside a word: more would cost the finding of the very same thing (docs/embedders.md). */
export const CONCEPT_WEIGHT = 0.7

/**
 * What a text is about, as words of no language: the product's own type, else the functional types that the starter lexicon
 * reads in the title, whichever of its languages it is in. "Czajnik elektryczny" and "electric kettle" are `type:kettle`.
 */
export function conceptsOf({ title, type }: EmbeddingText): readonly string[] {
  const types = type === undefined ? typesOf(title) : type === '' ? [] : [type]
  return types.map(conceptOf)
}

/** A word that no text says: words hold no colon. */
const conceptOf = (type: string): string => `type:${type}`

function typesOf(title: string): readonly string[] {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(title)
  const types = new Set<string>()
  for (const language of lexiconLanguages) {
    const phrases = (language === 'uk') === isCyrillic ? lexiconPhrases(language) : null
    if (phrases === null) continue
    const stems = new Set(stemsOf(title, language))
    const reading = readTitle(title, language, phrases, (word) => stems.has(word))
    if (reading !== null) types.add(reading.type)
  }
  return [...types]
}

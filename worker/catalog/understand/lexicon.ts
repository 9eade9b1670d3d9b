import type { Texts } from '../../model/product.ts'
import { packPhrases, phraseOf, type Phrase, type Phrases } from './phrases.ts'
import { beautyWords } from './words/beauty.ts'
import { electronicsWords } from './words/electronics.ts'
import { familyWords } from './words/family.ts'
import { fashionWords } from './words/fashion.ts'
import { foodWords } from './words/food.ts'
import { homeWords } from './words/home.ts'
import { kitchenWords } from './words/kitchen.ts'
import { sportsWords } from './words/sports.ts'
import { taxonomyWords } from './words/taxonomy.ts'

export const lexiconLanguages = ['en', 'pl', 'uk'] as const

interface Lexicon {
  /** types by id, in the order of the tables */
  names: ReadonlyMap<string, Texts>
  phrases: ReadonlyMap<string, readonly Phrase[]>
}

let parsed: Lexicon | undefined

/** The starter lexicon (RECOMMEND.md 1), read from its tables once. */
function lexicon(): Lexicon {
  if (parsed !== undefined) return parsed
  const names = new Map<string, Texts>()
  const phrases = new Map<string, Phrase[]>(lexiconLanguages.map((language) => [language, []]))
  const tables = [
    kitchenWords,
    electronicsWords,
    beautyWords,
    homeWords,
    fashionWords,
    sportsWords,
    foodWords,
    familyWords,
  ]
  for (const line of tables.join('\n').split('\n')) {
    const [id = '', ...cells] = line.split('|').map((cell) => cell.trim())
    if (id === '') continue
    const own: Record<string, string> = {}
    for (const [at, language] of lexiconLanguages.entries()) {
      const forms = (cells[at] ?? '').split(';').map((form) => form.trim())
      own[language] = (forms[0] ?? '').replaceAll(/\s*~\S+/g, '')
      for (const form of forms) {
        const phrase = phraseOf(form, language, id)
        if (phrase !== null) phrases.get(language)!.push(phrase)
      }
    }
    names.set(id, own)
  }
  parsed = { names, phrases }
  return parsed
}

/** What the lexicon calls a type, per language; undefined for a type of the shop's own. */
export const lexiconNames = (type: string): Texts | undefined => lexicon().names.get(type)

const packed = new Map<string, Phrases>()

/** Head nouns of a language, or null where the lexicon has none. */
export function lexiconPhrases(language: string): Phrases | null {
  const base = language.split('-')[0] ?? ''
  const known = packed.get(base)
  if (known !== undefined) return known
  const own = lexicon().phrases.get(base)
  if (own === undefined) return null
  const phrases = packPhrases(own)
  packed.set(base, phrases)
  return phrases
}

let numbers: ReadonlyMap<string, string> | undefined

/** The type of one of Google's category numbers. */
export function typeOfNumber(number: string): string | undefined {
  numbers ??= new Map(
    taxonomyWords
      .split(/[,\n]/)
      .map((pair) => pair.trim().split(' '))
      .filter((pair) => pair.length === 2)
      .map(([id = '', type = '']) => [id, type]),
  )
  return numbers.get(number)
}

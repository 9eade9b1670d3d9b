import { wordsOf } from '../textFeatures.ts'
import { findPhrases, nothingAround, stemsOf, type Around, type Match, type Phrases } from './phrases.ts'

/** What a title says: the thing's type, and the types of what it is made for. */
export interface TitleReading {
  type: string
  /** 0 to 1 */
  confidence: number
  /** "TV mount", "case for headphones": types that the rest of the title names */
  madeFor: readonly string[]
}

/** Words that end the head of a title. */
const prepositions: Readonly<Record<string, string>> = {
  en: 'for with w by from in on without plus to compatible fits',
  pl: 'do dla na z ze w od bez pod pasuje',
  uk: 'для до з зі із на в у від без під',
  de: 'für mit von aus ohne zu',
  fr: 'pour avec de sans en',
  it: 'per con di senza da',
  es: 'para con de sin en',
  cs: 'pro na s z bez k do',
  sk: 'pre na s z bez k do',
  nl: 'voor met van zonder',
  ro: 'pentru cu din',
  pt: 'para com de sem em',
  ru: 'для до с со из на в от без под',
}
/** Those of them behind which stands what the thing is made for. */
const purpose = new Set(
  'for fits compatible do dla pod для до під под für pour per para pro pre voor pentru'.split(' '),
)
/** In these the last noun before a preposition is the thing itself, in all others the first. */
const headLast = new Set(['en', 'de', 'nl'])

/** Where one thing said ends and another begins; not inside "7/8" or "4-in-1". */
const breaks = /[,;|()[\]–—•:]|\s[-/]\s/

/**
 * The head noun of a title and what it is for; null where no known phrase is its head. `around` settles ambiguous
 * words. Pure.
 */
export function readTitle(title: string, language: string, phrases: Phrases, around: Around): TitleReading | null {
  const base = language.split('-')[0] ?? ''
  const parts = title.split(breaks).filter((part) => part.trim() !== '')
  for (const [at, part] of parts.entries()) {
    const reading = readPart(part, base, phrases, around)
    if (reading === null) continue
    const rest = parts.slice(at + 1).flatMap((later) => purposesOf(later, base, phrases, around))
    const madeFor = [...new Set([...reading.madeFor, ...rest])].filter((type) => type !== reading.type)
    return { ...reading, madeFor, confidence: reading.confidence - (at === 0 ? 0 : 0.1) }
  }
  return null
}

/** The types that a title says its thing is made for, whatever that thing is. */
export function readPurpose(title: string, language: string, phrases: Phrases): readonly string[] {
  const reading = readTitle(title, language, phrases, nothingAround)
  if (reading !== null) return reading.madeFor
  const base = language.split('-')[0] ?? ''
  return [...new Set(title.split(breaks).flatMap((part) => purposesOf(part, base, phrases, nothingAround)))]
}

function readPart(part: string, language: string, phrases: Phrases, around: Around): TitleReading | null {
  const stems = stemsOf(part, language)
  const matches = findPhrases(stems, phrases, around)
  if (matches.length === 0) return null
  const cut = cutOf(part, language)
  const heads = matches.filter((match) => match.start < cut.at)
  if (heads.length === 0) return null
  const isLast = headLast.has(language)
  const head = heads.reduce((best, match) => (isBetter(match, best, isLast) ? match : best))
  const madeFor = matches
    .filter((match) => match.phrase.type !== head.phrase.type)
    .filter((match) => (match.start > cut.at ? cut.isPurpose : isLast && match.end < head.end))
    .map((match) => match.phrase.type)
  const isSure = head.phrase.stems.length > 1 || head.phrase.context.length > 0
  return { type: head.phrase.type, confidence: isSure ? 0.95 : 0.85, madeFor: [...new Set(madeFor)] }
}

const isBetter = (match: Match, best: Match, isLast: boolean): boolean =>
  isLast
    ? match.end > best.end || (match.end === best.end && match.start < best.start)
    : match.start < best.start || (match.start === best.start && match.end > best.end)

/** Types behind "for" in a later part of a title: "Filter, for vacuum cleaners". */
function purposesOf(part: string, language: string, phrases: Phrases, around: Around): string[] {
  const cut = cutOf(part, language)
  if (!cut.isPurpose) return []
  return findPhrases(stemsOf(part, language), phrases, around)
    .filter((match) => match.start > cut.at)
    .map((match) => match.phrase.type)
}

const wordsByLanguage = new Map<string, ReadonlySet<string>>()

function prepositionsOf(language: string): ReadonlySet<string> {
  let words = wordsByLanguage.get(language)
  if (words === undefined) wordsByLanguage.set(language, (words = new Set(prepositions[language]?.split(' ') ?? [])))
  return words
}

/** The first preposition behind the first word: its position, beyond the end without one, and whether it says "for". */
function cutOf(part: string, language: string): { at: number; isPurpose: boolean } {
  const own = prepositionsOf(language)
  const words = wordsOf(part)
  const at = words.findIndex((word, place) => place > 0 && own.has(word))
  return at < 0 ? { at: Infinity, isPurpose: false } : { at, isPurpose: purpose.has(words[at]!) }
}

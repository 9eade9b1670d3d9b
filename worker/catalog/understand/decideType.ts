import type { Product, ProductType } from '../../model/product.ts'
import { hash52 } from '../textFeatures.ts'
import { lexiconPhrases, typeOfNumber } from './lexicon.ts'
import { merchantType, type TypeRule } from './merchantType.ts'
import { stemsOf, type Around } from './phrases.ts'
import { readTitle } from './readTitle.ts'

/** What decides a type: the texts of the product, nothing of price or stock. */
export type TypedTexts = Pick<
  Product,
  'title' | 'description' | 'category' | 'categoryId' | 'googleCategory' | 'type' | 'brand' | 'attributes'
>

/** Grows when the words change what they say: what was decided by older ones is decided anew. */
export const LEXICON_VERSION = 1

/** A label that was bought for these very texts; null where none was. */
export type BoughtLabel = (product: TypedTexts) => { type: string; confidence: number } | null

/**
 * The type that a product's own texts give, in the order of RECOMMEND.md 1: a pin, the merchant's mapping, a label that a
 * language model gave these very texts, Google's category, the lexicon. Null: only its neighbours or its category can tell.
 * What was decided for the same `text` (its hash) stands; `bought` looks a label up where it is at hand. Pure.
 */
export function decideType(
  product: TypedTexts,
  rules: readonly TypeRule[],
  language: string,
  text: string,
  bought?: BoughtLabel,
): ProductType | null {
  const { type } = product
  if (type?.locked === true) return type
  const decided = (id: string, by: ProductType['by'], confidence: number): ProductType => ({ id, by, confidence, text })
  const mapped = merchantType(product, rules)
  if (mapped !== null) return decided(mapped, 'merchant', 1)
  const isKept = type?.text === text
  if (isKept && type.by === 'labeller' && bought === undefined) return type
  const label = bought?.(product) ?? null
  if (label !== null) return decided(label.type, 'labeller', label.confidence)
  if (isKept && (type.by === 'taxonomy' || type.by === 'lexicon')) return type
  const read = readTexts(product, language)
  return read === null ? null : decided(read.id, read.by, read.confidence)
}

/** What the words of a product say, by the starter lexicon alone. */
export function readTexts(
  product: TypedTexts,
  language: string,
): { id: string; by: 'taxonomy' | 'lexicon'; confidence: number } | null {
  const google = googleType(product)
  if (google !== null) return { id: google, by: 'taxonomy', confidence: 0.95 }
  const read = lexiconType(product, language)
  return read === null ? null : { ...read, by: 'lexicon' }
}

/** Equal for texts that say the same of what a thing is. */
export function textHash({ title, category, googleCategory }: TypedTexts): string {
  const said = JSON.stringify([LEXICON_VERSION, sorted(title), sorted(category), googleCategory ?? ''])
  return hash52(said)
}

const sorted = (texts: Readonly<Record<string, unknown>>) =>
  Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** A number of the taxonomy, or its path: the last segment is read as a title. */
function googleType({ googleCategory }: TypedTexts): string | null {
  if (googleCategory === undefined) return null
  const number = /^\s*(\d+)/.exec(googleCategory)?.[1]
  if (number !== undefined) return typeOfNumber(number) ?? null
  const path = googleCategory.split(/\s*>\s*/)
  const leaf = path.at(-1) ?? ''
  // "Mobile & Smart Phones" is two things, and says which only to people.
  return isOneThing(leaf) ? (readTitle(leaf, 'en', lexiconPhrases('en')!, around('en', path))?.type ?? null) : null
}

const isOneThing = (name: string): boolean => !/[&,/+]|\s(?:and|i|oraz|та|й|і|und|et|a)\s/iu.test(name)

/** Titles of all languages vote, sure readings more; where none says it, the leaf category may. */
function lexiconType(product: TypedTexts, language: string): { id: string; confidence: number } | null {
  const votes = new Map<string, { sum: number; best: number; readers: number }>()
  const vote = (id: string, confidence: number, by: string) => {
    const known = votes.get(id) ?? { sum: 0, best: 0, readers: 0 }
    // The shop's own language is the one somebody wrote; the rest may be translated by machine.
    known.sum += confidence * (by === language ? 1.5 : 1)
    known.best = Math.max(known.best, confidence)
    known.readers++
    votes.set(id, known)
  }
  for (const [tag, title] of Object.entries(product.title)) {
    const phrases = lexiconPhrases(tag)
    if (phrases === null) continue
    const stems = aroundProduct(product, tag)
    const own = readTitle(title, tag, phrases, stems)
    if (own !== null) vote(own.type, own.confidence, tag)
  }
  if (votes.size === 0) {
    for (const [tag, path] of Object.entries(product.category)) {
      const phrases = lexiconPhrases(tag)
      const leaf = path.at(-1) ?? ''
      if (phrases === null || !isOneThing(leaf)) continue
      const own = readTitle(leaf, tag, phrases, aroundProduct(product, tag))
      if (own !== null) vote(own.type, 0.6, tag)
    }
  }
  const [first] = [...votes].toSorted(([a, x], [b, y]) => y.sum - x.sum || (a < b ? -1 : 1))
  if (first === undefined) return null
  const [id, { best, readers }] = first
  const others = Object.keys(product.title).filter((tag) => lexiconPhrases(tag) !== null).length - readers
  return { id, confidence: round(Math.min(0.99, best + 0.02 * (readers - 1) - 0.05 * Math.max(0, others))) }
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** Each text is read only when those before it did not say the word. */
function around(language: string, texts: readonly string[]): Around {
  const read: ReadonlySet<string>[] = []
  return (word) =>
    texts.some((text, at) => {
      read[at] ??= new Set(stemsOf(text, language))
      return read[at].has(word)
    })
}

const LONGEST_CONTEXT = 400

/** The stems that settle ambiguous words of a product: its category path, title and the start of its description. */
export const aroundProduct = (product: Pick<Product, 'title' | 'description' | 'category'>, language: string): Around =>
  around(language, [
    [...(product.category[language] ?? []), product.title[language] ?? ''].join(' '),
    (product.description[language] ?? '').slice(0, LONGEST_CONTEXT),
  ])

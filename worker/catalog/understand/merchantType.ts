import type { Product } from '../../model/product.ts'
import { findPhrases, nothingAround, packPhrases, phraseOf, stemsOf, type Phrase } from './phrases.ts'

/** What the shop itself says of a type: categories (with all below them) and phrases in titles per language. */
export interface TypeRule {
  type: string
  categories: readonly string[]
  titles: Readonly<Record<string, readonly string[]>>
}

/**
 * The type that a rule of the shop gives: a title's phrase before a category, the longer phrase and the deeper category
 * first, then by type id.
 */
export function merchantType(
  product: Pick<Product, 'title' | 'categoryId'>,
  rules: readonly TypeRule[],
): string | null {
  if (rules.length === 0) return null
  let best: { type: string; length: number } | null = null
  const consider = (type: string, length: number) => {
    if (best === null || length > best.length || (length === best.length && type < best.type)) best = { type, length }
  }
  for (const [language, title] of Object.entries(product.title)) {
    const phrases = rules.flatMap((rule) =>
      (rule.titles[language] ?? [])
        .map((text) => phraseOf(text, language, rule.type))
        .filter((phrase): phrase is Phrase => phrase !== null),
    )
    if (phrases.length === 0) continue
    const found = findPhrases(stemsOf(title, language), packPhrases(phrases), nothingAround)
    for (const { phrase } of found) consider(phrase.type, 1000 + phrase.stems.length)
  }
  const category = product.categoryId.toLowerCase()
  for (const rule of rules) {
    for (const given of rule.categories) {
      const wanted = given.trim().toLowerCase()
      if (wanted !== '' && (category === wanted || category.startsWith(`${wanted} > `)))
        consider(rule.type, wanted.split(' > ').length)
    }
  }
  return (best as { type: string } | null)?.type ?? null
}

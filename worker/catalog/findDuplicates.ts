import type { DuplicateReason } from '../model/duplicate.ts'
import type { ProductId } from '../model/ids.ts'
import { leadVariant, textIn, type AttributeValue, type Product } from '../model/product.ts'
import { measuresDiffer, measuresIn } from './measuresIn.ts'
import { indexTexts, nearestTexts, squashed, type MatchText } from './matchTexts.ts'
import { isVariantWord } from './variantWords.ts'
import { wordsOf } from './textFeatures.ts'

/** What the finder reads of a product; a catalog of 100,000 fits the Worker's memory that way. */
export interface Comparable {
  id: ProductId
  text: MatchText
  gtin: string
  priceMinor: number
  currency: string
  /** lower case, only short plain values */
  attributes: ReadonlyMap<string, string>
  /** what it is for, where that is sure; else "" */
  type: string
  collection: string
}

export interface DuplicatePair {
  /** `a` < `b` */
  a: ProductId
  b: ProductId
  /** 0 to 1 */
  score: number
  because: readonly DuplicateReason[]
}

/** Alike in words alone. Of Walmart-Amazon's labelled pairs that pass every test here, 95 of 100 are one product. */
const LIKE = 0.7
/** Alike enough to be the same thing where the model number is the same. */
const LIKE_WITH_MODEL = 0.25
/** The same thing twice or half the price is hardly the same thing. */
const PRICE_RATIO = 2
/** From here on a ring and a bracelet of one name are two things. */
const SURE_TYPE = 0.8
const NEAREST = 12
const MOST_PAIRS = 5000

export function comparableOf(product: Product, language: string): Comparable {
  const lead = leadVariant(product)
  const attributes = new Map<string, string>()
  for (const [name, value] of Object.entries(product.attributes)) {
    const plain = plainValue(value)
    if (plain !== null) attributes.set(name.toLowerCase(), plain)
  }
  for (const [name, value] of Object.entries(product.variants.length === 1 ? (lead?.options ?? {}) : {})) {
    attributes.set(name.toLowerCase(), value.toLowerCase())
  }
  return {
    id: product.id,
    text: { title: textIn(product.title, language), brand: product.brand ?? '', model: product.mpn ?? '' },
    gtin: (product.gtin ?? '').replace(/^0+/, ''),
    priceMinor: lead?.priceMinor ?? 0,
    currency: lead?.currency ?? '',
    attributes,
    type: (product.type?.confidence ?? 0) >= SURE_TYPE ? (product.type?.id ?? '') : '',
    collection: squashed(product.collection ?? ''),
  }
}

function plainValue(value: AttributeValue): string | null {
  if (typeof value === 'string') return value.length <= 40 ? value.trim().toLowerCase() : null
  return 'value' in value ? `${value.value}${value.unit ?? ''}` : null
}

/**
 * Pairs of products that look like one: the same GTIN, the same model number of one brand, or titles alike by tf-idf of
 * title, brand and model number. Left out are variants of one thing (another colour, size or amount), what states other
 * attributes, and what costs more than twice as much. Best first; equal catalogs give equal pairs.
 */
export function findDuplicates(
  products: readonly Comparable[],
  onProgress: (done: number) => void = () => {},
): DuplicatePair[] {
  const index = indexTexts(products.map(({ text }) => text))
  const byGtin = groupBy(products, ({ gtin }) => gtin)
  const pairs = new Map<string, DuplicatePair>()
  const offer = (first: Comparable, second: Comparable, likeness: number) => {
    const [a, b] = first.id < second.id ? [first, second] : [second, first]
    const key = `${a.id}\n${b.id}`
    if (pairs.has(key)) return
    const judged = judgePair(a, b, likeness)
    if (judged !== null) pairs.set(key, { a: a.id, b: b.id, ...judged })
  }
  for (const group of byGtin.values()) {
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1, at + 1 + NEAREST)) offer(one, other, 0)
  }
  for (const [at, product] of products.entries()) {
    for (const match of nearestTexts(index, product.text, NEAREST, LIKE_WITH_MODEL)) {
      if (match.at !== at) offer(product, products[match.at]!, match.score)
    }
    if (at % 500 === 0) onProgress(at)
  }
  return [...pairs.values()]
    .toSorted((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
    .slice(0, MOST_PAIRS)
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const name = key(one)
    if (name === '') continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [one])
    else group.push(one)
  }
  return groups
}

/** Null where the two are not one thing. `likeness`: cosine of their words. */
export function judgePair(
  a: Comparable,
  b: Comparable,
  likeness: number,
): { score: number; because: DuplicateReason[] } | null {
  const because: DuplicateReason[] = []
  const sameGtin = a.gtin !== '' && a.gtin === b.gtin
  if (sameGtin) because.push('same-gtin')
  else if (a.gtin !== '' && b.gtin !== '') return null
  const [brandA, brandB] = [squashed(a.text.brand), squashed(b.text.brand)]
  const sameBrand = brandA !== '' && brandA === brandB
  const [modelA, modelB] = [squashed(a.text.model), squashed(b.text.model)]
  const sameModel = modelA.length > 2 && modelA === modelB && (sameBrand || brandA === '' || brandB === '')
  if (sameModel) because.push('same-mpn')
  if (!sameGtin) {
    if (likeness < (sameModel ? LIKE_WITH_MODEL : LIKE)) return null
    if (differ(a, b, sameModel)) return null
  }
  const sameTitle = wordsOf(a.text.title).join(' ') === wordsOf(b.text.title).join(' ')
  because.push(...(sameTitle ? (['same-title'] as const) : likeness >= LIKE ? (['like-title'] as const) : []))
  if (sameBrand) because.push('same-brand')
  if (a.priceMinor > 0 && a.priceMinor === b.priceMinor && a.currency === b.currency) because.push('same-price')
  const score = sameGtin ? 1 : sameModel ? 0.9 + 0.1 * likeness : likeness
  return { score: Number(score.toFixed(3)), because }
}

/** What speaks against two products being one. */
function differ(a: Comparable, b: Comparable, sameModel: boolean): boolean {
  const [brandA, brandB] = [squashed(a.text.brand), squashed(b.text.brand)]
  if (brandA !== '' && brandB !== '' && !brandA.includes(brandB) && !brandB.includes(brandA)) return true
  const [modelA, modelB] = [squashed(a.text.model), squashed(b.text.model)]
  if (modelA !== '' && modelB !== '' && modelA !== modelB) return true
  if (a.currency === b.currency && a.priceMinor > 0 && b.priceMinor > 0) {
    if (Math.max(a.priceMinor, b.priceMinor) > PRICE_RATIO * Math.min(a.priceMinor, b.priceMinor)) return true
  }
  for (const [name, value] of a.attributes) {
    const other = b.attributes.get(name)
    if (other !== undefined && other !== value) return true
  }
  if (a.collection !== '' && b.collection !== '' && a.collection !== b.collection) return true
  if (!sameModel && a.type !== '' && b.type !== '' && a.type !== b.type) return true
  if (measuresDiffer(measuresIn(a.text.title), measuresIn(b.text.title))) return true
  return !sameModel && variesOnly(a.text.title, b.text.title)
}

/** Each title has words that the other lacks, and all of those tell variants apart: "red" and "blue", "M" and "L", "2" and "3". */
function variesOnly(a: string, b: string): boolean {
  const [wordsA, wordsB] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  const onlyA = [...wordsA].filter((word) => !wordsB.has(word))
  const onlyB = [...wordsB].filter((word) => !wordsA.has(word))
  return onlyA.some(isVariantWord) && onlyB.some(isVariantWord)
}

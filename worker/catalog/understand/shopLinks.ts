import type { Texts } from '../../model/product.ts'
import type { LinkKind, TypeLink } from '../../model/typeLink.ts'
import { wordsOf } from '../textFeatures.ts'
import { lexiconNames, lexiconPhrases } from './lexicon.ts'
import { packPhrases, phraseOf, type Phrase, type Phrases } from './phrases.ts'
import { readPurpose } from './readTitle.ts'

/** A typed catalog by ordinal, as far as links are read from it. */
export interface LinkedCatalog {
  count: number
  /** type id; empty for none */
  type(ordinal: number): string
  languages: readonly string[]
  /** empty where it has none in this language */
  title(ordinal: number, language: string): string
  collection(ordinal: number): string
  /** what it says it fits, value by value */
  fits(ordinal: number): readonly string[]
  /** names of the types that are the shop's own */
  names: ReadonlyMap<string, Texts>
}

const FEWEST_SPEAKERS = 2
/** Share of a type's products that must say it. */
const LEAST_SPEAKERS = 0.3
/** Against the type that most of them name. */
const MAIN_HOST = 0.6
const replaced =
  /(?:^|\s)(?:replacement|spare|refill|zamienn\S*|wymienn\S*|zapasow\S*|wkład\S*|змінн\S*|запасн\S*|ersatz\S*|náhradn\S*|rechange|ricambio|repuesto)/iu

/** "Case for headphones", "TV mount": what titles say their thing is made for, read once per type. */
export function titleLinks(catalog: LinkedCatalog): TypeLink[] {
  const sizes = new Map<string, number>()
  const said = new Map<string, { products: number; spare: number }>()
  const phrases = new Map(catalog.languages.map((language) => [language, shopPhrases(catalog, language)]))
  for (let ordinal = 0; ordinal < catalog.count; ordinal++) {
    const own = catalog.type(ordinal)
    if (own === '') continue
    sizes.set(own, (sizes.get(own) ?? 0) + 1)
    const hosts = new Set<string>()
    let isSpare = false
    for (const [language, known] of phrases) {
      const title = catalog.title(ordinal, language)
      if (title === '') continue
      for (const host of readPurpose(title, language, known)) hosts.add(host)
      isSpare ||= replaced.test(title)
    }
    for (const host of hosts) {
      if (host === own) continue
      const known = said.get(`${host}\n${own}`) ?? { products: 0, spare: 0 }
      known.products++
      if (isSpare) known.spare++
      said.set(`${host}\n${own}`, known)
    }
  }
  return [...said].flatMap(([key, { products, spare }]): TypeLink[] => {
    const [from = '', to = ''] = key.split('\n')
    const size = sizes.get(to) ?? 0
    if (!sizes.has(from) || products < Math.min(FEWEST_SPEAKERS, size) || products < LEAST_SPEAKERS * size) return []
    const kind: LinkKind = spare * 2 >= products && spare > 0 ? 'replacement' : 'accessory'
    const weight = Number((0.4 + 0.3 * Math.min(1, products / size)).toFixed(2))
    return [{ from, to, kind, weight, reasons: [{ by: 'titles', products }] }]
  })
}

/** The lexicon's phrases and the names of the shop's own types: "Entkalker für Espressomaschinen" names a category. */
function shopPhrases(catalog: LinkedCatalog, language: string): Phrases {
  const own: Phrase[] = []
  for (const [type, texts] of catalog.names) {
    const name = texts[language]
    if (name === undefined || lexiconNames(type) !== undefined) continue
    for (const part of name.split(/[&,/+]|\s(?:and|i|oraz|та|й|і|und|et|a|e|y)\s/iu)) {
      const phrase = phraseOf(part, language, type)
      if (phrase !== null) own.push(phrase)
    }
  }
  const known = [...(lexiconPhrases(language)?.values() ?? [])].flat()
  return packPhrases([...own, ...known])
}

/** What compatibility attributes say: products of a type that fit the models of another. */
export function fitLinks(catalog: LinkedCatalog): TypeLink[] {
  const speakers = new Map<string, number[]>()
  const wanted = new Map<string, Set<string>>()
  for (let ordinal = 0; ordinal < catalog.count; ordinal++) {
    const own = catalog.type(ordinal)
    const fits = catalog.fits(ordinal)
    if (own === '' || fits.length === 0) continue
    speakers.set(own, [...(speakers.get(own) ?? []), ordinal])
    for (const value of fits) wanted.set(value, new Set(wordsOf(value)))
  }
  if (wanted.size === 0) return []
  const hosts = hostsOf(catalog, wanted)
  return [...speakers].flatMap(([to, ordinals]) => {
    const products = new Map<string, number>()
    for (const ordinal of ordinals) {
      const types = new Set(catalog.fits(ordinal).flatMap((value) => [...(hosts.get(value) ?? [])]))
      for (const type of types) if (type !== to) products.set(type, (products.get(type) ?? 0) + 1)
    }
    // "Fits Rondo" names the toothbrush, and in passing all else that is called so.
    const most = Math.max(0, ...products.values())
    return [...products]
      .filter(([, count]) => count >= MAIN_HOST * most)
      .filter(
        ([, count]) => count >= Math.min(FEWEST_SPEAKERS, ordinals.length) && count >= LEAST_SPEAKERS * ordinals.length,
      )
      .map(([from, count]): TypeLink => {
        const weight = Number((0.5 + 0.3 * (count / ordinals.length)).toFixed(2))
        return { from, to, kind: 'accessory', weight, reasons: [{ by: 'attributes', products: count }] }
      })
  })
}

/** Types whose titles carry all words of a value; what itself says what it fits is no host. */
function hostsOf(catalog: LinkedCatalog, wanted: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const byWord = new Map<string, string[]>()
  for (const [value, words] of wanted) {
    const [first] = words
    if (first !== undefined) byWord.set(first, [...(byWord.get(first) ?? []), value])
  }
  const hosts = new Map<string, Set<string>>()
  for (let ordinal = 0; ordinal < catalog.count; ordinal++) {
    const type = catalog.type(ordinal)
    if (type === '' || catalog.fits(ordinal).length > 0) continue
    for (const language of catalog.languages) {
      const words = new Set(wordsOf(catalog.title(ordinal, language)))
      for (const word of words) {
        for (const value of byWord.get(word) ?? []) {
          if ([...wanted.get(value)!].every((one) => words.has(one))) {
            hosts.set(value, (hosts.get(value) ?? new Set<string>()).add(type))
          }
        }
      }
    }
  }
  return hosts
}

/** Types that come together in the same collections: at least two, or half of all. */
export function collectionLinks(catalog: LinkedCatalog): TypeLink[] {
  const types = new Map<string, Set<string>>()
  for (let ordinal = 0; ordinal < catalog.count; ordinal++) {
    const name = catalog.collection(ordinal)
    const type = catalog.type(ordinal)
    if (name !== '' && type !== '') types.set(name, (types.get(name) ?? new Set<string>()).add(type))
  }
  const shared = new Map<string, number>()
  for (const own of types.values()) {
    for (const from of own)
      for (const to of own) if (from !== to) shared.set(`${from}\n${to}`, (shared.get(`${from}\n${to}`) ?? 0) + 1)
  }
  return [...shared]
    .filter(([, collections]) => collections >= 2 || collections * 2 >= types.size)
    .map(([key, collections]): TypeLink => {
      const [from = '', to = ''] = key.split('\n')
      return { from, to, kind: 'collection', weight: 0.6, reasons: [{ by: 'collection', collections }] }
    })
}

import { isCompatible, specificity, type Fitting } from '../../catalog/understand/compatibility.ts'
import { wordsOf } from '../../catalog/textFeatures.ts'
import type { LinkKind } from '../../model/typeLink.ts'
import { titleAt, type Index } from '../index.ts'
import type { LinkTo } from '../links.ts'
import { fitsAt, fitsOf, linksOfType, productsOfType, typeOf } from './typesOf.ts'

/** Products that go with another, best first, in columns. */
export interface Partners {
  ordinals: Uint32Array
  scores: Float32Array
  kinds: readonly LinkKind[]
}

/**
 * Of each linked type: products seen, the most popular first; of these such as fit, whatever they are; of the rest such as
 * are of this product's brand. What names this product is looked at all the same.
 */
const MOST_SEEN = 5000
const MOST_PLAIN = 120
const MOST_BRANDED = 40
const MOST_KEPT = 24
/** Anchors whose partners are remembered, per index: some 2 KB each. */
const MOST_ANCHORS = 2048
/** Each further product of a type weighs less, so that a list shows what all is needed. */
const NEXT_OF_TYPE = 0.6
/** How much is needed at all counts more than how well one product of it suits. */
const WANTED = 0.75

const remembered = new WeakMap<Index['catalog'], Map<number, Partners>>()

/**
 * What goes with a product by the functional links of its type: accessories, consumables, replacements, complements, each
 * fitting by its compatibility attributes. The best of each linked type first, then the second best; within a type what
 * names this product, then its brand, what is like it and what is popular. Kept per index: all visitors of a page ask the
 * same.
 */
export function complementsOf(index: Index, anchor: number): Partners {
  let answers = remembered.get(index.catalog)
  if (answers === undefined) remembered.set(index.catalog, (answers = new Map()))
  const known = answers.get(anchor)
  if (known !== undefined) return known
  const host = fittingAt(index, anchor, fitsAt(index, anchor))
  const best = linksOfType(index, typeOf(index, anchor))
    .filter(({ kind }) => kind !== 'collection')
    .flatMap((link) => bestOfType(index, anchor, host, link))
    .sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
  const partners: Partners = {
    ordinals: Uint32Array.from(best, ({ ordinal }) => ordinal),
    scores: Float32Array.from(best, ({ score }) => score),
    kinds: best.map(({ kind }) => kind),
  }
  if (answers.size >= MOST_ANCHORS) answers.delete(answers.keys().next().value!)
  answers.set(anchor, partners)
  return partners
}

/** Which of `hosts` a product serves most; undefined for none. */
export function hostOf(index: Index, hosts: readonly number[], ordinal: number): number | undefined {
  let best: number | undefined
  let most = 0
  for (const host of hosts) {
    const { ordinals, scores } = complementsOf(index, host)
    const at = ordinals.indexOf(ordinal)
    if (at < 0 || scores[at]! <= most) continue
    most = scores[at]!
    best = host
  }
  return best
}

interface Found {
  ordinal: number
  score: number
  kind: LinkKind
}

function bestOfType(index: Index, anchor: number, host: Fitting, link: LinkTo): Found[] {
  const isMadeFor = link.kind !== 'complement'
  const found: Found[] = []
  const products = productsOfType(index, link.to)
  const fits = fitsOf(index)
  const brand = index.brand[anchor]!
  let [plain, branded] = [0, 0]
  for (let place = 0; place < products.length && place < MOST_SEEN; place++) {
    const ordinal = products[place]!
    if (ordinal === anchor) continue
    const attributes = fits.get(ordinal)
    const isOwnBrand = brand !== 0 && index.brand[ordinal] === brand
    const isWelcome = plain < MOST_PLAIN || (isOwnBrand && branded < MOST_BRANDED)
    if (!isWelcome && attributes === undefined) continue
    let named = 0
    if (attributes !== undefined) {
      const partner = fittingAt(index, ordinal, attributes)
      if (!isCompatible(host, partner, isMadeFor)) continue
      named = Math.min(3, specificity(host, partner)) / 3
      if (!isWelcome && named === 0) continue
    }
    if (plain < MOST_PLAIN) plain++
    else if (isOwnBrand) branded++
    const score =
      0.35 + 0.25 * named + (isOwnBrand ? 0.2 : 0) + 0.1 * likeness(index, anchor, ordinal) + 0.1 / (1 + place / 8)
    found.push({ ordinal, score, kind: link.kind })
  }
  return found
    .sort((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
    .slice(0, MOST_KEPT)
    .map((one, at) => ({ ...one, score: link.weight * (WANTED + (1 - WANTED) * one.score) * NEXT_OF_TYPE ** at }))
}

function likeness(index: Index, a: number, b: number): number {
  const { knn } = index.base
  return knn === null || a >= knn.count() || b >= knn.count() ? 0 : Math.max(0, knn.cosine(a, b))
}

function fittingAt(index: Index, ordinal: number, attributes: Fitting['attributes']): Fitting {
  return {
    // Most are asked for their words only as a host.
    get words() {
      const brand = index.brands[index.brand[ordinal]!] ?? ''
      const words = new Set(wordsOf(`${titleAt(index, ordinal, index.base.language)} ${brand}`))
      Object.defineProperty(this, 'words', { value: words })
      return words
    },
    attributes,
  }
}

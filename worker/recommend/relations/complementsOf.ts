import { isCompatible, specificity, type Fitting } from '../../catalog/understand/compatibility.ts'
import { wordsOf } from '../../catalog/textFeatures.ts'
import type { LinkKind } from '../../model/typeLink.ts'
import { titleAt, type Index } from '../index.ts'
import type { LinkTo } from '../links.ts'
import { fitsAt, linksOfType, productsOfType, typeOf } from './typesOf.ts'

/** A product that goes with another, and how. */
export interface Partner {
  ordinal: number
  score: number
  kind: LinkKind
}

/** Products looked at per linked type, the most popular first, and kept of them. */
const MOST_SEEN = 5000
const MOST_KEPT = 40
/** Anchors whose partners are remembered, per index. */
const MOST_ANCHORS = 256
/** Each further product of a type weighs less, so that a list shows what all is needed. */
const NEXT_OF_TYPE = 0.6
/** How much is needed at all counts more than how well one product of it suits. */
const WANTED = 0.75

const remembered = new WeakMap<Index['catalog'], Map<number, readonly Partner[]>>()

/**
 * What goes with a product by the functional links of its type: accessories, consumables, replacements, complements, each
 * fitting by its compatibility attributes. The best of each linked type first, then the second best; within a type what
 * names this product, then its brand, what is like it and what is popular. Kept per index: all visitors of a page ask the
 * same.
 */
export function complementsOf(index: Index, anchor: number): readonly Partner[] {
  let answers = remembered.get(index.catalog)
  if (answers === undefined) remembered.set(index.catalog, (answers = new Map()))
  const known = answers.get(anchor)
  if (known !== undefined) return known
  const host = fittingAt(index, anchor)
  const partners = linksOfType(index, typeOf(index, anchor))
    .filter(({ kind }) => kind !== 'collection')
    .flatMap((link) => bestOfType(index, anchor, host, link))
    .toSorted((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
  if (answers.size >= MOST_ANCHORS) answers.delete(answers.keys().next().value!)
  answers.set(anchor, partners)
  return partners
}

/** Which of `hosts` a product serves most; undefined for none. */
export function hostOf(index: Index, hosts: readonly number[], ordinal: number): number | undefined {
  let best: number | undefined
  let most = 0
  for (const host of hosts) {
    const partner = complementsOf(index, host).find((one) => one.ordinal === ordinal)
    if (partner === undefined || partner.score <= most) continue
    most = partner.score
    best = host
  }
  return best
}

function bestOfType(index: Index, anchor: number, host: Fitting, link: LinkTo): Partner[] {
  const isMadeFor = link.kind !== 'complement'
  const found: Partner[] = []
  const products = productsOfType(index, link.to)
  for (let place = 0; place < products.length && place < MOST_SEEN; place++) {
    const ordinal = products[place]!
    if (ordinal === anchor) continue
    const partner = fittingAt(index, ordinal)
    if (!isCompatible(host, partner, isMadeFor)) continue
    const named = Math.min(3, specificity(host, partner)) / 3
    const isOwnBrand = index.brand[ordinal] !== 0 && index.brand[ordinal] === index.brand[anchor]
    const score =
      0.35 + 0.25 * named + (isOwnBrand ? 0.2 : 0) + 0.1 * likeness(index, anchor, ordinal) + 0.1 / (1 + place / 8)
    found.push({ ordinal, score, kind: link.kind })
  }
  return found
    .toSorted((a, b) => b.score - a.score || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
    .slice(0, MOST_KEPT)
    .map((one, at) => ({ ...one, score: link.weight * (WANTED + (1 - WANTED) * one.score) * NEXT_OF_TYPE ** at }))
}

function likeness(index: Index, a: number, b: number): number {
  const { knn } = index.base
  return knn === null || a >= knn.count() || b >= knn.count() ? 0 : Math.max(0, knn.cosine(a, b))
}

function fittingAt(index: Index, ordinal: number): Fitting {
  return {
    // Most are asked for their words only as a host.
    get words() {
      const brand = index.brands[index.brand[ordinal]!] ?? ''
      const words = new Set(wordsOf(`${titleAt(index, ordinal, index.base.language)} ${brand}`))
      Object.defineProperty(this, 'words', { value: words })
      return words
    },
    attributes: fitsAt(index, ordinal),
  }
}

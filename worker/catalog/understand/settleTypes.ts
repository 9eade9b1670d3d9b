import type { ProductType, Texts } from '../../model/product.ts'
import { wordsOf } from '../textFeatures.ts'
import { clusterLeaf } from './clusterLeaf.ts'
import { round } from './decideType.ts'
import { votersOf } from './votersOf.ts'
import { voteType } from './voteType.ts'

/** A catalog by ordinal, as far as types need it. */
export interface TypedCatalog {
  count: number
  /** what a product's own texts decided */
  decided: readonly (ProductType | null)[]
  /** hash of its texts */
  text(ordinal: number): string
  title(ordinal: number): string
  /** number of its leaf category; 0 is none */
  category(ordinal: number): number
  categories: readonly { id: string; names: Texts }[]
  /** Unit vector; null without vectors. */
  vector(ordinal: number): Float32Array | null
  /** The nearest ones among those whose `voters` is 1, nearest first, at most ten. */
  nearest(ordinal: number, voters: Uint8Array): readonly { ordinal: number; cosine: number }[]
}

export interface SettledTypes {
  /** per ordinal; null where there is not even a category */
  types: readonly (ProductType | null)[]
  /** names of types that only this shop has: clusters and categories */
  names: ReadonlyMap<string, Texts>
}

/** A reading this sure may vote, and needs no second opinion; a category's name alone may not. */
export const SURE = 0.7

/**
 * Types for products whose own texts say nothing: by the vote of typed neighbours, else by the cluster inside the leaf
 * category, else the category itself. Deterministic; the vote is taken at once, so that no vote rests on another.
 */
export function settleTypes(catalog: TypedCatalog, language: string): SettledTypes {
  const types = [...catalog.decided]
  const voters = votersOf(types.map((type) => (type !== null && type.confidence >= SURE ? type.id : null)))
  const open: number[] = []
  for (let ordinal = 0; ordinal < catalog.count; ordinal++) {
    if (catalog.decided[ordinal] !== null) continue
    const neighbours = catalog.nearest(ordinal, voters).map((one) => ({
      type: catalog.decided[one.ordinal]?.id ?? '',
      cosine: one.cosine,
    }))
    const vote = voteType(neighbours)
    if (vote === null) open.push(ordinal)
    else types[ordinal] = { id: vote.type, by: 'vote', confidence: vote.confidence, text: catalog.text(ordinal) }
  }
  const names = new Map<string, Texts>()
  for (const [category, ordinals] of Map.groupBy(open, (ordinal) => catalog.category(ordinal))) {
    const leaf = catalog.categories[category]
    if (category === 0 || leaf === undefined || leaf.id === '') continue
    settleLeaf(leaf, ordinals, { catalog, language, types, names })
  }
  return { types, names }
}

function settleLeaf(
  leaf: { id: string; names: Texts },
  ordinals: readonly number[],
  into: { catalog: TypedCatalog; language: string; types: (ProductType | null)[]; names: Map<string, Texts> },
): void {
  const { catalog, language, types, names } = into
  const base = slug(leaf.id)
  const put = (ordinal: number, id: string, by: ProductType['by'], confidence: number): void => {
    types[ordinal] = { id, by, confidence: round(confidence), text: catalog.text(ordinal) }
  }
  const items = ordinals.map((ordinal) => ({
    vector: catalog.vector(ordinal) ?? new Float32Array(),
    words: wordsOf(catalog.title(ordinal)),
  }))
  const clusters = items.every(({ vector }) => vector.length > 0) ? clusterLeaf(items) : []
  const left = new Set(ordinals)
  for (const { members, name, confidence } of clusters) {
    const id = `${base}--${slug(name)}`
    names.set(id, { [language]: name.charAt(0).toUpperCase() + name.slice(1) })
    for (const member of members) {
      put(ordinals[member]!, id, 'cluster', confidence)
      left.delete(ordinals[member]!)
    }
  }
  if (left.size === 0) return
  names.set(base, leaf.names)
  for (const ordinal of left) put(ordinal, base, 'category', 0.3)
}

/** An id that reads: letters and digits of any script, hyphens between. */
export const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80) || 'other'

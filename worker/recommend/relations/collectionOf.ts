import type { Index } from '../index.ts'
import { collectionAt, linksOfType, typeOf } from './typesOf.ts'

/** By collection, once an index. */
const remembered = new WeakMap<Index['catalog'], Map<string, number[]>>()

function membersOf(index: Index, collection: string): readonly number[] {
  let known = remembered.get(index.catalog)
  if (known === undefined) {
    remembered.set(index.catalog, (known = new Map()))
    for (const ordinal of index.popular) {
      const own = collectionAt(index, ordinal)
      if (own === '') continue
      const members = known.get(own)
      if (members === undefined) known.set(own, [ordinal])
      else members.push(ordinal)
    }
  }
  return known.get(collection) ?? []
}

/**
 * The others of a product's collection that do something else: those whose types come together by a link first, then the
 * more alike (silver goes with silver), then the more popular. Same type is no set, unless the shop has no types.
 */
export function collectionOf(index: Index, anchor: number): number[] {
  const collection = collectionAt(index, anchor)
  if (collection === '') return []
  const own = typeOf(index, anchor)
  const linked = new Map(linksOfType(index, own).map(({ to, weight }) => [to, weight]))
  const likeness = likenessTo(index, anchor)
  return membersOf(index, collection)
    .filter((ordinal) => ordinal !== anchor && (own === '' || typeOf(index, ordinal) !== own))
    .map((ordinal) => ({ ordinal, weight: linked.get(typeOf(index, ordinal)) ?? 0, like: likeness(ordinal) }))
    .toSorted((a, b) => b.weight - a.weight || b.like - a.like || index.rank[a.ordinal]! - index.rank[b.ordinal]!)
    .map(({ ordinal }) => ordinal)
}

function likenessTo(index: Index, anchor: number): (ordinal: number) => number {
  const { knn } = index.base
  if (knn === null || anchor >= knn.count()) return () => 0
  return (ordinal) => (ordinal < knn.count() ? knn.cosine(anchor, ordinal) : 0)
}

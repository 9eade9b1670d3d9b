import type { Texts } from '../model/product.ts'
import { linkKinds, type LinkKind, type TypeLink } from '../model/typeLink.ts'
import { sectionOf, type Artifact, type Section } from './artifact.ts'

/** What goes with a type. */
export interface LinkTo {
  to: string
  kind: LinkKind
  /** 0 to 1 */
  weight: number
}

/** What types are called and what goes with what: the `links` artifact, read anew when a person corrects a link. */
export interface Links {
  names: ReadonlyMap<string, Texts>
  /** by the first type, the weightiest first */
  from: ReadonlyMap<string, readonly LinkTo[]>
}

const MOST_TYPES = 65_535

/** Packs names and links for the index; what a person took away is left out. Types are numbered in the order of their ids. */
export function packLinks(
  names: ReadonlyMap<string, Texts>,
  links: readonly TypeLink[],
): { sections: Record<string, Section>; meta: { types: [id: string, names: Texts][] } } {
  const ids = [...new Set([...names.keys(), ...links.flatMap(({ from, to }) => [from, to])])]
  const types = ids.toSorted().slice(0, MOST_TYPES)
  const numbers = new Map(types.map((id, at) => [id, at]))
  const kept = links.filter(({ from, to, removed }) => removed !== true && numbers.has(from) && numbers.has(to))
  return {
    sections: {
      from: Uint16Array.from(kept, ({ from }) => numbers.get(from)!),
      to: Uint16Array.from(kept, ({ to }) => numbers.get(to)!),
      kind: Uint8Array.from(kept, ({ kind }) => linkKinds.indexOf(kind)),
      weight: Uint8Array.from(kept, ({ weight }) => Math.round(weight * 255)),
    },
    meta: { types: types.map((id) => [id, names.get(id) ?? {}]) },
  }
}

export function linksFrom(artifact: Artifact): Links {
  // Written by `packLinks` and checked by its checksum.
  const { types } = artifact.header.meta as ReturnType<typeof packLinks>['meta']
  const first = sectionOf(artifact, 'from', Uint16Array)
  const second = sectionOf(artifact, 'to', Uint16Array)
  const kinds = sectionOf(artifact, 'kind', Uint8Array)
  const weights = sectionOf(artifact, 'weight', Uint8Array)
  const from = new Map<string, LinkTo[]>()
  for (let row = 0; row < first.length; row++) {
    const id = types[first[row]!]?.[0] ?? ''
    const own = from.get(id) ?? []
    const kind = linkKinds[kinds[row]!] ?? 'complement'
    own.push({ to: types[second[row]!]?.[0] ?? '', kind, weight: weights[row]! / 255 })
    from.set(id, own)
  }
  for (const own of from.values()) own.sort((a, b) => b.weight - a.weight || (a.to < b.to ? -1 : 1))
  return { names: new Map(types), from }
}

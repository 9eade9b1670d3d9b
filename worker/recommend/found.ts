import { sectionOf, type Artifact, type Section } from './artifact.ts'

/** What people took up after a search: products by the words they searched for. */
export type Found = ReadonlyMap<string, readonly { ordinal: number; customers: number }[]>

/** Words that fewer people searched for say who searched, not what is meant. */
const FEWEST = 3
const MOST_QUERIES = 5000
const MOST_OF_QUERY = 20

/** Counts people, not searches: whoever searches every day counts once. */
export class FoundCounter {
  private readonly queries = new Map<string, { people: Set<string>; items: Map<number, Set<string>> }>()

  add(who: string, query: string, ordinal: number): void {
    let own = this.queries.get(query)
    if (own === undefined) {
      if (this.queries.size >= MOST_QUERIES * 10) return
      this.queries.set(query, (own = { people: new Set(), items: new Map() }))
    }
    own.people.add(who)
    const item = own.items.get(ordinal)
    if (item === undefined) own.items.set(ordinal, new Set([who]))
    else item.add(who)
  }

  finish(): Found {
    const often = [...this.queries].filter(([, { people }]) => people.size >= FEWEST)
    often.sort((a, b) => b[1].people.size - a[1].people.size || (a[0] < b[0] ? -1 : 1))
    return new Map(
      often.slice(0, MOST_QUERIES).map(([query, { items }]) => {
        const best = [...items].map(([ordinal, people]) => ({ ordinal, customers: people.size }))
        best.sort((a, b) => b.customers - a.customers || a.ordinal - b.ordinal)
        return [query, best.slice(0, MOST_OF_QUERY)]
      }),
    )
  }
}

export const nothingFound: Found = new Map()

/** As sections of the popular file; the words lie in its header. */
export function foundSections(found: Found): { sections: Record<string, Section>; queries: readonly string[] } {
  const lists = [...found.values()]
  let end = 0
  return {
    sections: {
      foundEnds: Uint32Array.from(lists, (list) => (end += list.length)),
      foundItems: Uint32Array.from(lists.flatMap((list) => list.map(({ ordinal }) => ordinal))),
      foundBy: Uint32Array.from(lists.flatMap((list) => list.map(({ customers }) => customers))),
    },
    queries: [...found.keys()],
  }
}

/** Files of earlier versions have none. */
export function foundFrom(artifact: Artifact): Found {
  const { queries } = artifact.header.meta
  if (!Array.isArray(queries) || !artifact.sections.has('foundEnds')) return nothingFound
  const ends = sectionOf(artifact, 'foundEnds', Uint32Array)
  const items = sectionOf(artifact, 'foundItems', Uint32Array)
  const customers = sectionOf(artifact, 'foundBy', Uint32Array)
  return new Map(
    queries.map((query, at) => {
      const rows = Array.from(items.subarray(ends[at - 1] ?? 0, ends[at]), (ordinal, place) => ({
        ordinal,
        customers: customers[(ends[at - 1] ?? 0) + place]!,
      }))
      return [String(query), rows]
    }),
  )
}

import type { Block } from '../model/recipe.ts'

/** What a rule may be written for, and which blocks' rules are written for it already. */
export interface Audience {
  id: string
  /** ids of the blocks whose rules name it */
  blocks: readonly string[]
}

export interface Region extends Audience {
  /** as in rules, in lower case: "pl", "pl-14" */
  id: string
  /** of a sample of customers, the share that was seen there last; 0 where the sample holds nobody */
  share: number
  /** enough people of it took products: it has bestsellers of its own */
  hasBestsellers: boolean
}

/** Segments that rules of these blocks name, by name. */
export const segmentsIn = (blocks: readonly Block[]): Audience[] => named(blocks, 'segment')

/**
 * Regions that are worth offering, the most people first: of customers, of lists of the index ("region pl-14"), and of
 * rules. `countries`: how many customers of a sample are of each, by ISO code in any case.
 */
export function regionsOf(
  blocks: readonly Block[],
  lists: Iterable<string>,
  countries: ReadonlyMap<string, number>,
): Region[] {
  const regions = new Map<string, Region>()
  const region = (id: string): Region => regions.get(id) ?? { id, share: 0, hasBestsellers: false, blocks: [] }
  const sampled = [...countries.values()].reduce((sum, count) => sum + count, 0)
  for (const [country, count] of countries) {
    const id = country.toLowerCase()
    const known = region(id)
    regions.set(id, { ...known, share: known.share + count / sampled })
  }
  for (const name of lists) {
    if (!name.startsWith('region ')) continue
    const id = name.slice('region '.length)
    regions.set(id, { ...region(id), hasBestsellers: true })
  }
  for (const { id, blocks: ids } of named(blocks, 'region')) {
    const known = region(id.toLowerCase())
    regions.set(known.id, { ...known, blocks: [...new Set([...known.blocks, ...ids])] })
  }
  return [...regions.values()].sort(
    (a, b) => b.share - a.share || Number(b.hasBestsellers) - Number(a.hasBestsellers) || (a.id < b.id ? -1 : 1),
  )
}

function named(blocks: readonly Block[], key: 'segment' | 'region'): Audience[] {
  const found = new Map<string, Set<string>>()
  for (const { id, recipe } of blocks) {
    for (const { when } of recipe.rules ?? []) {
      const name = when?.[key]
      if (name === undefined || name === '') continue
      const ids = found.get(name)
      if (ids === undefined) found.set(name, new Set([id]))
      else ids.add(id)
    }
  }
  return [...found].map(([id, ids]) => ({ id, blocks: [...ids] })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

import {
  measures,
  scopes,
  windows,
  type Block,
  type Recipe,
  type SourceName,
  type SourceUse,
} from '../../model/recipe.ts'
import type { Condition } from '../../model/scenario.ts'
import {
  anchorWords,
  filterWords,
  measureWords,
  scopeWords,
  sourceWords,
  windowWords,
  type AnchorWord,
  type FilterWord,
  type Said,
} from './presetWords.ts'

/** A block that shops ask for, ready to be tried and kept. */
export interface Preset {
  id: string
  name: Said
  description: Said
  placement: Block['placement']
  recipe: Recipe
}

const filters: Readonly<Record<FilterWord, Condition>> = {
  sale: { fact: 'discount', is: '>=', value: 0.05 },
  arrivals: { fact: 'age', is: '<=', value: 30 },
  rated: { fact: 'rating', is: '>=', value: 4 },
  cheaper: { fact: 'price', is: '<=', value: '$context' },
  dearer: { fact: 'price', is: '>', value: '$context' },
  sameBrand: { fact: 'brand', is: '=', value: '$context' },
  sameCategory: { fact: 'category', is: '=', value: '$context' },
  season: { fact: 'season', is: '=', value: '$now' },
}

const anchored: readonly SourceName[] = [
  'similar',
  'copurchase',
  'complement',
  'substitute',
  'collection',
  'upsell',
  'alsoViewed',
  'addedAfter',
  'bundle',
]
const anchors: readonly AnchorWord[] = ['page', 'cart', 'history', 'lastOrder']
const visiting: readonly SourceName[] = ['personal', 'session', 'next', 'affinity']
const own: readonly SourceName[] = [
  'viewed',
  'dropped',
  'replenish',
  'cart',
  'lastOrder',
  'search',
  'visit',
  'seasonal',
]
const everywhere: readonly FilterWord[] = ['sale', 'arrivals', 'rated', 'season']
const besideProduct: readonly FilterWord[] = [
  'sale',
  'arrivals',
  'rated',
  'cheaper',
  'dearer',
  'sameBrand',
  'sameCategory',
]
const growing: readonly SourceName[] = ['trending', 'new', 'discounted']
const pageScopes = ['site', 'category', 'brand', 'type'] as const

const languages = ['en', 'pl', 'uk'] as const

/** "Best sellers · this brand · 7 days": parts that need no grammar between them. */
const joined = (parts: readonly Said[], by: string): Said => {
  const of = (language: (typeof languages)[number]) => parts.map((part) => part[language]).join(by)
  return { en: of('en'), pl: of('pl'), uk: of('uk') }
}

function preset(
  parts: readonly string[],
  source: SourceUse,
  placement: Preset['placement'],
  names: readonly Said[],
  shows: readonly Said[],
  filter?: FilterWord,
): Preset {
  const id = [...parts, ...(filter === undefined ? [] : [filter])]
    .join('-')
    .replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)
  const limits = filter === undefined ? [] : [filterWords[filter]]
  const description = joined([...shows, ...limits], '; ')
  return {
    id,
    placement,
    name: joined([...names, ...limits], ' · '),
    description: { en: `${description.en}.`, pl: `${description.pl}.`, uk: `${description.uk}.` },
    recipe: {
      id,
      version: 1,
      limit: 12,
      min: 2,
      sources: [source],
      ...(filter === undefined ? {} : { filter: filters[filter] }),
      // What was seen or is due again is the point of these lists.
      exclude: ['viewed', 'dropped', 'replenish'].includes(source.use)
        ? ['context']
        : ['context', 'cart', 'bought:60d'],
      ...(source.use === 'viewed' ? {} : { diversity: { mmr: 0.85, maxPer: { brand: 6 } } }),
      fallback: [
        { use: 'popular', scope: 'category' },
        { use: 'popular', scope: 'site' },
      ],
    },
  }
}

function makePresets(): Preset[] {
  const out: Preset[] = []
  for (const by of measures) {
    for (const window of windows) {
      for (const scope of scopes) {
        const names = [measureWords[by].name, scopeWords[scope].name, windowWords[window]]
        const shows = [measureWords[by].shows, scopeWords[scope].shows, windowWords[window]]
        const placement = scope === 'category' ? 'category' : scope === 'brand' || scope === 'type' ? 'product' : 'home'
        out.push(
          preset(
            ['popular', by, scope, window],
            { use: 'popular', weight: 1, by, scope, window },
            placement,
            names,
            shows,
          ),
        )
      }
    }
  }
  for (const use of growing) {
    for (const scope of pageScopes) {
      const { name, shows } = sourceWords[use]
      const names = [name, scopeWords[scope].name]
      const placement = scope === 'category' ? 'category' : scope === 'site' ? 'home' : 'product'
      const said = [shows, scopeWords[scope].shows]
      out.push(preset([use, scope], { use, weight: 1, scope }, placement, names, said))
      if (use !== 'new') out.push(preset([use, scope], { use, weight: 1, scope }, placement, names, said, 'arrivals'))
    }
  }
  for (const use of anchored) {
    const { name, shows } = sourceWords[use]
    for (const of of anchors) {
      const placement = of === 'page' ? 'product' : of === 'cart' ? 'cart' : of === 'lastOrder' ? 'order' : 'home'
      const said = [shows, anchorWords[of]]
      out.push(preset([use, of], { use, weight: 1, of }, placement, [name, anchorWords[of]], said))
      if (of !== 'page') continue
      for (const filter of besideProduct) {
        // Prices within a band already, or the same brand by what a collection is: nothing new is said.
        if (use === 'upsell' && (filter === 'cheaper' || filter === 'dearer')) continue
        out.push(preset([use, of], { use, weight: 1, of }, placement, [name, anchorWords[of]], said, filter))
      }
    }
  }
  for (const use of [...visiting, ...own]) {
    const { name, shows } = sourceWords[use]
    const placement = use === 'cart' ? 'cart' : use === 'lastOrder' ? 'order' : use === 'search' ? 'search' : 'home'
    out.push(preset([use], { use, weight: 1 }, placement, [name], [shows]))
    for (const filter of everywhere) out.push(preset([use], { use, weight: 1 }, placement, [name], [shows], filter))
  }
  const { name, shows } = sourceWords.list
  for (const filter of everywhere) {
    const source: SourceUse = { use: 'list', weight: 1, where: filters[filter] }
    out.push(preset(['list'], source, 'home', [name], [shows], filter))
  }
  return out
}

/** All presets, generated from source x scope x window x filter; ids are stable. */
export const presets: readonly Preset[] = makePresets()

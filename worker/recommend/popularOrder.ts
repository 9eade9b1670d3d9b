import type { SourceOptions } from '../model/recipe.ts'
import type { LiveFacts } from '../model/facts.ts'
import type { Index } from './index.ts'
import { regionsOf } from './regions.ts'
import { inScope } from './sources/scope.ts'
import type { Ask } from './sources/source.ts'
import type { Visit } from './visit.ts'

/** Orders kept per index version: a category's, a brand's. */
const MOST_KEPT = 256

/**
 * Ordinals most popular first, as a source says: by a measure over a window, of a scope. A list that the site's data can't
 * fill (no purchases yet, nobody of that region) gives way to the next wider one: never an empty page for lack of data.
 */
export function popularOrder(ask: Ask): Uint32Array {
  const { index, facts, options } = ask
  const order = listFor(index, facts, options)
  const inside = inScope(ask)
  if (inside === null) return order
  const key = `${nameOf(order, index)} ${scopeKey(ask)}`
  let top = index.topOf.get(key)
  if (top === undefined) {
    if (index.topOf.size >= MOST_KEPT) index.topOf.clear()
    index.topOf.set(key, (top = order.filter(inside)))
  }
  return top
}

function listFor(index: Index, facts: LiveFacts, { scope, by, window }: SourceOptions): Uint32Array {
  const { lists } = index.base.popularity
  if (scope === 'region') {
    const list = regionalList(index, facts)
    if (list !== null) return list
  }
  if (scope === 'segment') {
    for (const segment of facts.segments ?? []) {
      const list = lists.get(`segment ${segment}`)
      if (list !== undefined) return list
    }
  }
  if ((by === undefined || by === 'interest') && window === undefined) return index.popular
  const name = `${by ?? 'interest'} ${window ?? '30d'}`
  const list = index.fresh?.lists.get(name) ?? lists.get(name)
  return list === undefined || list.length === 0 ? index.popular : list
}

/** The list of the visitor's region, else of its country; null where neither has enough people behind it. */
export function regionalList({ base }: Index, facts: LiveFacts): Uint32Array | null {
  for (const region of regionsOf(facts)) {
    const list = base.popularity.lists.get(`region ${region}`)
    if (list !== undefined) return list
  }
  return null
}

/** Lists are few and live as long as the index: their place in it names them. */
function nameOf(order: Uint32Array, { base, fresh }: Index): string {
  for (const [name, list] of [...(fresh?.lists ?? []), ...base.popularity.lists]) if (list === order) return name
  return ''
}

function scopeKey({ options, categoryId, visit, index }: Ask): string {
  const product: Visit['context'][number] | undefined = visit.context[0]
  if (options.scope === 'category') return `category ${categoryId?.trim().toLowerCase() ?? ''}`
  if (options.scope === 'brand') return `brand ${product === undefined ? 0 : index.brand[product]!}`
  return `type of ${product ?? -1}`
}

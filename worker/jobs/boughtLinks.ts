import { mineLinks } from '../catalog/understand/mineLinks.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { ProductType } from '../model/product.ts'
import type { TypeLink } from '../model/typeLink.ts'
import { actionKinds } from '../recommend/actions.ts'
import { findId } from '../recommend/idTable.ts'
import type { Index } from '../recommend/index.ts'
import { readLines } from './readLines.ts'
import type { CatalogTexts } from './typedCatalog.ts'

/** Links that the orders of the last weeks show: what was bought in one visit is one order. */
export async function boughtLinks(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  index: Index,
  texts: CatalogTexts,
  types: readonly (ProductType | null)[],
): Promise<TypeLink[]> {
  const { items } = index.base
  const { actions } = await readLines(env, site, items, clock.now())
  const bought = actions.kinds.map((kind) => (actionKinds[kind] === 'bought' ? 1 : 0))
  const rows = [...bought.keys()].filter((row) => bought[row] === 1)
  if (rows.length === 0) return []
  const numbers = new Map<string, number>()
  const names = ['']
  const prices: number[][] = [[]]
  const ofItem = new Uint32Array(items.count)
  for (const [place, id] of texts.ids.entries()) {
    const type = types[place]?.id
    const ordinal = type === undefined ? -1 : findId(items.ids, id)
    if (type === undefined || ordinal < 0) continue
    let number = numbers.get(type)
    if (number === undefined) {
      numbers.set(type, (number = names.push(type) - 1))
      prices.push([])
    }
    ofItem[ordinal] = number
    prices[number]!.push(texts.prices[place]!)
  }
  return mineLinks(
    {
      customers: Uint32Array.from(rows, (row) => actions.customers[row]!),
      orders: Uint32Array.from(rows, (row) => actions.visits[row]!),
      types: Uint32Array.from(rows, (row) => ofItem[actions.items[row]!]!),
      at: Float64Array.from(rows, (row) => actions.at[row]!),
    },
    names,
    prices.map(median),
  )
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >>> 1] ?? 0
}

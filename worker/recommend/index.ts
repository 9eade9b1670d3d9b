import { textIn, type Availability } from '../model/product.ts'
import type { Currency } from '../model/money.ts'
import type { ProductId } from '../model/ids.ts'
import { add, emptyBitmap, type Bitmap } from './bitmap.ts'
import { findId } from './idTable.ts'
import { availabilities } from './itemRow.ts'
import { GONE, type Category, type Items } from './items.ts'
import type { BlendWeights } from './fitPersonal.ts'
import type { Fresh } from './fresh.ts'
import type { Knn } from './knn.ts'
import type { Links } from './links.ts'
import type { NeighbourLists } from './neighbourLists.ts'
import type { RidgeSettings } from './sequentialRidge.ts'
import type { RuleSettings } from './sequentialRules.ts'
import type { Popularity } from './popularity.ts'
import type { SequenceReader } from './sequenceReader.ts'
import type { SessionIndex, SessionSettings } from './sessionKnn.ts'
import { textAt, type StringTable } from './stringTable.ts'

/** One built version, as its manifest names it. Parts of a site without events or vectors are null. */
export interface Base {
  site: string
  version: string
  /** hash of the item order */
  itemsHash: string
  builtAt: number
  /** the site's main language: texts fall back to it */
  language: string
  items: Items
  popularity: Popularity
  knn: Knn | null
  sessions: { index: SessionIndex; settings: SessionSettings } | null
  rules: { lists: NeighbourLists; settings: RuleSettings } | null
  linear: { lists: NeighbourLists; settings: RidgeSettings } | null
  copurchase: NeighbourLists | null
  /** put into the cart after looking at something else */
  added: NeighbourLists | null
  /** of `personal`, fitted on the site's own held-back slice */
  blend: BlendWeights
  /** null until types have been decided */
  links: Links | null
  /** with its weight in `personal` against sequential rules at 1; null where the other sources go on without it */
  sequence: { reader: SequenceReader; weight: number } | null
}

/** What changed since the build: prices and stock of the base, and products that are new or read differently. */
export interface LiveState {
  version: string
  price: Uint32Array
  regular: Uint32Array
  lowest: Uint32Array
  availability: Uint8Array
  /** in order of arrival; the n-th new one (of those that replace nothing) has ordinal base count + n */
  rows: Items | null
  /** per row: the ordinal of the base it replaces, -1 for a new product */
  replaces: Int32Array
}

/**
 * All that `recommend` reads of a catalog, by ordinal 0..count-1. Immutable but for its caches; the loader swaps it whole.
 */
export interface Index {
  readonly base: Base
  readonly live: LiveState | null
  readonly count: number
  readonly price: Uint32Array
  readonly regular: Uint32Array
  readonly lowest: Uint32Array
  readonly availability: Uint8Array
  readonly created: Uint32Array
  readonly brand: Uint32Array
  readonly category: Uint32Array
  readonly currency: Uint8Array
  readonly brands: readonly string[]
  readonly categories: readonly Category[]
  readonly currencies: readonly string[]
  /** row of `live.rows` that states this product, or -1: the base does */
  readonly rowOf: Int32Array | null
  /** ordinals most popular first, new products last */
  readonly popular: Uint32Array
  /** position in `popular` */
  readonly rank: Uint32Array
  readonly inStock: Bitmap
  /** filters already worked out on this version, by their text */
  readonly cache: Map<string, Bitmap>
  /** stands for the products, prices and stock of this version: what is worked out from these alone is kept by it */
  readonly catalog: object
  /** what happened since the build; null: nothing that is known */
  readonly fresh: Fresh | null
  /** the most popular of a category, by category text */
  readonly topOf: Map<string, Uint32Array>
}

export function makeIndex(base: Base, live: LiveState | null): Index {
  const { items } = base
  const rows = live?.rows ?? null
  const added = live === null ? [] : [...live.replaces.keys()].filter((row) => live.replaces[row]! < 0)
  const count = items.count + added.length
  const brands = merged(items.brands, rows?.brands ?? [], (name) => name)
  const categories = merged(items.categories, rows?.categories ?? [], (category) => category.id)
  const currencies = merged(items.currencies, rows?.currencies ?? [], (code) => code)
  const index = {
    base,
    live,
    count,
    price: sized(live?.price ?? items.price, count),
    regular: sized(live?.regular ?? items.regular, count),
    lowest: sized(live?.lowest ?? items.lowest, count),
    availability: sized(live?.availability ?? items.availability, count),
    created: sized(items.created, count),
    brand: sized(items.brand, count),
    category: sized(items.category, count),
    currency: sized(items.currency, count),
    brands: brands.all,
    categories: categories.all,
    currencies: currencies.all,
    rowOf: rows === null ? null : new Int32Array(count).fill(-1),
    popular: base.popularity.order,
    rank: new Uint32Array(count),
    inStock: emptyBitmap(count),
    cache: new Map<string, Bitmap>(),
    catalog: {},
    fresh: null,
    topOf: new Map<string, Uint32Array>(),
  }
  if (live !== null && rows !== null) {
    let next = items.count
    for (let row = 0; row < rows.count; row++) {
      const ordinal = live.replaces[row]! < 0 ? next++ : live.replaces[row]!
      index.rowOf![ordinal] = row
      index.price[ordinal] = rows.price[row]!
      index.regular[ordinal] = rows.regular[row]!
      index.lowest[ordinal] = rows.lowest[row]!
      index.availability[ordinal] = rows.availability[row]!
      index.created[ordinal] = rows.created[row]!
      index.brand[ordinal] = brands.renumbered[rows.brand[row]!]!
      index.category[ordinal] = categories.renumbered[rows.category[row]!]!
      index.currency[ordinal] = currencies.renumbered[rows.currency[row]!]!
    }
  }
  if (added.length > 0) {
    index.popular = new Uint32Array(count)
    index.popular.set(base.popularity.order)
    for (let at = items.count; at < count; at++) index.popular[at] = at
  }
  for (let at = 0; at < count; at++) index.rank[index.popular[at]!] = at
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const availability = index.availability[ordinal]!
    if (availability !== 0 && availability !== GONE) add(index.inStock, ordinal)
  }
  return index
}

function sized<T extends Uint32Array | Uint8Array>(column: T, count: number): T {
  const out = new (column.constructor as new (length: number) => T)(count)
  out.set(column.subarray(0, count))
  return out
}

function merged<T>(base: readonly T[], more: readonly T[], key: (value: T) => string) {
  if (more.length === 0) return { all: base, renumbered: [] as number[] }
  const all = [...base]
  const numbers = new Map(base.map((value, number) => [key(value), number]))
  const renumbered = more.map((value) => {
    const known = numbers.get(key(value))
    return known ?? all.push(value) - 1
  })
  return { all, renumbered }
}

/** The ordinal of a product by its id, a variant's id or a SKU; -1 for what the index doesn't know. */
export function ordinalOf(index: Index, id: string): number {
  const { items } = index.base
  const own = findId(items.ids, id)
  if (own >= 0) return own
  const rows = index.live?.rows
  if (rows) {
    const row = findId(rows.ids, id)
    if (row >= 0) return ordinalOfRow(index, row)
    const alias = findId(rows.aliases, id)
    if (alias >= 0) return ordinalOfRow(index, rows.aliasOf[alias]!)
  }
  const alias = findId(items.aliases, id)
  return alias < 0 ? -1 : items.aliasOf[alias]!
}

function ordinalOfRow(index: Index, row: number): number {
  const { replaces } = index.live!
  if (replaces[row]! >= 0) return replaces[row]!
  let before = 0
  for (let at = 0; at < row; at++) if (replaces[at]! < 0) before++
  return index.base.items.count + before
}

/** Products as an answer states them; money in minor units. */
export interface ShownProduct {
  productId: ProductId
  variantId?: string
  title: string
  url: string
  imageUrl: string
  priceMinor: number
  regularMinor?: number
  /** with a crossed-out price: the lowest of the 30 days before, where the history knows it */
  lowest30Minor?: number
  currency: Currency
  availability: Availability
  /** what buyers rate it, 1 to 5, in blocks that show it */
  rating?: number
}

export function productIdAt(index: Index, ordinal: number): ProductId {
  const [items, row] = source(index, ordinal)
  return textAt(items.ids.ids, row) as ProductId
}

export function titleAt(index: Index, ordinal: number, language: string): string {
  const [items, row] = source(index, ordinal)
  return localised(items.titles, row, language, index.base.language)
}

export function categoryNameAt(index: Index, ordinal: number, language: string): string {
  const category = index.categories[index.category[ordinal] ?? 0]
  return category === undefined ? '' : textIn(category.names, language, index.base.language)
}

export const isGone = (index: Index, ordinal: number): boolean => index.availability[ordinal] === GONE

/** All that a block or a message shows of a product, stock and price as of the last look at the live file. */
export function showProduct(index: Index, ordinal: number, language: string): ShownProduct {
  const [items, row] = source(index, ordinal)
  const variant = textAt(items.variants, row)
  const regular = index.regular[ordinal]!
  const lowest = index.lowest[ordinal]!
  const price = index.price[ordinal]!
  return {
    productId: textAt(items.ids.ids, row) as ProductId,
    ...(variant === '' ? {} : { variantId: variant }),
    title: localised(items.titles, row, language, index.base.language),
    url: localised(items.urls, row, language, index.base.language),
    imageUrl: textAt(items.images, row),
    priceMinor: price,
    ...(regular > price ? { regularMinor: regular } : {}),
    ...(regular > price && lowest > 0 ? { lowest30Minor: lowest } : {}),
    currency: index.currencies[index.currency[ordinal]!] ?? '',
    availability: availabilities[index.availability[ordinal]!] ?? 'out-of-stock',
  }
}

/** The picture of a product, as its feed gave it. */
export function imageAt(index: Index, ordinal: number): string {
  const [items, row] = source(index, ordinal)
  return textAt(items.images, row)
}

/** What the variant that a list shows costs now, and whether it can be bought. */
export function offerAt(
  index: Index,
  ordinal: number,
): { variantId: string; priceMinor: number; currency: Currency; canBuy: boolean } {
  const [items, row] = source(index, ordinal)
  const availability = index.availability[ordinal]!
  return {
    variantId: textAt(items.variants, row) || textAt(items.ids.ids, row),
    priceMinor: index.price[ordinal]!,
    currency: index.currencies[index.currency[ordinal]!] ?? '',
    canBuy: availability !== 0 && availability !== GONE,
  }
}

/** A product by id as it stands now, or null: unknown, or gone from the catalog. */
export function findProduct(index: Index, id: string, language: string): ShownProduct | null {
  const ordinal = ordinalOf(index, id)
  return ordinal < 0 || isGone(index, ordinal) ? null : showProduct(index, ordinal, language)
}

function source(index: Index, ordinal: number): [Items, number] {
  const row = index.rowOf === null ? -1 : index.rowOf[ordinal]!
  return row < 0 ? [index.base.items, ordinal] : [index.live!.rows!, row]
}

function localised(tables: ReadonlyMap<string, StringTable>, row: number, language: string, fallback: string): string {
  const exact = at(tables.get(language), row) || at(tables.get(language.split('-')[0] ?? ''), row)
  if (exact !== '') return exact
  const own = at(tables.get(fallback), row)
  if (own !== '') return own
  for (const table of tables.values()) {
    const any = at(table, row)
    if (any !== '') return any
  }
  return ''
}

const at = (table: StringTable | undefined, row: number): string => (table === undefined ? '' : textAt(table, row))

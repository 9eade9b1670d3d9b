import type { Json } from '../model/json.ts'
import { toMinor } from '../model/money.ts'
import type { Condition } from '../model/scenario.ts'
import { add, complement, emptyBitmap, fullBitmap, has, intersect, unite, type Bitmap } from './bitmap.ts'
import { columnOf } from './columns.ts'
import { findId } from './idTable.ts'
import { ordinalOf, type Index } from './index.ts'
import { availabilities } from './itemRow.ts'

const MAX_CACHED = 64
const BUCKETS = 64

/**
 * The products a recipe may show: in stock and through its filter, as a bitmap worked out once per filter and index
 * version. Callers must not change it.
 */
export function allowedSet(index: Index, filter: Condition | undefined, about: About): Bitmap {
  if (filter === undefined) return index.inStock
  const resolved = resolve(filter, index, about)
  return cached(index, `filter ${JSON.stringify(resolved)}`, () => intersect(evaluate(index, resolved), index.inStock))
}

/** What values like "$context", "$region" and "$season" stand for. */
export interface About {
  /** ordinal of the page's product, -1 without one */
  context: number
  /** the visitor's, the nearer first (`regionsOf`) */
  regions: readonly string[]
  now: number
}

/** All products, in stock or not, that fulfil a condition. Callers must not change it. */
export function fulfilling(index: Index, condition: Condition, about: About): Bitmap {
  const resolved = resolve(condition, index, about)
  return cached(index, `where ${JSON.stringify(resolved)}`, () => evaluate(index, resolved))
}

/** The first part of a condition that a product fails, for an explanation; null when it passes. */
export function failedPart(index: Index, condition: Condition, about: About, ordinal: number): Condition | null {
  if (has(fulfilling(index, condition, about), ordinal)) return null
  const parts = 'all' in condition ? condition.all : []
  for (const part of parts) {
    const failed = failedPart(index, part, about, ordinal)
    if (failed !== null) return failed
  }
  return condition
}

/** Those of an allowed set inside a category: one bitmap, as long as the index version lasts. */
export function allowedInside(index: Index, allowed: Bitmap, categoryId: string): Bitmap {
  let inside = insides.get(allowed)
  if (inside === undefined) insides.set(allowed, (inside = new Map()))
  const id = categoryId.trim().toLowerCase()
  let set = inside.get(id)
  if (set === undefined) {
    if (inside.size >= MAX_CACHED) inside.clear()
    inside.set(id, (set = intersect(allowed.slice(), categorySet(index, id))))
  }
  return set
}

const insides = new WeakMap<Bitmap, Map<string, Bitmap>>()

/** Products of a category and its descendants; empty for a category that nobody has. */
export function categorySet(index: Index, categoryId: string): Bitmap {
  const id = categoryId.trim().toLowerCase()
  return cached(index, `category ${id}`, () => byColumn(index, index.category, categoryNumbers(index, id)))
}

export const isCategory = (index: Index, categoryId: string): boolean =>
  categoryNumbers(index, categoryId.trim().toLowerCase()).includes(true)

const categoryNumbers = (index: Index, id: string): boolean[] =>
  index.categories.map((category) => id !== '' && (category.id === id || category.id.startsWith(`${id} > `)))

function cached(index: Index, key: string, make: () => Bitmap): Bitmap {
  const { cache } = index
  const known = cache.get(key)
  if (known !== undefined) {
    cache.delete(key) // least recently used first
    cache.set(key, known)
    return known
  }
  const made = make()
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value!)
  cache.set(key, made)
  return made
}

/** Puts the page's product and the visitor's region into values that speak of them: "$context", "0.2*context". */
function resolve(condition: Condition, index: Index, about: About): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => resolve(one, index, about)) }
  if ('any' in condition) return { any: condition.any.map((one) => resolve(one, index, about)) }
  if ('not' in condition) return { not: resolve(condition.not, index, about) }
  const value = resolveValue(condition.value ?? null, condition.fact, index, about)
  return { fact: condition.fact, is: condition.is, value }
}

function resolveValue(value: Json, fact: string, index: Index, about: About): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => resolveValue(one, fact, index, about))
  const { context } = about
  if (fact === 'price') {
    const share = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\*context$/.exec(value)?.[1] : undefined
    if (share !== undefined || value === '$context') {
      return context < 0 ? null : Math.round(Number(share ?? 1) * index.price[context]!)
    }
    const currency = index.currencies[index.currency[context < 0 ? 0 : context] ?? 0] ?? 'EUR'
    return typeof value === 'number' ? toMinor(value, currency) : value
  }
  // Days become a moment, whole days so that the answer is worked out once a day.
  if (fact === 'age' && typeof value === 'number') return -Math.floor(about.now / DAY_MS - value) * DAY_S
  if (fact === 'zone' && value === '$region') return about.regions.length === 0 ? null : about.regions
  if (fact === 'season' && value === '$now')
    return seasons[Math.floor(((new Date(about.now).getUTCMonth() + 1) % 12) / 3)]!
  if (value !== '$context') return value
  if (context < 0) return null
  if (fact === 'brand') return index.brands[index.brand[context]!] || null
  if (fact === 'category') return index.categories[index.category[context]!]?.id || null
  const { of, names } = columnOf(index, fact)
  return names[of[context]!] || null
}

const DAY_MS = 86_400_000
const DAY_S = 86_400
/** By month of the northern year, from December on. */
const seasons = ['winter', 'spring', 'summer', 'autumn'] as const

function evaluate(index: Index, condition: Condition): Bitmap {
  if ('all' in condition) {
    return condition.all.reduce((set, one) => intersect(set, evaluate(index, one)), fullBitmap(index.count))
  }
  if ('any' in condition) {
    return condition.any.reduce((set, one) => unite(set, evaluate(index, one)), emptyBitmap(index.count))
  }
  if ('not' in condition) return complement(evaluate(index, condition.not), index.count)
  // "$context" on a page without a product restricts nothing.
  if (condition.value === null || condition.value === undefined) return fullBitmap(index.count)
  const values = Array.isArray(condition.value) ? (condition.value as readonly Json[]) : [condition.value]
  if (values.includes(null)) return fullBitmap(index.count)
  if (condition.fact === 'price') return byPrice(index, condition.is, values)
  if (isOrder(condition.is)) return byNumber(index, condition.fact, condition.is, values.map(Number))
  const set = values.reduce<Bitmap>(
    (all, value) => unite(all, equalTo(index, condition.fact, value)),
    emptyBitmap(index.count),
  )
  return condition.is === '!=' ? complement(set, index.count) : set
}

const isOrder = (is: string): is is Order => orders.includes(is as Order)
const orders = ['<', '<=', '>', '>=', 'between'] as const
type Order = (typeof orders)[number]

/** Numbers of columns (discount, age) or of tags (margin, rating, attributes): products without one fulfil nothing. */
function byNumber(index: Index, fact: string, is: Order, [first = 0, second = Infinity]: readonly number[]): Bitmap {
  const holds = (value: number): boolean => {
    switch (is) {
      case '<':
        return value < first
      case '<=':
        return value <= first
      case '>':
        return value > first
      case '>=':
        return value >= first
      case 'between':
        return value >= first && value <= second
    }
  }
  const set = emptyBitmap(index.count)
  if (fact === 'discount' || fact === 'age') {
    for (let ordinal = 0; ordinal < index.count; ordinal++) {
      const regular = index.regular[ordinal]!
      const price = index.price[ordinal]!
      const discount = regular > price ? 1 - price / regular : 0
      // Ages are compared as moments, turned round: the older, the smaller.
      if (holds(fact === 'age' ? -index.created[ordinal]! : discount)) add(set, ordinal)
    }
    return set
  }
  const { of, names } = columnOf(index, fact)
  const wanted = names.map((name, at) => at > 0 && name.trim() !== '' && holds(Number(name)))
  if (wanted.includes(true))
    for (let ordinal = 0; ordinal < index.count; ordinal++) if (wanted[of[ordinal]!] === true) add(set, ordinal)
  return set
}

function equalTo(index: Index, fact: string, value: Json): Bitmap {
  const text = String(value).trim().toLowerCase()
  if (fact === 'category') return categorySet(index, text)
  if (fact === 'brand') {
    return byColumn(
      index,
      index.brand,
      index.brands.map((brand) => brand !== '' && brand.toLowerCase() === text),
    )
  }
  if (fact === 'availability') {
    return byColumn(
      index,
      index.availability,
      availabilities.map((one) => one === text),
    )
  }
  if (fact === 'product') {
    const set = emptyBitmap(index.count)
    const ordinal = ordinalOf(index, String(value))
    if (ordinal >= 0) add(set, ordinal)
    return set
  }
  if (fact === 'zone') return inZone(index, text)
  return byTag(index, `${fact === 'season' ? 'attr.season' : fact.toLowerCase()}:${text}`)
}

/** A product that names no zone can be had in all of them. */
function inZone(index: Index, zone: string): Bitmap {
  const set = byTag(index, `zone:${zone}`)
  const { of } = columnOf(index, 'zone')
  for (let ordinal = 0; ordinal < index.count; ordinal++) if (of[ordinal] === 0) add(set, ordinal)
  return set
}

function byColumn(index: Index, column: Uint32Array | Uint8Array, wanted: readonly boolean[]): Bitmap {
  const set = emptyBitmap(index.count)
  if (!wanted.includes(true)) return set
  for (let ordinal = 0; ordinal < index.count; ordinal++) if (wanted[column[ordinal]!] === true) add(set, ordinal)
  return set
}

/** Products that carry a tag of `itemRow.ts`, such as "disappoints:true". Callers must not change it. */
export const taggedSet = (index: Index, tag: string): Bitmap => cached(index, `tag ${tag}`, () => byTag(index, tag))

function byTag(index: Index, tag: string): Bitmap {
  const set = emptyBitmap(index.count)
  const { items } = index.base
  const own = findId(items.tags, tag)
  if (own >= 0) {
    for (let at = items.tagOffsets[own]!; at < items.tagOffsets[own + 1]!; at++) {
      const ordinal = items.tagItems[at]!
      if (index.rowOf === null || index.rowOf[ordinal]! < 0) add(set, ordinal)
    }
  }
  const rows = index.live?.rows
  if (!rows || index.rowOf === null) return set
  const fresh = findId(rows.tags, tag)
  if (fresh < 0) return set
  const tagged = new Set(rows.tagItems.subarray(rows.tagOffsets[fresh]!, rows.tagOffsets[fresh + 1]!))
  for (let ordinal = 0; ordinal < index.count; ordinal++) if (tagged.has(index.rowOf[ordinal]!)) add(set, ordinal)
  return set
}

function byPrice(index: Index, is: string, values: readonly Json[]): Bitmap {
  const [first, second] = values.map(Number)
  const value = first ?? 0
  switch (is) {
    case '<':
      return priceBetween(index, 0, value - 1)
    case '<=':
      return priceBetween(index, 0, value)
    case '>':
      return priceBetween(index, value + 1, Infinity)
    case '>=':
      return priceBetween(index, value, Infinity)
    case 'between':
      return priceBetween(index, value, second ?? Infinity)
    case '!=':
      return complement(priceBetween(index, value, value), index.count)
    default:
      return priceBetween(index, value, value)
  }
}

/** 64 logarithmic buckets, half a doubling each from 1 minor unit on; whole buckets by words, the edges exactly. */
const bucketOf = (minor: number): number => Math.min(BUCKETS - 1, Math.floor(2 * Math.log2(Math.max(1, minor))))

function priceBetween(index: Index, low: number, high: number): Bitmap {
  const set = emptyBitmap(index.count)
  if (high < low) return set
  const from = bucketOf(low)
  const to = bucketOf(Math.min(high, 0xffffffff))
  for (let bucket = from; bucket <= to; bucket++) {
    const members = priceBucket(index, bucket)
    if (bucket > from && bucket < to) unite(set, members)
    else {
      for (let word = 0; word < members.length; word++) {
        for (let bits = members[word]!; bits !== 0; bits &= bits - 1) {
          const ordinal = (word << 5) + 31 - Math.clz32(bits & -bits)
          const price = index.price[ordinal]!
          if (price >= low && price <= high) add(set, ordinal)
        }
      }
    }
  }
  return set
}

const buckets = new WeakMap<Index['catalog'], (Bitmap | undefined)[]>()

function priceBucket(index: Index, bucket: number): Bitmap {
  let made = buckets.get(index.catalog)
  if (made === undefined) {
    made = []
    for (let ordinal = 0; ordinal < index.count; ordinal++) {
      add((made[bucketOf(index.price[ordinal]!)] ??= emptyBitmap(index.count)), ordinal)
    }
    buckets.set(index.catalog, made)
  }
  return (made[bucket] ??= emptyBitmap(index.count))
}

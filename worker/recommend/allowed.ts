import type { Json } from '../model/json.ts'
import { toMinor } from '../model/money.ts'
import type { Condition } from '../model/scenario.ts'
import { add, complement, emptyBitmap, fullBitmap, intersect, unite, type Bitmap } from './bitmap.ts'
import { findId } from './idTable.ts'
import type { Index } from './index.ts'

const MAX_CACHED = 64
const BUCKETS = 64

/**
 * The products a recipe may show: in stock and through its filter, as a bitmap worked out once per filter and index
 * version. Callers must not change it. `context`: ordinal of the page's product, -1 without one.
 */
export function allowedSet(index: Index, filter: Condition | undefined, context: number): Bitmap {
  if (filter === undefined) return index.inStock
  const resolved = resolve(filter, index, context)
  return cached(index, `filter ${JSON.stringify(resolved)}`, () => intersect(evaluate(index, resolved), index.inStock))
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

/** Puts the page's product into values that speak of it: "$context", "0.2*context". */
function resolve(condition: Condition, index: Index, context: number): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => resolve(one, index, context)) }
  if ('any' in condition) return { any: condition.any.map((one) => resolve(one, index, context)) }
  if ('not' in condition) return { not: resolve(condition.not, index, context) }
  const value = resolveValue(condition.value ?? null, condition.fact, index, context)
  return { fact: condition.fact, is: condition.is, value }
}

function resolveValue(value: Json, fact: string, index: Index, context: number): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => resolveValue(one, fact, index, context))
  if (fact === 'price') {
    const share = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\*context$/.exec(value)?.[1] : undefined
    if (share !== undefined || value === '$context') {
      return context < 0 ? null : Math.round(Number(share ?? 1) * index.price[context]!)
    }
    const currency = index.currencies[index.currency[context < 0 ? 0 : context] ?? 0] ?? 'EUR'
    return typeof value === 'number' ? toMinor(value, currency) : value
  }
  if (value !== '$context') return value
  if (context < 0) return null
  if (fact === 'brand') return index.brands[index.brand[context]!] ?? null
  if (fact === 'category') return index.categories[index.category[context]!]?.id ?? null
  return null
}

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
  if (condition.fact === 'price') return byPrice(index, condition.is, values)
  const set = values.reduce<Bitmap>(
    (all, value) => unite(all, equalTo(index, condition.fact, value)),
    emptyBitmap(index.count),
  )
  return condition.is === '!=' ? complement(set, index.count) : set
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
  return byTag(index, `${fact.toLowerCase()}:${text}`)
}

function byColumn(index: Index, column: Uint32Array, wanted: readonly boolean[]): Bitmap {
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

const buckets = new WeakMap<Index, (Bitmap | undefined)[]>()

function priceBucket(index: Index, bucket: number): Bitmap {
  let made = buckets.get(index)
  if (made === undefined) {
    made = []
    for (let ordinal = 0; ordinal < index.count; ordinal++) {
      add((made[bucketOf(index.price[ordinal]!)] ??= emptyBitmap(index.count)), ordinal)
    }
    buckets.set(index, made)
  }
  return (made[bucket] ??= emptyBitmap(index.count))
}

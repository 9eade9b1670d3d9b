import type { Json } from '../model/json.ts'
import { asText } from './asText.ts'
import { cleanText } from './cleanText.ts'

export interface FeedCategory {
  /** the shop's own, where the feed tells it */
  id?: string
  /** from the root */
  path: readonly string[]
}

const mostCategories = 20
const deepest = 8

/**
 * The categories a cell names, the main one first: "Kitchen > Kettles", "Kitchen/Kettles", ["Kitchen", "Kettles"],
 * ["Kitchen > Kettles", "Sale"] or [{id, path}]. A bare number is Google's own and no path.
 */
export function parseCategories(value: Json): readonly FeedCategory[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value]
  const isOnePath = list.every((part) => typeof part !== 'object' && !asText(part).includes('>'))
  const read = (isOnePath ? [list] : list.slice(0, mostCategories)).map((part) => categoryOf(part))
  return read.filter((category) => category !== null)
}

function categoryOf(value: Json): FeedCategory | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { id, path } = value as { id?: Json; path?: Json }
    // In Aisle's own form a path is told per language.
    const isTold = typeof path === 'object' && path !== null && !Array.isArray(path)
    const of = pathOf((isTold ? Object.values(path)[0] : path) ?? null)
    const own = typeof id === 'string' || typeof id === 'number' ? cleanText(String(id), 128) : ''
    return of === null ? null : { ...(own === '' ? {} : { id: own }), path: of }
  }
  const path = pathOf(value)
  return path === null ? null : { path }
}

function pathOf(value: Json): readonly string[] | null {
  const list = Array.isArray(value) ? (value as readonly Json[]) : null
  const parts =
    list !== null && list.length > 1
      ? list.map((part) => asText(part))
      : asText(list?.[0] ?? value).split(/\s*(?:>|›|&gt;)\s*|\s+\/\s+/)
  const path = parts.map((part) => cleanText(part, 100)).filter((part) => part !== '')
  return path.length === 0 || (path.length === 1 && /^\d+$/.test(path[0] ?? '')) ? null : path.slice(0, deepest)
}

/** See `Product.categoryId`: the main language's path names the category in every language. */
export const categoryIdOf = (path: readonly string[]): string => path.join(' > ').toLowerCase()

import Papa from 'papaparse'
import { asId, type ProductId } from '../model/ids.ts'
import type { Review } from '../model/review.ts'
import { cleanText } from './cleanText.ts'
import { hashText } from './textFeatures.ts'

export interface BadReview {
  row: number
  field: string
  message: string
}

export type ParsedReviews = { reviews: Review[]; failed: BadReview[] } | { malformed: string }

/** What exports of review tools call the fields. */
const names = {
  product: ['productid', 'product', 'sku', 'producthandle', 'variantid', 'itemid'],
  id: ['id', 'reviewid'],
  rating: ['rating', 'stars', 'score', 'reviewrating', 'reviewscore'],
  title: ['title', 'reviewtitle', 'headline', 'subject'],
  text: ['text', 'body', 'content', 'review', 'reviewbody', 'reviewcontent', 'comment', 'description'],
  at: ['at', 'date', 'createdat', 'timestamp', 'reviewdate', 'publishedat'],
  language: ['language', 'locale', 'lang'],
  verified: ['verified', 'verifiedbuyer', 'verifiedpurchase'],
} as const

const MOST_TEXT = 4000
const MOST_TITLE = 300

/**
 * Reviews of a CSV with a header, a JSON list (or `{reviews: [...]}`) or NDJSON. Markup is cleaned away, the writer's name is
 * not read. Bad rows are listed, the others taken. `now`: epoch ms, the time of reviews that name none.
 */
export function parseReviews(body: string, now: number): ParsedReviews {
  const rows = rowsOf(body.replace(/^\uFEFF/, ''))
  if (rows === null) return { malformed: 'The body is neither a JSON list, NDJSON nor CSV with a header' }
  const reviews = new Map<string, Review>()
  const failed: BadReview[] = []
  for (const [at, row] of rows.entries()) {
    const read = readRow(row, now)
    if ('field' in read) failed.push({ row: at + 1, ...read })
    else reviews.set(`${read.product}\n${read.id}`, read)
  }
  return { reviews: [...reviews.values()], failed }
}

function rowsOf(body: string): readonly unknown[] | null {
  const start = body.trimStart()
  try {
    if (start.startsWith('[')) return JSON.parse(start) as unknown[]
    if (start.startsWith('{')) {
      const whole = wholeObject(start)
      return whole ?? start.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]))
    }
  } catch {
    return null
  }
  const { data, errors } = Papa.parse<Record<string, string>>(start, { header: true, skipEmptyLines: 'greedy' })
  return data.length === 0 || errors.some(({ type }) => type === 'Quotes') ? null : data
}

/** `{"reviews": [...]}`; null for NDJSON. */
function wholeObject(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    return 'reviews' in value && Array.isArray(value.reviews) ? (value.reviews as unknown[]) : [value]
  } catch {
    return null
  }
}

function readRow(row: unknown, now: number): Review | Omit<BadReview, 'row'> {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { field: 'row', message: 'is no object' }
  const cells = new Map(
    Object.entries(row).map(([name, value]) => [name.toLowerCase().replaceAll(/[^a-z]/g, ''), value as unknown]),
  )
  const cell = (field: keyof typeof names): string => {
    for (const name of names[field]) {
      const value = cells.get(name)
      if (typeof value === 'string' && value.trim() !== '') return value.trim()
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    }
    return ''
  }
  const product = cell('product')
  if (product === '' || product.length > 256) return { field: 'product', message: 'names no product' }
  const rating = Number(
    cell('rating')
      .replace(',', '.')
      .replace(/\s*\/\s*5$/, '') || NaN,
  )
  if (!(rating >= 1 && rating <= 5)) return { field: 'rating', message: 'must be between 1 and 5' }
  const said = cell('at')
  const at =
    said === ''
      ? now
      : /^\d{10}$/.test(said)
        ? Number(said) * 1000
        : /^\d{13}$/.test(said)
          ? Number(said)
          : Date.parse(said)
  if (!Number.isFinite(at) || at > now + 86_400_000 || at < 0)
    return { field: 'at', message: `is no date in the past: ${said.slice(0, 40)}` }
  const title = cleanText(cell('title'), MOST_TITLE)
  const text = cleanText(cell('text'), MOST_TEXT)
  const language = cell('language').toLowerCase().split(/[-_]/)[0] ?? ''
  const id = cell('id')
  if (id.length > 128) return { field: 'id', message: 'is longer than 128 characters' }
  return {
    id:
      id === ''
        ? `h${hashText(`${at}|${rating}|${title}|${text}`, 41).toString(36)}${hashText(text, 42).toString(36)}`
        : id,
    product: asId<ProductId>(product),
    at,
    rating,
    title,
    text,
    language: /^[a-z]{2,3}$/.test(language) ? language : '',
    verified: /^(true|1|yes|tak|так)$/i.test(cell('verified')),
  }
}

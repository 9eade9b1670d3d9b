import { asId, type ProductId, type VariantId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import type { Currency } from '../model/money.ts'
import { asText } from './asText.ts'
import { attributeOf } from './attributeOf.ts'
import { cleanText } from './cleanText.ts'
import { cleanUrl } from './cleanUrl.ts'
import { columnsOf, type Column, type Field } from './columns.ts'
import type { BadRow, RawRow } from './feedFormat.ts'
import { plainCell } from './plainCell.ts'
import { parseAvailability, parseQuantity } from './parseStock.ts'
import { parsePrices } from './parsePrices.ts'
import type { RowDraft } from './productDraft.ts'

export interface RowContext {
  currency: Currency
  /** language of columns without a suffix */
  language: string
  domain: string
  /** epoch ms: sales have dates */
  now: number
  /** a row of a delta says only what changed */
  isDelta: boolean
}

export type ParsedRow =
  | { is: 'row'; row: RowDraft }
  /** `productId`: whose row it would have been, if that can be told */
  | { is: 'bad'; bad: BadRow[]; productId: ProductId | null; isGrouped: boolean }
  /** a draft, or invisible */
  | { is: 'left-out' }

interface Cell {
  column: string
  value: Json
  rank: number
}

/** What `parseRow` collects: the best cell per field, texts by language, attributes by name. */
interface Cells {
  fields: Map<Field, Cell>
  texts: Map<Field, Map<string, Cell>>
  labels: Json[]
  attributes: Map<string, Json>
}

const idLength = 128
const maxAttributes = 100

/** `columnsOf`, remembered: feeds have few columns and many rows. */
export function rowParser(context: RowContext): (raw: RawRow) => ParsedRow {
  const columns = new Map<string, readonly Column[]>()
  const look = (name: string): readonly Column[] => {
    let found = columns.get(name)
    if (found === undefined) {
      found = columnsOf(name.slice(0, 200))
      if (columns.size < 5000) columns.set(name, found)
    }
    return found
  }
  return (raw) => parseRow(raw, collect(raw, look, context.language), context)
}

function collect(raw: RawRow, look: (name: string) => readonly Column[], language: string): Cells {
  const cells: Cells = { fields: new Map(), texts: new Map(), labels: [], attributes: new Map() }
  for (const [column, value] of raw.values) {
    if (value === null || value === '') continue
    for (const found of look(column)) {
      if (found.is === 'ignored') continue
      if (found.is === 'attribute') {
        if (cells.attributes.size < maxAttributes) cells.attributes.set(found.name, value)
        continue
      }
      if (found.field === 'labels') {
        cells.labels.push(value)
        continue
      }
      const cell = { column, value, rank: found.rank }
      if (isText(found.field)) {
        const byLanguage = cells.texts.get(found.field) ?? new Map<string, Cell>()
        cells.texts.set(found.field, byLanguage)
        for (const [tag, text] of perLanguage(cell, found.language ?? language)) keepBest(byLanguage, tag, text)
      } else keepBest(cells.fields, found.field, { ...cell, value: plainCell(value) })
    }
  }
  return cells
}

function keepBest<K>(cells: Map<K, Cell>, key: K, cell: Cell): void {
  const known = cells.get(key)
  if (known === undefined || cell.rank < known.rank) cells.set(key, cell)
}

/** NDJSON may give all languages of a text at once: `{"title": {"en": "Kettle", "pl": "Czajnik"}}`. */
function perLanguage(cell: Cell, language: string): [string, Cell][] {
  if (typeof cell.value !== 'object' || cell.value === null || Array.isArray(cell.value)) return [[language, cell]]
  return Object.entries(cell.value as Record<string, Json>)
    .filter(([tag]) => /^[a-z]{2,3}(-[A-Za-z\d]{2,8})?$/.test(tag))
    .map(([tag, value]) => [tag, { ...cell, value }])
}

const isText = (field: Field): boolean =>
  field === 'title' || field === 'description' || field === 'link' || field === 'product_type'

function parseRow(raw: RawRow, cells: Cells, context: RowContext): ParsedRow {
  const bad: BadRow[] = []
  const complain = (field: string, message: string): void => void bad.push({ line: raw.line, field, message })
  const cell = (field: Field): Cell | undefined => cells.fields.get(field)
  const text = (field: Field, longest: number): string | undefined => {
    const found = cell(field)
    if (found === undefined) return undefined
    const plain = cleanText(asText(found.value), longest)
    return plain === '' ? undefined : plain
  }
  const url = (found: Cell | undefined): string | undefined => {
    if (found === undefined) return undefined
    const first = Array.isArray(found.value) ? (found.value as readonly Json[])[0] : found.value
    const address = cleanUrl(asText(first ?? ''), context.domain)
    if (address === null) complain(found.column, `“${asText(found.value).slice(0, 60)}” is no http(s) address`)
    return address ?? undefined
  }
  const textIn = <T>(field: Field, read: (found: Cell) => T | undefined): Record<string, T> | undefined => {
    const entries = [...(cells.texts.get(field) ?? [])].map(([tag, found]) => [tag, read(found)] as const)
    const full = entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined && entry[1] !== '')
    return full.length === 0 ? undefined : Object.fromEntries(full.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  const id = idOf(cell('id'), complain)
  const group = cell('item_group_id') === undefined ? null : idOf(cell('item_group_id'), complain)
  if (isInvisible(cell('visible')?.value)) return { is: 'left-out' }
  const title = textIn('title', (found) => cleanText(asText(found.value), 300))
  const link = textIn('link', url)
  const imageUrl = url(cell('image_link'))
  const faultsSoFar = bad.length
  const prices = parsePrices(
    {
      price: cell('price'),
      sale: cell('sale_price'),
      regular: cell('regular_price'),
      dates: cell('sale_price_effective_date'),
      currency: cell('currency'),
    },
    context,
    complain,
  )
  const hasWrongPrice = bad.length > faultsSoFar
  const stock = parseQuantity(cell('quantity'), complain)
  const availability = parseAvailability(cell('availability'), stock, complain)
  const rating = ratingOf(cell('rating')?.value, cell('review_count')?.value)
  if (!context.isDelta) {
    if (title === undefined) complain('title', 'is missing')
    if (prices === undefined && !hasWrongPrice) complain('price', 'is missing')
  }
  if (bad.length > 0 || id === null) {
    return { is: 'bad', bad, productId: asId<ProductId>(group ?? id ?? '') || null, isGrouped: group !== null }
  }

  const category = textIn('product_type', (found) => categoryPath(found.value))
  const description = textIn('description', (found) => cleanText(asText(found.value), 5000))
  const brand = text('brand', 100)
  const collection = text('collection', 100)
  const gtin = text('gtin', 50)
  const mpn = text('mpn', 100)
  const sku = text('sku', idLength)
  const labels = cells.labels.flatMap(listOf)
  return {
    is: 'row',
    row: {
      line: raw.line,
      isGrouped: group !== null,
      product: {
        id: asId<ProductId>(group ?? id),
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
        ...(link === undefined ? {} : { url: link }),
        ...(imageUrl === undefined ? {} : { imageUrl }),
        ...(brand === undefined ? {} : { brand }),
        ...(category === undefined ? {} : { category, categoryId: categoryIdOf(category, context.language) }),
        ...(collection === undefined ? {} : { collection }),
        ...(labels.length === 0 ? {} : { labels: [...new Set(labels)] }),
        ...(gtin === undefined ? {} : { gtin }),
        ...(mpn === undefined ? {} : { mpn }),
        ...(rating === undefined ? {} : { rating }),
      },
      attributes: attributesOf(cells.attributes),
      variant: {
        id: asId<VariantId>(id),
        ...(sku === undefined || sku === id ? {} : { sku }),
        ...prices,
        ...(availability === undefined && !context.isDelta ? { availability: 'in-stock' } : {}),
        ...(availability === undefined ? {} : { availability }),
        ...(stock === undefined ? {} : { stock }),
        ...(imageUrl === undefined ? {} : { imageUrl }),
        ...(link === undefined ? {} : { url: link[context.language] ?? Object.values(link)[0] ?? '' }),
      },
      size: sizeOf(raw),
    },
  }
}

function idOf(cell: Cell | undefined, complain: (field: string, message: string) => void): string | null {
  if (cell === undefined) {
    complain('id', 'is missing')
    return null
  }
  const id = typeof cell.value === 'string' || typeof cell.value === 'number' ? cleanText(String(cell.value), 1000) : ''
  if (id !== '' && id.length <= idLength) return id
  complain(cell.column, id === '' ? 'is no id' : `has ${id.length} characters: ${idLength} are the most`)
  return null
}

const isInvisible = (value: Json | undefined): boolean =>
  value === false || /^(false|no|0|draft|hidden|invisible|archived|private|trash|none)$/i.test(asText(value))

/** "new, gift" and ["new", "gift"] are two labels. */
const listOf = (value: Json): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : typeof value === 'string' ? value.split(/[,;|]/) : [value])
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => cleanText(String(part), 100))
    .filter((part) => part !== '')

/** "Kitchen > Kettles", "Kitchen/Kettles" or ["Kitchen", "Kettles"]; the first of several. A bare number is Google's own. */
function categoryPath(value: Json): readonly string[] | undefined {
  const lead = Array.isArray(value) ? asText(value[0] as Json) : ''
  const first = lead.includes('>') ? lead : value
  const parts = Array.isArray(first)
    ? first.map((part) => asText(part as Json))
    : asText(first).split(/\s*(?:>|›|&gt;)\s*|\s+\/\s+/)
  const path = parts.map((part) => cleanText(part, 100)).filter((part) => part !== '')
  return path.length === 0 || (path.length === 1 && /^\d+$/.test(path[0] ?? '')) ? undefined : path.slice(0, 8)
}

/** See `Product.categoryId`: the main language's path names the category in every language. */
export const categoryIdOf = (category: Readonly<Record<string, readonly string[]>>, language: string): string =>
  (category[language] ?? Object.values(category)[0] ?? []).join(' > ').toLowerCase()

function ratingOf(average: Json | undefined, count: Json | undefined): { average: number; count: number } | undefined {
  const [stars, votes] = [Number(average ?? Number.NaN), Number(count ?? 0)]
  if (!(stars >= 0 && stars <= 5)) return undefined
  return { average: Math.round(stars * 100) / 100, count: votes > 0 ? Math.floor(votes) : 0 }
}

function attributesOf(cells: ReadonlyMap<string, Json>): RowDraft['attributes'] {
  const entries = [...cells]
    .map(([name, value]) => [cleanText(name, 60), attributeOf(value)] as const)
    .filter((entry) => entry[0] !== '' && entry[1] !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as RowDraft['attributes']
}

function sizeOf(raw: RawRow): number {
  let size = 200
  for (const value of raw.values.values()) size += typeof value === 'string' ? value.length : 50
  return size
}

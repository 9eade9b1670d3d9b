import type { Json } from '../model/json.ts'
import type { Currency } from '../model/money.ts'
import { asText } from './asText.ts'
import { columnsOf, fields, isText, plainName, type Field } from './columns.ts'
import type { FeedMapping } from './feedMapping.ts'
import { fieldOfName, languageOfName } from './guessField.ts'
import { currencyOf } from './parsePrice.ts'
import { looksLike } from './looksLike.ts'

/** How a feed's columns may be read, for a person to correct. */
export interface Proposal {
  mapping: FeedMapping
  /** 0 to 1 for each field that a column was found for */
  confidence: Readonly<Partial<Record<Field, number>>>
  /** of id, title and price: what no column was found for. Empty: an import may take the proposal as it is */
  missing: readonly Field[]
}

const needed = ['id', 'title', 'price'] as const
/** Every column that is one of these counts; of all other fields there is one. */
const plural: ReadonlySet<Field> = new Set<Field>(['labels', 'additional_image_link'])
/** Below it a guess says less than the column's own name kept as an attribute. */
const least = 0.3

interface Guess {
  column: string
  field: Field
  language?: string
  confidence: number
}

/**
 * Which column is what, from its name and from what stands in it. `header`: the columns; `sampleRows`: the first rows'
 * cells in the same order, as the feed wrote them. Pure: equal input, equal proposal.
 */
export function proposeMapping(
  header: readonly string[],
  sampleRows: readonly (readonly Json[])[],
  delimiter?: FeedMapping['delimiter'],
): Proposal {
  const samples = new Map(
    header.map((name, i) => [name, sampleRows.map((row) => asText(row[i])).filter((text) => text.trim() !== '')]),
  )
  const guesses = header.flatMap((column) => guessesOf(column, samples.get(column) ?? []))
  const order = (field: Field): number => (needed.includes(field as (typeof needed)[number]) ? 0 : 1)
  guesses.sort((a, b) => order(a.field) - order(b.field) || b.confidence - a.confidence)
  const columns: Record<string, string> = {}
  const confidence: Partial<Record<Field, number>> = {}
  const taken = new Set<string>()
  for (const { column, field, language, confidence: sure } of guesses) {
    const target = language === undefined ? field : `${field}:${language}`
    if (Object.hasOwn(columns, column) || (taken.has(target) && !plural.has(field))) continue
    taken.add(target)
    columns[column] = target
    confidence[field] ??= Math.round(sure * 100) / 100
  }
  for (const column of header) if (!Object.hasOwn(columns, column)) columns[column] = leftOver(column)
  const prices = header
    .filter((column) => /price/.test(columns[column] ?? ''))
    .map((column) => ({ column, cells: samples.get(column) ?? [] }))
  const comma = decimalCommaIn(prices.flatMap(({ cells }) => cells))
  const currency = currencyIn(prices)
  return {
    mapping: {
      columns,
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(comma === undefined ? {} : { decimalComma: comma }),
      ...(currency === undefined ? {} : { currency }),
    },
    confidence,
    missing: needed.filter((field) => !taken.has(field) && ![...taken].some((one) => one.startsWith(`${field}:`))),
  }
}

function guessesOf(column: string, cells: readonly string[]): Guess[] {
  const known = columnsOf(column).flatMap((found) => (found.is === 'field' ? [found] : []))
  if (known.length > 0) {
    return known.map(({ field, rank, language }) => {
      const fits = looksLike(field, cells)
      // A known name whose cells say otherwise is still likelier than any guess.
      const confidence = Math.max(0.5, (1 - rank / 50) * (fits === null ? 1 : 0.6 + 0.4 * fits))
      return { column, field, confidence, ...(language === undefined ? {} : { language }) }
    })
  }
  if (columnsOf(column).some(({ is }) => is === 'ignored')) return []
  const name = plainName(column)
  const named = fieldOfName(name)
  const language = named !== null && isText(named) ? languageOfName(name) : undefined
  return fields.flatMap((field) => {
    const fits = looksLike(field, cells)
    const byName = field === named ? 0.7 * (fits === null ? 1 : 0.4 + 0.6 * fits) : 0
    const byCells = fits === null ? 0 : fits * weight(field)
    const confidence = Math.max(byName, byCells)
    if (confidence < least) return []
    return [{ column, field, confidence, ...(language === undefined || field !== named ? {} : { language }) }]
  })
}

/** How much cells alone tell of a field, 0 to 1: an address is an address, but many numbers are no price. */
const weight = (field: Field): number =>
  field === 'image_link' || field === 'gtin'
    ? 0.8
    : field === 'link'
      ? 0.7
      : field === 'price' || field === 'availability' || field === 'product_type'
        ? 0.55
        : field === 'title' || field === 'id' || field === 'description'
          ? 0.35
          : 0

/** A known name that lost to a better column says the same once more; any other column is an attribute. */
const leftOver = (column: string): string => {
  const name = plainName(column)
  const isKnown = name === '' || columnsOf(column).some(({ is }) => is === 'ignored' || is === 'field')
  return isKnown ? 'ignore' : `attribute:${name}`
}

function decimalCommaIn(cells: readonly string[]): boolean | undefined {
  const count = (pattern: RegExp): number => cells.filter((cell) => pattern.test(cell)).length
  const [commas, points] = [count(/\d,\d{1,2}(?!\d)/), count(/\d\.\d{1,2}(?!\d)/)]
  return commas === points ? undefined : commas > points
}

/** The currency that price cells name, else the one that their column's name holds ("Ціна, грн", "price_eur"). */
function currencyIn(prices: readonly { column: string; cells: readonly string[] }[]): Currency | undefined {
  const words = [
    ...prices.flatMap(({ cells }) => cells.map((cell) => cell.replace(/[\d\s.,'\u00a0\u202f+-]/g, ''))),
    ...prices.flatMap(({ column }) => column.split(/[\s_,()[\]/.-]+/)),
  ]
  for (const word of words) {
    const isCode = /^[a-z]{3}$/i.test(word) || word.length < 3 || !/^[a-z]+$/i.test(word)
    const currency = word === '' || !isCode ? null : currencyOf(word)
    if (currency !== null) return currency
  }
  return undefined
}

import type { Json } from '../model/json.ts'
import type { Currency } from '../model/money.ts'
import type { Variant } from '../model/product.ts'
import { asText } from './asText.ts'
import { parsePrice, type Price } from './parsePrice.ts'

export interface Cell {
  column: string
  value: Json
}

export type Complain = (field: string, message: string) => void

export interface PriceCells {
  price: Cell | undefined
  sale: Cell | undefined
  /** what some feeds give beside the price of today: the price before */
  regular: Cell | undefined
  /** both dates of the sale in one cell, divided by "/" */
  dates: Cell | undefined
  from: Cell | undefined
  to: Cell | undefined
  currency: Cell | undefined
}

export interface PriceContext {
  currency: Currency
  now: number
  decimalComma?: boolean
}

export type Prices = Pick<Variant, 'priceMinor' | 'currency'> &
  Partial<Pick<Variant, 'regularMinor' | 'saleMinor' | 'saleFrom' | 'saleTo'>>

/**
 * What is paid now, what is crossed out beside it, and the sale that is on or to come. A sale that is over, or not below
 * the price, is none. Undefined when no price is said or one is wrong (then `complain` was told).
 */
export function parsePrices(cells: PriceCells, context: PriceContext, complain: Complain): Prices | undefined {
  const said = cells.currency === undefined ? '' : asText(cells.currency.value).trim().toUpperCase()
  const fallback = said === '' ? context.currency : said
  const read = (cell: Cell | undefined) => readPrice(cell, fallback, context, complain)
  const [now, sale, before] = [read(cells.price), read(cells.sale), read(cells.regular)]
  const price = now ?? (cells.price === undefined ? before : undefined)
  if (price === undefined) return undefined
  const { currency } = price
  if (sale !== undefined && sale.currency !== currency) {
    complain(cells.sale?.column ?? '', `is in ${sale.currency}, the price in ${currency}`)
    return undefined
  }
  const isCut = before !== undefined && before.currency === currency && before.minor > price.minor
  const plain = { priceMinor: price.minor, ...(isCut ? { regularMinor: before.minor } : {}), currency }
  const { from, to } = datesOf(cells)
  const dates = { ...(from === undefined ? {} : { saleFrom: from }), ...(to === undefined ? {} : { saleTo: to }) }
  // Some feeds give today's price, the one before and until when it holds.
  if (sale === undefined) return isCut && (to ?? Infinity) > context.now ? { ...plain, ...dates } : plain
  if (sale.minor >= price.minor || (to !== undefined && to < context.now)) return plain
  if (from !== undefined && from > context.now) return { ...plain, saleMinor: sale.minor, ...dates }
  return { priceMinor: sale.minor, regularMinor: price.minor, currency, ...dates }
}

/** One cell's price; undefined without a cell, or when it is wrong (then `complain` was told). */
export function readPrice(
  cell: Cell | undefined,
  fallback: Currency,
  context: Pick<PriceContext, 'decimalComma'>,
  complain: Complain,
): Exclude<Price, { fault: string }> | undefined {
  if (cell === undefined) return undefined
  const { value } = cell
  const isNumber = typeof value === 'number'
  // A number is decimal already: no comma of the feed's own can stand in it.
  const price = parsePrice(
    isNumber ? `${value} ${fallback}` : asText(value),
    fallback,
    isNumber ? false : context.decimalComma,
  )
  if ('minor' in price) return price
  complain(cell.column, price.fault)
  return undefined
}

/** "2026-11-20T00:00+01:00/2026-11-30T23:59+01:00"; dates that cannot be read hold nothing back. */
function datesOf(cells: Pick<PriceCells, 'dates' | 'from' | 'to'>): { from?: number; to?: number } {
  const [first = '', second = ''] = cells.dates === undefined ? [] : asText(cells.dates.value).split('/')
  const from = timeOf(cells.from === undefined ? first : asText(cells.from.value))
  const to = timeOf(cells.to === undefined ? second : asText(cells.to.value), true)
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

const dayMs = 86_400_000

/** Epoch ms of a date as feeds write it. `isEnd`: a bare day means its end. A number is seconds or milliseconds. */
export function timeOf(text: string, isEnd = false): number | undefined {
  const trimmed = text.trim()
  if (/^\d{10}$/.test(trimmed)) return Number(trimmed) * 1000
  if (/^\d{13}$/.test(trimmed)) return Number(trimmed)
  const iso = isoOf(trimmed)
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso) && !/^[A-Za-z]{3}, \d.* (GMT|UTC|[+-]\d{4})$/.test(iso)) return undefined
  // Without a zone a time would be read in the machine's own.
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(iso) ? `${iso.replace(' ', 'T')}Z` : iso
  const at = Date.parse(zoned)
  if (Number.isNaN(at)) return undefined
  return isEnd && /^\d{4}-\d{2}-\d{2}$/.test(iso) ? at + dayMs - 1 : at
}

/** "20.11.2026" is day first, "11/20/26" month first. */
function isoOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  if (day !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const [, first = '', second = '', years = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text) ?? []
  return first === '' ? text : `${years.padStart(4, '20')}-${first.padStart(2, '0')}-${second.padStart(2, '0')}`
}

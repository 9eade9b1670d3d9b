import type { Json } from '../model/json.ts'
import type { Currency } from '../model/money.ts'
import { asText } from './asText.ts'
import { parsePrice } from './parsePrice.ts'

interface Cell {
  column: string
  value: Json
}

export interface PriceCells {
  price: Cell | undefined
  sale: Cell | undefined
  /** what some feeds give beside the price of today: the price before */
  regular: Cell | undefined
  dates: Cell | undefined
  currency: Cell | undefined
}

export interface Prices {
  priceMinor: number
  /** absent when nothing is crossed out; `undefined` is never stored */
  regularMinor?: number
  currency: Currency
}

/**
 * What is paid now, and what is crossed out beside it. A sale outside its dates, or not below the price, is none.
 * Undefined when no price is said or one is wrong (then `complain` was told).
 */
export function parsePrices(
  cells: PriceCells,
  context: { currency: Currency; now: number },
  complain: (field: string, message: string) => void,
): Prices | undefined {
  const said = cells.currency === undefined ? '' : asText(cells.currency.value).trim().toUpperCase()
  const fallback = said === '' ? context.currency : said
  const read = (cell: Cell | undefined) => {
    if (cell === undefined) return undefined
    const { value } = cell
    const price = parsePrice(typeof value === 'number' ? `${value} ${fallback}` : asText(value), fallback)
    if ('minor' in price) return price
    complain(cell.column, price.fault)
    return undefined
  }
  const [now, sale, before] = [read(cells.price), read(cells.sale), read(cells.regular)]
  const price = now ?? (cells.price === undefined ? before : undefined)
  if (price === undefined) return undefined
  if (sale !== undefined && sale.currency !== price.currency) {
    complain(cells.sale?.column ?? '', `is in ${sale.currency}, the price in ${price.currency}`)
    return undefined
  }
  if (sale !== undefined && sale.minor < price.minor && isOn(cells.dates, context.now)) {
    return { priceMinor: sale.minor, regularMinor: price.minor, currency: price.currency }
  }
  const isCut = before !== undefined && before.currency === price.currency && before.minor > price.minor
  return { priceMinor: price.minor, ...(isCut ? { regularMinor: before.minor } : {}), currency: price.currency }
}

/** "2026-11-20T00:00+01:00/2026-11-30T23:59+01:00"; dates that cannot be read hold nothing back. */
function isOn(cell: Cell | undefined, now: number): boolean {
  if (cell === undefined) return true
  const [from, to] = asText(cell.value)
    .split('/')
    .map((text) => Date.parse(text.trim()))
  return !(from !== undefined && from > now) && !(to !== undefined && to < now)
}

import type { Json } from '../model/json.ts'
import { toMinor, type Currency } from '../model/money.ts'
import type { CurrencyPrice, ZoneOffer } from '../model/product.ts'
import { cleanText } from './cleanText.ts'
import { currencyOf } from './parsePrice.ts'
import { readPrice, type Cell, type Complain, type PriceContext } from './parsePrices.ts'
import { parseAvailability, parseQuantity } from './parseStock.ts'

type Parts = Readonly<Record<string, Json>>
const mostZones = 100

/** What a shop says of its price and stock zones: `{"north": {"price": 12, "stock": 3}}` in the form the API gives it. */
export function parseZones(
  cell: Cell | undefined,
  context: PriceContext,
  complain: Complain,
): Record<string, ZoneOffer> | undefined {
  const zones = entriesOf(cell, complain).slice(0, mostZones)
  if (cell === undefined || zones.length === 0) return undefined
  return Object.fromEntries(
    zones.map(([name, parts]) => [cleanText(name, 64), zoneOf(`${cell.column}.${name}`, parts, context, complain)]),
  )
}

function zoneOf(at: string, parts: Parts, context: PriceContext, complain: Complain): ZoneOffer {
  const cell = (...names: string[]): Cell | undefined => {
    const name = names.find((one) => parts[one] !== undefined && parts[one] !== null)
    return name === undefined ? undefined : { column: `${at}.${name}`, value: parts[name] ?? null }
  }
  const said = typeof parts['currency'] === 'string' ? currencyOf(parts['currency']) : undefined
  if (said === null) complain(`${at}.currency`, 'is no currency that is known')
  const price = readPrice(cell('price'), said ?? context.currency, context, complain)
  const regular = readPrice(cell('regularPrice', 'regular_price'), said ?? context.currency, context, complain)
  const stock = parseQuantity(cell('stock', 'quantity'), complain)
  const availability = parseAvailability(cell('availability'), stock, complain)
  const currency = price?.currency ?? said ?? undefined
  return {
    ...(price === undefined ? {} : { priceMinor: price.minor }),
    ...(price === undefined || regular === undefined || regular.minor <= price.minor
      ? {}
      : { regularMinor: regular.minor }),
    ...(currency === undefined || currency === context.currency ? {} : { currency }),
    ...(availability === undefined ? {} : { availability }),
    ...(stock === undefined ? {} : { stock }),
  }
}

/** Prices in further currencies: `{"USD": 12.5}` or `{"USD": {"price": 12.5, "regularPrice": 15}}`. */
export function parseCurrencyPrices(
  cell: Cell | undefined,
  complain: Complain,
): Record<Currency, CurrencyPrice> | undefined {
  if (cell === undefined) return undefined
  const prices: Record<Currency, CurrencyPrice> = {}
  for (const [name, parts] of entriesOf(cell, complain)) {
    const currency = currencyOf(name)
    const [price, regular] = [parts['price'], parts['regularPrice'] ?? parts['regular_price']].map((value) =>
      value === undefined || value === null || value === '' ? undefined : Number(value),
    )
    const isWrong = [price ?? Number.NaN, regular ?? 0].some((value) => !(value >= 0 && value <= 1e10))
    if (currency === null || isWrong) complain(`${cell.column}.${name}`, 'is no price in a currency that is known')
    else {
      const [priceMinor, regularMinor] = [toMinor(price ?? 0, currency), toMinor(regular ?? 0, currency)]
      prices[currency] = { priceMinor, ...(regularMinor > priceMinor ? { regularMinor } : {}) }
    }
  }
  return Object.keys(prices).length === 0 ? undefined : prices
}

/** The objects of an object; a bare number or text is its `price`. CSV may hold the same as JSON text. */
function entriesOf(cell: Cell | undefined, complain: Complain): [string, Parts][] {
  if (cell === undefined) return []
  const value = typeof cell.value === 'string' ? fromText(cell.value) : cell.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    complain(cell.column, 'is no object of names and prices')
    return []
  }
  return Object.entries(value as Parts).map(([name, parts]) => [
    name,
    typeof parts === 'object' && parts !== null && !Array.isArray(parts) ? (parts as Parts) : { price: parts },
  ])
}

function fromText(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}

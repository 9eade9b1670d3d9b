import type { Availability } from '../model/product.ts'
import { asText } from './asText.ts'
import type { Cell, Complain } from './parsePrices.ts'

const words: Readonly<Record<string, Availability>> = {
  in_stock: 'in-stock',
  instock: 'in-stock',
  available: 'in-stock',
  limited_availability: 'in-stock',
  true: 'in-stock',
  yes: 'in-stock',
  '1': 'in-stock',
  out_of_stock: 'out-of-stock',
  outofstock: 'out-of-stock',
  sold_out: 'out-of-stock',
  soldout: 'out-of-stock',
  unavailable: 'out-of-stock',
  discontinued: 'out-of-stock',
  false: 'out-of-stock',
  no: 'out-of-stock',
  '0': 'out-of-stock',
  preorder: 'preorder',
  pre_order: 'preorder',
  backorder: 'backorder',
  onbackorder: 'backorder',
  available_for_order: 'backorder',
  '+': 'in-stock',
  '-': 'out-of-stock',
  в_наявності: 'in-stock',
  немає_в_наявності: 'out-of-stock',
  немає: 'out-of-stock',
  під_замовлення: 'backorder',
  в_наличии: 'in-stock',
  нет_в_наличии: 'out-of-stock',
  нет: 'out-of-stock',
  под_заказ: 'backorder',
  dostępny: 'in-stock',
  niedostępny: 'out-of-stock',
  na_zamówienie: 'backorder',
  tak: 'in-stock',
  nie: 'out-of-stock',
}

/** What the feed's word means; without one, units left tell. schema.org addresses count by their last part. */
export function parseAvailability(
  cell: Cell | undefined,
  stock: number | undefined,
  complain: Complain,
): Availability | undefined {
  if (cell === undefined) return stock === undefined ? undefined : stock > 0 ? 'in-stock' : 'out-of-stock'
  const word = asText(cell.value)
    .trim()
    .replace(/^https?:\/\/schema\.org\//i, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  if (/^\d+$/.test(word)) return Number(word) > 0 ? 'in-stock' : 'out-of-stock'
  const found = words[word]
  if (found === undefined || !Object.hasOwn(words, word)) {
    complain(cell.column, `“${asText(cell.value).slice(0, 40)}” is none of in_stock, out_of_stock, preorder, backorder`)
    return undefined
  }
  return found
}

/** Whole units left; what was oversold counts as none, "10+" and "> 10" as the 10 that are sure. */
export function parseQuantity(cell: Cell | undefined, complain: Complain): number | undefined {
  if (cell === undefined) return undefined
  const text = asText(cell.value).trim()
  const number = /^(?:[+>≥]?\s*)(-?\d{1,9})(?:[.,]0+)?\s*\+?$/.exec(text)?.[1]
  if (number !== undefined) return Math.max(0, Number(number))
  complain(cell.column, `“${text.slice(0, 40)}” is no number of units`)
  return undefined
}

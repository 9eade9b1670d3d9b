import type { Json } from '../model/json.ts'
import type { Availability } from '../model/product.ts'
import { asText } from './asText.ts'

type Complain = (field: string, message: string) => void
interface Cell {
  column: string
  value: Json
}

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
  const found = words[word]
  if (found === undefined || !Object.hasOwn(words, word)) {
    complain(cell.column, `“${asText(cell.value).slice(0, 40)}” is none of in_stock, out_of_stock, preorder, backorder`)
    return undefined
  }
  return found
}

/** Whole units left; what was oversold counts as none. */
export function parseQuantity(cell: Cell | undefined, complain: Complain): number | undefined {
  if (cell === undefined) return undefined
  const text = asText(cell.value).trim()
  if (/^[+-]?\d{1,9}(\.0+)?$/.test(text)) return Math.max(0, Math.trunc(Number(text)))
  complain(cell.column, `“${text.slice(0, 40)}” is no number of units`)
  return undefined
}

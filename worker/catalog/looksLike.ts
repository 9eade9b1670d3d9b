import type { Field } from './columns.ts'
import { currencyOf, parsePrice } from './parsePrice.ts'
import { parseAvailability } from './parseStock.ts'

/** Which share of these cells looks like the field; null where cells tell nothing of it. */
export function looksLike(field: Field, cells: readonly string[]): number | null {
  const test = tests[field]
  if (test === undefined || cells.length === 0) return null
  const share = cells.filter(test).length / cells.length
  const isVaried = new Set(cells).size === cells.length
  // Ids are all different, titles mostly; what repeats is a brand, a colour, a unit.
  if (field === 'id') return isVaried ? share : share / 4
  if (field === 'title') return new Set(cells).size > cells.length * 0.7 ? share : share / 4
  return share
}

const isAddress = (text: string): boolean => /^(https?:)?\/\/\S+$/.test(text.trim())
const isImage = (text: string): boolean => /\.(jpe?g|png|webp|gif|svg|avif)(\?|$)|\/(images?|img|photos?)\//i.test(text)
const silent = (): void => undefined

const tests: Partial<Record<Field, (text: string) => boolean>> = {
  id: (text) => text.length <= 64 && /^\S*[\d]\S*$|^[\w-]+$/.test(text.trim()) && !isAddress(text) && !isGtin(text),
  title: (text) => text.length <= 200 && /\p{L}{2,}.*[\s\d]/u.test(text) && !isAddress(text) && !/^\d/.test(text),
  description: (text) => text.length > 120,
  link: (text) => isAddress(text) && !isImage(text),
  image_link: (text) => isAddress(text) && isImage(text),
  price: (text) => 'minor' in parsePrice(text, 'EUR') && /[.,]\d{2}(?!\d)|[^\d.,\s'-]/.test(text),
  sale_price: (text) => 'minor' in parsePrice(text, 'EUR'),
  regular_price: (text) => 'minor' in parsePrice(text, 'EUR'),
  cost_of_goods_sold: (text) => 'minor' in parsePrice(text, 'EUR'),
  currency: (text) => currencyOf(text) !== null,
  availability: (text) => parseAvailability({ column: '', value: text }, undefined, silent) !== undefined,
  quantity: (text) => /^[<>]?\s*-?\d{1,6}(\.0+)?\+?$/.test(text.trim()),
  gtin: isGtin,
  product_type: (text) => /\S\s*[>›]\s*\S|\S\s+\/\s+\S/.test(text),
  item_group_id: (text) => text.length <= 64 && !isAddress(text),
  rating: (text) => Number(text) >= 0 && Number(text) <= 5,
}

/** 8, 12, 13 or 14 digits of which the last checks the others (GS1 General Specifications, 7.9). */
function isGtin(text: string): boolean {
  const digits = text.trim()
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 1 ? 3 : 1), 0)
  return sum % 10 === 0
}

import type { Currency } from '../model/money.ts'
import { toMinor } from '../model/money.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))
const signs: Readonly<Record<string, Currency>> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  zł: 'PLN',
  '₴': 'UAH',
  грн: 'UAH',
  '¥': 'JPY',
}

export type Price = { minor: number; currency: Currency } | { fault: string }

/** "12.00 EUR", "EUR 12", "1 234,50 zł", 12.5: decimal units, with the site's currency where none is said. */
export function parsePrice(value: string | number, fallback: Currency): Price {
  const text = String(value).replace(/[\s\u00a0\u202f']/g, '')
  const match = /^([^\d,.+-]*)([+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+))(\D*)$/.exec(text)
  if (match === null) return { fault: `“${shown(value)}” is no price` }
  const [, before = '', number = '', after = ''] = match
  const word = (before || after).replace(/\.$/, '')
  const currency = word === '' ? fallback : (signs[word.toLowerCase()] ?? word.toUpperCase())
  if ((before !== '' && after !== '') || !currencies.has(currency)) {
    return { fault: `“${shown(value)}” is in no currency that is known` }
  }
  const amount = Number(withPoint(number))
  if (!Number.isFinite(amount)) return { fault: `“${shown(value)}” is no price` }
  if (amount < 0) return { fault: `“${shown(value)}” is below zero` }
  if (amount > 1e10) return { fault: `“${shown(value)}” is too high to be a price` }
  return { minor: toMinor(amount, currency), currency }
}

/** The last separator is the decimal one; alone, a comma before exactly three digits groups thousands. */
function withPoint(number: string): string {
  const point = number.lastIndexOf('.')
  const comma = number.lastIndexOf(',')
  const isDecimalComma = comma > point && (point >= 0 || !/,\d{3}$/.test(number)) && number.split(',').length === 2
  if (isDecimalComma) return number.replaceAll('.', '').replace(',', '.')
  const plain = number.replaceAll(',', '')
  return plain.split('.').length > 2 ? plain.replaceAll('.', '') : plain
}

const shown = (value: string | number): string => String(value).slice(0, 40)

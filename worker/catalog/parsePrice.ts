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
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  '₺': 'TRY',
  '₽': 'RUB',
  rur: 'RUB',
}

export type Price = { minor: number; currency: Currency } | { fault: string }

/** What currency a sign or word of a price means ("zł", "грн.", "EUR"); null for what is none. */
export function currencyOf(word: string): Currency | null {
  const plain = word.trim().replace(/\.$/, '')
  const currency = signs[plain.toLowerCase()] ?? plain.toUpperCase()
  return currencies.has(currency) ? currency : null
}

/**
 * "12.00 EUR", "EUR 12", "1 234,50 zł", 12.5: decimal units, with the site's currency where none is said.
 * `decimalComma`: what the feed's comma is known to be; without it each price is judged by its own look.
 */
export function parsePrice(value: string | number, fallback: Currency, decimalComma?: boolean): Price {
  const text = String(value).replace(/[\s\u00a0\u202f']/g, '')
  const match = /^([^\d,.+-]*)([+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+))(\D*)$/.exec(text)
  if (match === null) return { fault: `“${shown(value)}” is no price` }
  const [, before = '', number = '', after = ''] = match
  const word = (before || after).replace(/\.$/, '')
  const currency = currencyOf(word === '' ? fallback : word)
  if ((before !== '' && after !== '') || currency === null) {
    return { fault: `“${shown(value)}” is in no currency that is known` }
  }
  const amount = Number(withPoint(number, decimalComma))
  if (!Number.isFinite(amount)) return { fault: `“${shown(value)}” is no price` }
  if (amount < 0) return { fault: `“${shown(value)}” is below zero` }
  if (amount > 1e10) return { fault: `“${shown(value)}” is too high to be a price` }
  return { minor: toMinor(amount, currency), currency }
}

/** The last separator is the decimal one; alone, a comma before exactly three digits groups thousands. */
function withPoint(number: string, decimalComma?: boolean): string {
  if (decimalComma === true) return number.replaceAll('.', '').replace(',', '.')
  if (decimalComma === false) return number.replaceAll(',', '')
  const point = number.lastIndexOf('.')
  const comma = number.lastIndexOf(',')
  const isDecimalComma = comma > point && (point >= 0 || !/,\d{3}$/.test(number)) && number.split(',').length === 2
  if (isDecimalComma) return number.replaceAll('.', '').replace(',', '.')
  const plain = number.replaceAll(',', '')
  return plain.split('.').length > 2 ? plain.replaceAll('.', '') : plain
}

const shown = (value: string | number): string => String(value).slice(0, 40)

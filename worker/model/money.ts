/** ISO 4217 code, upper case. */
export type Currency = string

/** An amount in minor units (cents, grosze, kopiyky) of its currency. */
export interface Money {
  minor: number
  currency: Currency
}

const noMinorUnits = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
])
const threeMinorUnits = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

/** Digits after the point in a currency (ISO 4217): 2 for most, 0 for yen, 3 for dinars. */
export const minorDigits = (currency: Currency): 0 | 2 | 3 =>
  noMinorUnits.has(currency) ? 0 : threeMinorUnits.has(currency) ? 3 : 2

/** Decimal units, as people and feeds write them, to minor units, half away from zero. */
export const toMinor = (decimal: number, currency: Currency): number =>
  Math.sign(decimal) * Math.round(Math.abs(decimal) * 10 ** minorDigits(currency) + 1e-7)

/** Minor units to decimal units, as the HTTP contract states prices. */
export const toDecimal = (minor: number, currency: Currency): number => minor / 10 ** minorDigits(currency)

/** "€349.00" as the reader's locale writes it, with the currency's own sign: shoppers know "₴", not "UAH". */
export const formatMoney = (money: Money, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  }).format(toDecimal(money.minor, money.currency))

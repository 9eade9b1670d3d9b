import { nameOf } from './format.ts'

/** "pl" is "Poland", "pl-14" "Poland, 14": parts of countries have no names that a browser knows. */
export function regionName(id: string): string {
  const [country = '', ...part] = id.toUpperCase().split('-')
  const name = /^[A-Z]{2}$/.test(country) ? nameOf('region', country) : country
  return part.length === 0 ? name : `${name}, ${part.join('-')}`
}

/** A country's code, or that of one of its parts, as ISO 3166 writes them. */
export const isRegion = (text: string): boolean => /^[a-z]{2}(-[a-z0-9]{1,3})?$/i.test(text)

/** Codes of all countries that the browser names, in lower case: the retired ones point at their successors. */
export function countries(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes
    .filter((code) => {
      if (/^(EU|EZ|UN|QO|X.|ZZ)$/.test(code) && code !== 'XK') return false // groups of countries, and no country
      return nameOf('region', code) !== code && new Intl.Locale(`und-${code}`).region === code
    })
    .map((code) => code.toLowerCase())
}

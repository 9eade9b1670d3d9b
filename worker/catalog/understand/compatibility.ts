import { wordsOf } from '../textFeatures.ts'

/** What says which things fit one another: the words a product goes by, and its attributes of system, model, size. */
export interface Fitting {
  /** words of title and brand, lower case */
  words: ReadonlySet<string>
  /** by canonical name */
  attributes: ReadonlyMap<FitName, readonly string[]>
}

/** `fits` names what it is made for; of the others both sides must say the same. */
const names = {
  fits: 'fits fit compatible compatible_with compatibility suitable_for fits_models for_model works_with pasuje_do kompatybilność kompatybilny_z przeznaczone_do підходить_до сумісність сумісний_з для_моделі passend_für kompatibel_mit',
  system:
    'system platform platforma mount bayonet socket base connector standard bagnet gniazdo mocowanie gwint trzonek система платформа байонет цоколь гніздо capsule_system ecosystem seria_systemu fassung',
  voltage: 'voltage napięcie напруга spannung',
  model: 'model device machine urządzenie model_telefonu phone_model модель пристрій gerät',
  size: 'size rozmiar розмір größe screen screen_size przekątna діагональ diameter średnica діаметр bildschirm durchmesser',
} as const
export type FitName = keyof typeof names

const canonical = new Map<string, FitName>(
  Object.entries(names).flatMap(([name, forms]) => forms.split(' ').map((form) => [form, name as FitName] as const)),
)

/** The canonical name of an attribute that decides whether things fit; undefined for all others. */
export const fitName = (attribute: string): FitName | undefined =>
  canonical.get(
    attribute
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )

const universal = /^(?:universal|any|all|most|one size|uni|uniwersaln\w*|wszystkie|універсальн\p{L}*|будь|всі|alle)/iu

/**
 * Whether `partner` can serve `host`: it must fit by name when it says for what it is made, and system, voltage, model and
 * size must be equal, or within the range of the other, where both say them. `isMadeFor` false (the two only go
 * together): what both are made for must be the same.
 */
export function isCompatible(host: Fitting, partner: Fitting, isMadeFor: boolean): boolean {
  const fits = partner.attributes.get('fits')
  if (fits !== undefined) {
    const hostFits = host.attributes.get('fits')
    if (hostFits !== undefined) {
      if (!fits.some((one) => hostFits.some((other) => isWithin(one, other) || isWithin(other, one)))) return false
    } else if (isMadeFor && specificity(host, partner) === 0) return false
  }
  for (const [name, values] of partner.attributes) {
    if (name === 'fits') continue
    const own = host.attributes.get(name)
    if (own !== undefined && !values.some((one) => own.some((other) => isSame(one, other)))) return false
  }
  return true
}

/** How exactly `partner` names `host` as what it is made for: words of the longest name that fits, 0 for none. */
export function specificity(host: Fitting, partner: Fitting): number {
  let best = 0
  for (const value of partner.attributes.get('fits') ?? []) {
    if (universal.test(value)) best = Math.max(best, 0.5)
    const words = wordsOf(value)
    if (words.length > best && words.every((word) => host.words.has(word))) best = words.length
  }
  return best
}

/** Every word of the shorter name stands in the longer one. */
function isWithin(name: string, longer: string): boolean {
  const words = new Set(wordsOf(longer))
  return wordsOf(name).every((word) => words.has(word))
}

function isSame(a: string, b: string): boolean {
  if (universal.test(a) || universal.test(b)) return true
  const [first, second] = [rangeOf(a), rangeOf(b)]
  if (first !== null && second !== null) return first[0] <= second[1] && second[0] <= first[1]
  return isWithin(a, b) || isWithin(b, a)
}

/** "55 in" is 55 to 55, "32-55 in" is 32 to 55; null for what is no number. */
function rangeOf(text: string): readonly [number, number] | null {
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(?:(?:-|–|to|do|до)\s*(\d+(?:[.,]\d+)?))?\s*[\p{L}"″%]{0,4}\s*$/u.exec(text)
  if (found === null) return null
  const number = (part: string) => Number(part.replace(',', '.'))
  const from = number(found[1]!)
  return [from, found[2] === undefined ? from : number(found[2])]
}

/** The values of an attribute, one by one: "Sonia 5, Sonia 7" are two. */
export const fitValues = (text: string): string[] =>
  text
    .split(/[,;/|]/)
    .map((value) => value.trim())
    .filter((value) => value !== '')

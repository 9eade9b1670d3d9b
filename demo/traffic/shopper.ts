import { catalog } from '../catalog/catalog.ts'
import { chance } from '../catalog/chance.ts'
import type { Language } from '../catalog/local.ts'
import type { DemoProduct } from '../catalog/product.ts'
import type { Dice } from './dice.ts'
import { personas } from './personas.ts'
import type { Persona } from './personas.ts'

export interface Shopper {
  anonymousId: string
  persona: Persona
  language: Language
  timeZone: string
  country: string
  firstName: string
  email: string
  /** gives the e-mail even without an order */
  joins: boolean
  reminders: boolean
  offers: boolean
  /** brands and collections that this one likes better than the rest do */
  favourites: ReadonlySet<string>
  /** one that browses much before it buys */
  patience: number
}

const homes: readonly {
  language: Language
  timeZone: string
  country: string
  share: number
  names: readonly string[]
}[] = [
  {
    language: 'en',
    timeZone: 'Europe/London',
    country: 'GB',
    share: 35,
    names: ['Amelia', 'Jack', 'Isla', 'Noah', 'Grace', 'Leo', 'Ruby', 'Owen', 'Maya', 'Finn'],
  },
  {
    language: 'pl',
    timeZone: 'Europe/Warsaw',
    country: 'PL',
    share: 38,
    names: ['Ola', 'Kuba', 'Zofia', 'Jan', 'Maja', 'Piotr', 'Hania', 'Marek', 'Ewa', 'Tomek'],
  },
  {
    language: 'uk',
    timeZone: 'Europe/Kyiv',
    country: 'UA',
    share: 27,
    names: ['Olena', 'Taras', 'Iryna', 'Andrii', 'Sofiia', 'Bohdan', 'Daryna', 'Maksym', 'Nadiia', 'Yurii'],
  },
]

export function makeShopper(number: number, run: string, dice: Dice): Shopper {
  const home = dice.weighted(homes, (each) => each.share)
  const persona = dice.weighted(personas, (each) => each.share)
  const firstName = dice.pick(home.names)
  const brands = [...new Set(wanted(persona).map((product) => product.collection ?? product.brand))]
  return {
    anonymousId: `demo-${run}-${number}`,
    persona,
    language: home.language,
    timeZone: home.timeZone,
    country: home.country,
    firstName,
    email: `${firstName.toLowerCase()}.${run}.${number}@example.com`,
    joins: dice.happens(0.22),
    reminders: dice.happens(0.7),
    offers: dice.happens(0.4),
    favourites: new Set([dice.pick(brands), dice.pick(brands)]),
    patience: dice.between(2, 6),
  }
}

export const wanted = (persona: Persona): DemoProduct[] => inFamilies(persona.wants)

const families = new Map<string, DemoProduct[]>()
export function inFamilies(names: readonly string[]): DemoProduct[] {
  if (families.size === 0) {
    for (const product of catalog().products) {
      families.set(product.family, [...(families.get(product.family) ?? []), product])
    }
  }
  return names.flatMap((name) => families.get(name) ?? [])
}

/** How a product draws this shopper: what sells everywhere, what it likes, and what fits the thing in hand. */
export function appeal(product: DemoProduct, shopper: Shopper, inHand?: DemoProduct): number {
  if (product.variants.every((variant) => variant.stock === 0)) return 0.05
  const sells = 0.3 + chance(`${product.id}/demand`) ** 3 * 4
  const liked = shopper.favourites.has(product.collection ?? product.brand) ? 4 : 1
  return sells * liked * (inHand === undefined ? 1 : fit(product, inHand))
}

/** Same collection and metal, same brand, made for it: what people match. */
function fit(product: DemoProduct, inHand: DemoProduct): number {
  const fits = product.attributes['fits']?.en
  if (fits !== undefined) return inHand.title.en.startsWith(fits.split(',')[0] ?? '') ? 8 : 0.3
  const metal = product.attributes['metal']?.en
  if (metal !== undefined) {
    return (product.collection === inHand.collection ? 8 : 1) * (metal === inHand.attributes['metal']?.en ? 3 : 1)
  }
  return product.brand === inHand.brand ? 6 : 1
}

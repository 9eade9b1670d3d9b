import { packAttributes, type ItemAttributes } from '../train/trainingSet.ts'
import type { Items } from './items.ts'

/** A third of an octave of prices is one attribute. */
const PRICE_STEPS = 3

/**
 * What groups products, for the sequence model: brand, category with all above it, price bucket. `names` tell an attribute
 * from one build to the next.
 */
export function itemAttributes(items: Items): { names: string[]; attributes: ItemAttributes } {
  const all = Array.from({ length: items.count }, (_, ordinal) => namesOf(items, ordinal))
  const times = new Map<string, number>()
  for (const name of all.flat()) times.set(name, (times.get(name) ?? 0) + 1)
  // What only one product has says nothing that its own row doesn't.
  const names = [...times.keys()].filter((name) => times.get(name)! > 1)
  const numbers = new Map(names.map((name, number) => [name, number]))
  const lists = all.map((own) => own.flatMap((name) => numbers.get(name) ?? []))
  return { names, attributes: packAttributes(lists, names.length) }
}

function namesOf(items: Items, ordinal: number): string[] {
  const names: string[] = []
  const brand = items.brands[items.brand[ordinal]!]
  if (brand) names.push(`brand:${brand}`)
  const path = items.categories[items.category[ordinal]!]?.id.split(' > ') ?? []
  for (let depth = 1; depth <= path.length; depth++) {
    const category = path.slice(0, depth).join(' > ')
    if (category !== '') names.push(`category:${category}`)
  }
  const price = items.price[ordinal]!
  if (price > 0) names.push(`price:${Math.round(Math.log2(price) * PRICE_STEPS)}`)
  return names
}

import { attributeText } from './attributes.ts'
import { chance } from './chance.ts'
import type { Family } from './family.ts'
import { local, perLanguage, rows, same, slug } from './local.ts'
import type { Local } from './local.ts'
import { colour } from './palette.ts'
import type { DemoProduct, DemoVariant } from './product.ts'

/** Makes the products of one family from its table of models. */
export const familyProducts = (family: Family): DemoProduct[] =>
  rows(family.models).map((cells) => modelProduct(family, cells))

function modelProduct(family: Family, cells: readonly string[]): DemoProduct {
  const [names = '', brand = '', priceCell = '', colourCell = '', featureCell = '', attributeCell = ''] = cells
  const name = modelName(names)
  const title = perLanguage((language) => family.title[language].replace('{}', name[language]))
  const id = slug(family.title.en === '{}' ? name.en : `${name.en} ${family.id}`)
  const paints = colourCell.split(' ')
  const features = featureCell.split(' ').map((key) => feature(family, key))
  return {
    id,
    family: family.id,
    category: family.category,
    brand,
    title: perLanguage((language) => capital(title[language])),
    description: perLanguage((language) =>
      [family.intro[language], ...features.map((each) => each[language])].join(' '),
    ),
    features,
    attributes: attributes(attributeCell),
    labels: labels(id, priceCell),
    rating: rating(id),
    drawing: /draw=(\w+)/.exec(attributeCell)?.[1] ?? family.drawing,
    paint: paintOf(paints[0] ?? '', id),
    variants: variants(family, id, priceCell, paints),
  }
}

/** "Barista One", or "Cork mat / Mata korkowa / Корковий килимок" where the name itself is translated. */
function modelName(cell: string): Local {
  const [en = '', pl, uk] = cell.split(' / ')
  return pl === undefined || uk === undefined ? same(en) : local(en, pl, uk)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function feature(family: Family, key: string): Local {
  const found = family.features.get(key)
  if (found === undefined) throw new Error(`Family "${family.id}" has no feature "${key}"`)
  return found
}

const attributes = (cell: string): Record<string, Local> =>
  Object.fromEntries(
    cell
      .split(';')
      .map((part) => part.trim().split('='))
      .flatMap(([key, value]) =>
        key === undefined || key === 'draw' || value === undefined ? [] : [[key, attributeText(value)]],
      ),
  )

export function labels(id: string, priceCell: string): string[] {
  if (priceCell.includes('>')) return ['sale']
  const draw = chance(`${id}/label`)
  return draw < 0.12 ? ['new'] : draw < 0.24 ? ['bestseller'] : []
}

export const rating = (id: string): DemoProduct['rating'] => ({
  average: Math.round((3.9 + chance(`${id}/stars`)) * 10) / 10,
  count: 6 + Math.round(chance(`${id}/reviews`) ** 2 * 420),
})

const accents = ['terracotta', 'yellow', 'teal', 'coral', 'sky', 'sage']

/** `red+white` says both; else what stands out is drawn by the id. */
function paintOf(cell: string, id: string): [string, string] {
  const [body = '', accent] = cell.replace('!', '').split('+')
  const drawn = accents.filter((each) => each !== body)[Math.floor(chance(`${id}/accent`) * (accents.length - 1))]
  return [colour(body).id, colour(accent ?? drawn ?? 'teal').id]
}

function variants(family: Family, id: string, priceCell: string, paints: readonly string[]): DemoVariant[] {
  const [before = '', after] = priceCell.replace('!', '').split('>').map(Number)
  const price = {
    now: cents(Number(after ?? before)),
    regular: after === undefined ? undefined : cents(Number(before)),
  }
  const colours: Choice[] = paints.length > 1 ? paints.map(colourChoice) : [none]
  const sizes: Choice[] = family.sizes?.map((size) => ({ option: ['size', slug(size), same(size)], times: 1 })) ?? [
    none,
  ]
  const packs: Choice[] = family.packs?.map((pack) => ({
    option: ['pack', pack.id, pack.name],
    times: pack.times,
  })) ?? [none]
  const all = colours.flatMap((a) => sizes.flatMap((b) => packs.map((c) => [a, b, c])))
  return all.map((choices) => {
    const options = choices.flatMap((choice) => (choice.option === undefined ? [] : [choice.option]))
    const variantId = [id, ...options.map(([, optionId]) => optionId)].join('-')
    const times = choices.reduce((product, choice) => product * choice.times, 1)
    const isGone = priceCell.includes('!') || choices.some((choice) => choice.soldOut === true)
    return {
      id: variantId,
      options: Object.fromEntries(options.map(([key, optionId, name]) => [key, { id: optionId, name }])),
      priceMinor: tidy(price.now * times, times),
      ...(price.regular === undefined ? {} : { regularMinor: tidy(price.regular * times, times) }),
      stock: isGone ? 0 : stock(variantId, options.length),
    }
  })
}

interface Choice {
  option?: readonly ['color' | 'size' | 'pack', string, Local]
  times: number
  soldOut?: true
}
const none: Choice = { times: 1 }

function colourChoice(cell: string): Choice {
  const id = cell.replace('!', '').split('+')[0] ?? ''
  const choice: Choice = { option: ['color', id, colour(id).name], times: 1 }
  return cell.includes('!') ? { ...choice, soldOut: true } : choice
}

const cents = (euro: number): number => Math.round(euro * 100)

/** Packs end in 90 cents like everything else in the shop. */
const tidy = (minor: number, times: number): number => (times === 1 ? minor : Math.round(minor / 100) * 100 - 10)

/** Some sizes are always out, as in any shop; what is there has 3 to 60 pieces. */
export function stock(variantId: string, optionCount: number): number {
  const draw = chance(`${variantId}/stock`)
  return optionCount > 1 && draw < 0.09 ? 0 : 3 + Math.round(draw * 57)
}

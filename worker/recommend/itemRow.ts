import { fitName, fitValues } from '../catalog/understand/compatibility.ts'
import { isInStock, leadVariant, type Availability, type Product, type Texts } from '../model/product.ts'
import { hashBytes } from './idTable.ts'

export const availabilities: readonly Availability[] = ['out-of-stock', 'in-stock', 'preorder', 'backorder']

/** What the index holds of one product: all that an answer shows and a filter asks. */
export interface ItemRow {
  id: string
  /** other ids that events and paths may name it by */
  aliases: readonly string[]
  /** the variant a list shows; empty when it is the product's own id */
  variant: string
  titles: Texts
  urls: Texts
  image: string
  brand: string
  categoryId: string
  /** name of the leaf category per language */
  categoryNames: Texts
  priceMinor: number
  /** 0 where nothing is crossed out */
  regularMinor: number
  /** the lowest of the 30 days before the present price; 0 where the history knows none */
  lowestMinor: number
  currency: string
  availability: Availability
  /** gone products keep their ordinal and are never shown */
  gone: boolean
  createdAt: number
  /** "label:sale", "type:kettle", "collection:aurora", "attr.metal:gold": what filters ask by equality; "fit.size:55 in" */
  tags: readonly string[]
}

/** The index's view of a product: its cheapest variant that can be bought, else the cheapest. */
export function itemRowOf(product: Product): ItemRow {
  const lead = leadVariant(product)
  const aliases = new Set<string>()
  for (const variant of product.variants) {
    aliases.add(variant.id)
    if (variant.sku !== undefined) aliases.add(variant.sku)
  }
  aliases.delete(product.id)
  const names: Record<string, string> = {}
  for (const [language, path] of Object.entries(product.category)) names[language] = path.at(-1) ?? ''
  const inStock = isInStock(product)
  return {
    id: product.id,
    aliases: [...aliases],
    variant: lead === undefined || lead.id === (product.id as string) ? '' : lead.id,
    titles: product.title,
    urls: product.url,
    image: lead?.imageUrl ?? product.imageUrl,
    brand: product.brand ?? '',
    categoryId: product.categoryId.toLowerCase(),
    categoryNames: names,
    priceMinor: lead?.priceMinor ?? 0,
    regularMinor: lead?.regularMinor ?? 0,
    lowestMinor: lead?.lowest30Minor ?? 0,
    currency: lead?.currency ?? '',
    availability: inStock ? (lead?.availability ?? 'out-of-stock') : 'out-of-stock',
    gone: product.goneAt !== undefined,
    createdAt: product.createdAt,
    tags: tagsOf(product),
  }
}

function tagsOf(product: Product): string[] {
  const tags = product.labels.map((label) => `label:${label.toLowerCase()}`)
  if (product.type !== undefined) tags.push(`type:${product.type.id.toLowerCase()}`)
  if (product.margin !== undefined) tags.push(`margin:${product.margin.toFixed(2)}`)
  const rating = product.reviews?.rating ?? product.rating?.average
  if (rating !== undefined) tags.push(`rating:${rating.toFixed(1)}`)
  tags.push(...zonesOf(product).map((zone) => `zone:${zone}`))
  if (product.reviews?.disappoints === true) tags.push('disappoints:true')
  if (product.type !== undefined) tags.push(`type:${product.type.id}`)
  if (product.collection !== undefined) tags.push(`collection:${product.collection.toLowerCase()}`)
  for (const [name, value] of Object.entries(product.attributes)) {
    const values = typeof value === 'string' ? [value] : 'value' in value ? [String(value.value)] : value
    for (const one of values) if (one.length <= 64) tags.push(`attr.${name.toLowerCase()}:${one.toLowerCase()}`)
  }
  return [...new Set([...tags, ...fitTags(product)])]
}

/** What decides whether things fit one another, under one name in every language: "fit.size:55 in". */
function fitTags(product: Product): string[] {
  return Object.entries(product.attributes).flatMap(([attribute, value]) => {
    const name = fitName(attribute)
    if (name === undefined) return []
    const values =
      typeof value === 'string' ? fitValues(value) : 'value' in value ? [`${value.value} ${value.unit ?? ''}`] : value
    return values.filter((one) => one.length <= 100).map((one) => `fit.${name}:${one.trim().toLowerCase()}`)
  })
}

/** Zones where a variant can be bought, "-" for none of those it names; nothing where no zone is told apart. */
function zonesOf({ variants }: Product): string[] {
  const offers = variants.flatMap((variant) =>
    Object.entries(variant.zones ?? {}).map(([zone, offer]) => ({
      zone,
      is: offer.availability ?? variant.availability,
    })),
  )
  if (offers.length === 0) return []
  const sold = offers.filter(({ is }) => is !== 'out-of-stock').map(({ zone }) => zone.toLowerCase())
  return sold.length === 0 ? ['-'] : [...new Set(sold)]
}

const encoder = new TextEncoder()

/** A hash of all that a row says but its price and stock, which have columns of their own in the live file. */
export function fingerprintOf(row: ItemRow): number {
  const {
    priceMinor: _price,
    regularMinor: _regular,
    lowestMinor: _lowest,
    availability: _availability,
    gone: _gone,
    ...rest
  } = row
  const bytes = encoder.encode(JSON.stringify(sorted(rest)))
  return hashBytes(bytes, 0, bytes.length)
}

/** Key order is an accident of the source that a row came from. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

import { asId, type ProductId, type VariantId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { toMinor, type Currency } from '../model/money.ts'
import type { Product, ZoneOffer } from '../model/product.ts'
import { asText } from './asText.ts'
import { attributeOf } from './attributeOf.ts'
import { cellCollector, type Cells, type RankedCell } from './collectCells.ts'
import { cleanText } from './cleanText.ts'
import { cleanUrl } from './cleanUrl.ts'
import { plainName, type Field } from './columns.ts'
import type { BadRow, FeedFormat, RawRow } from './feedFormat.ts'
import type { FeedMapping } from './feedMapping.ts'
import { ownText } from './ownText.ts'
import { categoryIdOf, parseCategories, type FeedCategory } from './parseCategories.ts'
import { parseCurrencyPrices, parseZones } from './parseOffers.ts'
import { parsePrices, readPrice, timeOf, type Complain } from './parsePrices.ts'
import { parseAvailability, parseQuantity } from './parseStock.ts'
import type { RowDraft } from './productDraft.ts'
import { onlySaid } from './onlySaid.ts'

export interface RowContext {
  currency: Currency
  /** language of columns without a suffix */
  language: string
  domain: string
  /** epoch ms: sales have dates */
  now: number
  /** a row of a delta says only what changed */
  isDelta: boolean
  /** the price and stock zone that the whole feed speaks of; absent: of the shop itself */
  zone?: string
  /** how a person said the columns are to be read */
  mapping?: FeedMapping
  /** the format's own columns */
  columns?: FeedFormat['columns']
}

export type ParsedRow =
  | { is: 'row'; row: RowDraft }
  /** `productId`: whose row it would have been, if that can be told */
  | { is: 'bad'; bad: BadRow[]; productId: ProductId | null; isGrouped: boolean }
  /** a draft, or invisible */
  | { is: 'left-out' }

const idLength = 128
const mostImages = 20

/** Understands the rows of one feed. */
export function rowParser(context: RowContext): (raw: RawRow) => ParsedRow {
  const { mapping, columns } = context
  const mappings = [...(mapping === undefined ? [] : [mapping.columns]), ...(columns === undefined ? [] : [columns])]
  const collect = cellCollector(context.language, mappings)
  const settled: RowContext = { ...context, currency: mapping?.currency ?? context.currency }
  return (raw) => parseRow(raw, collect(raw), settled)
}

function parseRow(raw: RawRow, cells: Cells, context: RowContext): ParsedRow {
  const bad: BadRow[] = []
  const complain: Complain = (field, message) => void bad.push({ line: raw.line, field, message })
  const cell = (field: Field): RankedCell | undefined => cells.fields.get(field)
  const id = idOf(cell('id'), complain)
  const group = cell('item_group_id') === undefined ? null : idOf(cell('item_group_id'), complain)
  if (isLeftOut(cells, context.now)) return { is: 'left-out' }

  const url = urlReader(context.domain, complain)
  const title = textIn(cells, 'title', ({ column, value }) => {
    const text = cleanText(asText(value), 300)
    if (isGarbled(text)) complain(column, 'holds characters that cannot be read: is the encoding of the feed right?')
    return text
  })
  const link = textIn(cells, 'link', url)
  const main = url(cell('image_link'))
  const further = furtherImages(cells, context.domain, main)
  // Without a main image the first of the others is it.
  const [imageUrl, ...images] = main === undefined ? further : [main, ...further]
  const offer = offerOf(cells, context, raw.isParent === true, complain)
  const impactMinor = impactOf(raw.impact, context.currency, complain)
  if (!context.isDelta && title === undefined) complain('title', 'is missing')
  if (bad.length > 0 || id === null) {
    return { is: 'bad', bad, productId: asId<ProductId>(group ?? id ?? '') || null, isGrouped: group !== null }
  }
  const address = link?.[context.language] ?? Object.values(link ?? {})[0]
  const attributes = attributesOf(cells.attributes)
  return {
    is: 'row',
    row: {
      line: raw.line,
      isGrouped: group !== null,
      ...(raw.isParent === true ? { isParent: true as const } : {}),
      product: {
        ...productOf(cells, context),
        ...onlySaid({ title, url: link, imageUrl, images: images.length === 0 ? undefined : images }),
        id: asId<ProductId>(group ?? id),
        ...(group === null ? {} : { groupId: group }),
      },
      attributes,
      ...(raw.options === undefined ? {} : { options: optionsOf(raw.options) }),
      variant: {
        ...onlySaid({ ...offer, impactMinor, imageUrl, url: address }),
        ...codesOf(cells, id),
        id: asId<VariantId>(id),
      },
    },
  }
}

function impactOf(text: string | undefined, currency: Currency, complain: Complain): number | undefined {
  if (text === undefined) return undefined
  const impact = Number(text.replace(',', '.').replaceAll(/\s/g, ''))
  if (Number.isFinite(impact) && Math.abs(impact) < 10 ** 10) return toMinor(impact, currency)
  complain('Impact on price', `is no number: ${text.slice(0, 40)}`)
  return undefined
}

/** What describes the product, but for title, link and image, which can be wrong. */
function productOf(cells: Cells, context: RowContext): Omit<RowDraft['product'], 'id'> {
  const text = (field: Field, longest: number): string | undefined => shortText(cells.fields.get(field), longest)
  const description = textIn(cells, 'description', ({ value }) => cleanText(asText(value), 5000))
  const labels = [...new Set(cells.labels.flatMap(listOf))]
  const [margin, days] = [
    numberOf(cells.fields.get('margin')?.value),
    numberOf(cells.fields.get('replenish_days')?.value),
  ]
  return onlySaid({
    description,
    ...categoriesOf(cells, context.language),
    brand: text('brand', 100),
    googleCategory: text('google_product_category', 300),
    collection: text('collection', 100),
    labels: labels.length === 0 ? undefined : labels.slice(0, 50),
    rating: ratingOf(cells.fields.get('rating')?.value, cells.fields.get('review_count')?.value),
    margin: margin !== undefined && margin >= -1 && margin <= 1 ? margin : undefined,
    replenishDays: days !== undefined && days >= 1 && days <= 3650 ? Math.round(days) : undefined,
  })
}

function categoriesOf(
  cells: Cells,
  language: string,
): Pick<Product, 'category' | 'categoryId' | 'categories'> | object {
  const said = textIn<readonly FeedCategory[]>(cells, 'product_type', ({ value }) => {
    const found = parseCategories(value)
    return found.length === 0 ? undefined : found
  })
  if (said === undefined) return {}
  const category = Object.fromEntries(Object.entries(said).map(([tag, [first]]) => [tag, first?.path ?? []]))
  const main = said[language] ?? Object.values(said)[0] ?? []
  const isMore = main.length > 1 || main.some(({ id }) => id !== undefined)
  return {
    category,
    categoryId: categoryIdOf(main[0]?.path ?? []),
    ...(isMore
      ? { categories: main.map(({ id, path }) => ({ id: id ?? categoryIdOf(path), path: { [language]: path } })) }
      : {}),
  }
}

/** What the variant costs and whether it can be had, in the shop or in the feed's zone. */
function offerOf(cells: Cells, context: RowContext, isParent: boolean, complain: Complain) {
  const cell = (field: Field): RankedCell | undefined => cells.fields.get(field)
  const { currency, now, isDelta, zone } = context
  const pricing = { currency, now, ...onlySaid({ decimalComma: context.mapping?.decimalComma }) }
  let hasWrongPrice = false
  const prices = parsePrices(
    {
      price: cell('price'),
      sale: cell('sale_price'),
      regular: cell('regular_price'),
      dates: cell('sale_price_effective_date'),
      from: cell('sale_from'),
      to: cell('sale_to'),
      currency: cell('currency'),
    },
    pricing,
    (field, message) => {
      hasWrongPrice = true
      complain(field, message)
    },
  )
  if (!isDelta && !isParent && prices === undefined && !hasWrongPrice) complain('price', 'is missing')
  const stock = parseQuantity(cell('quantity'), complain)
  const said = parseAvailability(cell('availability'), stock, complain)
  const own = { ...pricing, currency: prices?.currency ?? currency }
  const zones = parseZones(cell('zones'), own, complain)
  if (zone !== undefined) {
    const { priceMinor, regularMinor, currency: paid } = prices ?? {}
    const offer: ZoneOffer = onlySaid({ priceMinor, regularMinor, currency: paid, availability: said, stock })
    return { zones: { ...zones, [zone]: offer } }
  }
  const cost = cell('cost_of_goods_sold')
  return onlySaid({
    ...prices,
    availability: said ?? (isDelta ? undefined : ('in-stock' as const)),
    stock,
    zones,
    prices: parseCurrencyPrices(cell('prices'), complain),
    costMinor: readPrice(cost, own.currency, own, complain)?.minor,
    restockAt: said === 'in-stock' ? undefined : timeOf(asText(cell('availability_date')?.value)),
  })
}

function codesOf(cells: Cells, id: string): { sku?: string; gtin?: string; mpn?: string } {
  const sku = shortText(cells.fields.get('sku'), idLength)
  const gtin = shortText(firstOf(cells.fields.get('gtin')), 50)
  return onlySaid({ sku: sku === id ? undefined : sku, gtin, mpn: shortText(cells.fields.get('mpn'), 100) })
}

const firstOf = (cell: RankedCell | undefined): RankedCell | undefined =>
  cell !== undefined && Array.isArray(cell.value) ? { ...cell, value: (cell.value as Json[])[0] ?? '' } : cell

function shortText(cell: RankedCell | undefined, longest: number): string | undefined {
  const plain = cell === undefined ? '' : cleanText(asText(cell.value), longest)
  return plain === '' ? undefined : plain
}

function textIn<T>(
  cells: Cells,
  field: Field,
  read: (found: RankedCell) => T | undefined,
): Record<string, T> | undefined {
  const entries = [...(cells.texts.get(field) ?? [])].map(([tag, found]) => [tag, read(found)] as const)
  const full = entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined && entry[1] !== '')
  return full.length === 0 ? undefined : Object.fromEntries(full.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const urlReader =
  (domain: string, complain: Complain) =>
  (found: RankedCell | undefined): string | undefined => {
    if (found === undefined) return undefined
    const first = addressesIn(found.value)[0] ?? ''
    const address = cleanUrl(first, domain)
    if (address === null) complain(found.column, `“${asText(found.value).slice(0, 60)}” is no http(s) address`)
    return address ?? undefined
  }

/** Several addresses stand in a list, or in one cell divided by commas or bars. */
const addressesIn = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).flatMap((part) =>
    asText(part).split(/\s*[,|]\s*(?=https?:)/),
  )

/** A further image that is no address is left out: the row is good without it. */
function furtherImages(cells: Cells, domain: string, main: string | undefined): readonly string[] {
  const all = [...addressesIn(cells.fields.get('image_link')?.value).slice(1), ...cells.images.flatMap(addressesIn)]
  const clean = all.map((address) => cleanUrl(address, domain)).filter((address) => address !== null)
  return [...new Set(clean)].filter((address) => address !== main).slice(0, mostImages)
}

function idOf(cell: RankedCell | undefined, complain: Complain): string | null {
  if (cell === undefined) {
    complain('id', 'is missing')
    return null
  }
  const id = typeof cell.value === 'string' || typeof cell.value === 'number' ? cleanText(String(cell.value), 1000) : ''
  if (id !== '' && id.length <= idLength) return ownText(id)
  complain(cell.column, id === '' ? 'is no id' : `has ${id.length} characters: ${idLength} are the most`)
  return null
}

const isLeftOut = (cells: Cells, now: number): boolean => {
  const visible = cells.fields.get('visible')?.value
  if (visible === false) return true
  if (/^(false|no|0|-1|draft|hidden|invisible|archived|private|trash|none|disabled)$/i.test(asText(visible)))
    return true
  return (timeOf(asText(cells.fields.get('expiration_date')?.value), true) ?? Infinity) < now
}

/** One lost character is an accident; more say that the text was read in a wrong encoding. */
const isGarbled = (text: string): boolean => text.split('\uFFFD').length > 2

/** "new, gift" and ["new", "gift"] are two labels. */
const listOf = (value: Json): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : typeof value === 'string' ? value.split(/[,;|]/) : [value])
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => cleanText(String(part), 100))
    .filter((part) => part !== '')

/** "35%" is .35. */
function numberOf(value: Json | undefined): number | undefined {
  const [, number, percent] = /^(-?\d+(?:[.,]\d+)?)\s*(%?)$/.exec(asText(value).trim()) ?? []
  if (number === undefined) return undefined
  return Number(number.replace(',', '.')) / (percent === '%' ? 100 : 1)
}

function ratingOf(average: Json | undefined, count: Json | undefined): { average: number; count: number } | undefined {
  const [stars, votes] = [Number(average ?? Number.NaN), Number(count ?? 0)]
  if (!(stars >= 0 && stars <= 5)) return undefined
  return { average: Math.round(stars * 100) / 100, count: votes > 0 ? Math.floor(votes) : 0 }
}

function attributesOf(cells: ReadonlyMap<string, Json>): RowDraft['attributes'] {
  const entries = [...cells]
    .map(([name, value]) => [cleanText(name, 60), attributeOf(value)] as const)
    .filter((entry) => entry[0] !== '' && entry[1] !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as RowDraft['attributes']
}

const optionsOf = (options: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...options]
      .map(([name, value]) => [cleanText(plainName(name), 60), cleanText(value, 200)])
      .filter(([name]) => name !== ''),
  ) as Record<string, string>

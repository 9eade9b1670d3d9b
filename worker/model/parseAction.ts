import type { Action, Line, OrderStatus } from './event.ts'
import type { Meaning } from './eventNames.ts'
import type { ProductId, RequestId, VariantId } from './ids.ts'
import type { Json, JsonObject } from './json.ts'
import { toMinor } from './money.ts'
import type { Currency } from './money.ts'

/** What is wrong with an event's property; thrown inside the parser, answered as a rejected event. */
export class BadProperty extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

const statuses: ReadonlySet<string> = new Set<OrderStatus>([
  'placed',
  'paid',
  'shipped',
  'ready-for-pickup',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
])

export const isOrderStatus = (value: unknown): value is OrderStatus => typeof value === 'string' && statuses.has(value)

/** Reads the properties of an event that means something to Aisle. Throws BadProperty naming the field. */
export function parseAction(meaning: Meaning, properties: JsonObject, siteCurrency: Currency): Action {
  const currency = currencyOf(properties, siteCurrency)
  switch (meaning) {
    case 'product-viewed': {
      const product = productOf(properties, 'properties')
      const priceMinor = minorOf(properties, 'price', 'properties', currency)
      const inStock = stockOf(properties)
      const viewed: Extract<Action, { type: 'product-viewed' }> = { type: 'product-viewed', ...product }
      if (priceMinor !== undefined) viewed.priceMinor = priceMinor
      if (inStock !== undefined) viewed.inStock = inStock
      return viewed
    }
    case 'product-clicked':
      return { type: 'product-clicked', productId: productOf(properties, 'properties').productId }
    case 'list-viewed': {
      const categoryId = textOf(properties, 'category') ?? textOf(properties, 'list_id')
      const productIds = listOf(properties, 'products').map(
        (item, at) => productOf(item, `properties.products[${at}]`).productId,
      )
      return { type: 'list-viewed', ...(categoryId !== undefined ? { categoryId } : {}), productIds }
    }
    case 'searched':
      return {
        type: 'searched',
        query: (textOf(properties, 'query') ?? textOf(properties, 'search_term') ?? '').slice(0, 200),
      }
    case 'product-added':
    case 'product-removed':
      return { type: meaning, line: lineOf(properties, 'properties', currency) }
    case 'cart-viewed':
      return { type: 'cart-viewed' }
    case 'cart-updated':
    case 'checkout-started':
      return { type: meaning, lines: linesOf(properties, currency) }
    case 'wished': {
      const product = productOf(properties, 'properties')
      const priceMinor = minorOf(properties, 'price', 'properties', currency)
      return { type: 'wished', ...product, ...(priceMinor !== undefined ? { priceMinor } : {}) }
    }
    case 'disliked':
    case 'unwished':
      return { type: meaning, productId: productOf(properties, 'properties').productId }
    case 'order-completed':
    case 'order-updated':
    case 'order-cancelled':
    case 'order-refunded':
      return orderOf(meaning, properties, currency)
    case 'block-viewed':
      return {
        type: 'block-viewed',
        requestId: (textOf(properties, 'request_id') ?? textOf(properties, 'requestId') ?? '') as RequestId,
        block: needText(properties, 'block', 'block_id'),
        ...shownIn(properties),
      }
    case 'block-clicked':
      return {
        type: 'block-clicked',
        requestId: (textOf(properties, 'request_id') ?? textOf(properties, 'requestId') ?? '') as RequestId,
        block: needText(properties, 'block', 'block_id'),
        productId: productOf(properties, 'properties').productId,
        position: placeOf(numberOf(properties, 'position', 'properties')),
        ...(properties['tried'] === true ? { tried: true as const } : {}),
      }
  }
}

/** `Order Completed` is paid where nothing else is said; an update without a status moves no order forward. */
function orderOf(meaning: Meaning, properties: JsonObject, currency: Currency): Action {
  const said = textOf(properties, 'status')
  const status: OrderStatus =
    meaning === 'order-cancelled'
      ? 'cancelled'
      : meaning === 'order-refunded'
        ? 'refunded'
        : isOrderStatus(said)
          ? said
          : meaning === 'order-completed'
            ? 'paid'
            : 'placed'
  const total =
    minorOf(properties, 'total', 'properties', currency) ?? minorOf(properties, 'revenue', 'properties', currency)
  return {
    type: 'order',
    orderId: needText(properties, 'order_id', 'orderId', 'transaction_id'),
    status,
    lines: linesOf(properties, currency),
    ...(total !== undefined ? { totalMinor: total } : {}),
    currency,
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' ? String(value) : undefined
}

function needText(from: JsonObject, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = textOf(from, key)
    if (value !== undefined) return value.slice(0, 255)
  }
  throw new BadProperty(`properties.${keys[0]}`, `properties.${keys[0]} is missing`)
}

/** Shops write numbers as numbers or as text; anything else is a mistake worth telling. */
function numberOf(from: JsonObject, key: string, path: string): number | undefined {
  const value = from[key]
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) throw new BadProperty(`${path}.${key}`, `${path}.${key} is not a number`)
  return number
}

function minorOf(from: JsonObject, key: string, path: string, currency: Currency): number | undefined {
  const number = numberOf(from, key, path)
  if (number === undefined) return undefined
  if (number < 0 || number > 1e12) throw new BadProperty(`${path}.${key}`, `${path}.${key} is not a price`)
  return toMinor(number, currency)
}

function currencyOf(from: JsonObject, siteCurrency: Currency): Currency {
  const said = from['currency']
  if (said === undefined || said === null || said === '') return siteCurrency
  if (typeof said === 'string' && /^[A-Za-z]{3}$/.test(said)) return said.toUpperCase()
  throw new BadProperty('properties.currency', 'properties.currency is not a three-letter code')
}

function productOf(from: Json | undefined, path: string): { productId: ProductId; variantId?: VariantId } {
  if (!isObject(from)) throw new BadProperty(path, `${path} is not an object`)
  const variant = textOf(from, 'variant_id') ?? textOf(from, 'variantId')
  const product =
    textOf(from, 'product_id') ??
    textOf(from, 'productId') ??
    textOf(from, 'sku') ??
    textOf(from, 'item_id') ??
    textOf(from, 'id') ??
    variant
  if (product === undefined) throw new BadProperty(`${path}.product_id`, `${path}.product_id is missing`)
  if (product.length > 255) throw new BadProperty(`${path}.product_id`, `${path}.product_id is over 255 characters`)
  const goods: { productId: ProductId; variantId?: VariantId } = { productId: product as ProductId }
  if (variant !== undefined) goods.variantId = variant.slice(0, 255) as VariantId
  return goods
}

function stockOf(from: JsonObject): boolean | undefined {
  const flag = from['in_stock'] ?? from['inStock']
  if (typeof flag === 'boolean') return flag
  const availability = from['availability']
  if (typeof availability !== 'string') return undefined
  return !/^(out[ _-]?of[ _-]?stock|sold[ _-]?out)$/i.test(availability)
}

function listOf(from: JsonObject, key: string): readonly Json[] {
  const value = from[key]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new BadProperty(`properties.${key}`, `properties.${key} is not a list`)
  return (value as readonly Json[]).slice(0, 200)
}

function linesOf(from: JsonObject, currency: Currency): Line[] {
  const lines: Line[] = []
  for (const [at, item] of listOf(from, 'products').entries()) {
    const path = `properties.products[${at}]`
    if (!isObject(item)) throw new BadProperty(path, `${path} is not an object`)
    const line = lineOf(item, path, currency)
    if (line.quantity > 0) lines.push(line)
  }
  return lines
}

function lineOf(item: JsonObject, path: string, currency: Currency): Line {
  const product = productOf(item, path)
  const quantity = numberOf(item, 'quantity', path) ?? 1
  if (quantity < 0 || quantity > 1e6) throw new BadProperty(`${path}.quantity`, `${path}.quantity is not a quantity`)
  const priceMinor = minorOf(item, 'price', path, currency)
  return { ...product, quantity, ...(priceMinor !== undefined ? { priceMinor } : {}) }
}

type Shown = Pick<Extract<Action, { type: 'block-viewed' }>, 'productIds' | 'places' | 'tried'>

/** The products that a block showed, by id or as objects that say their place and whether they were tried out there. */
function shownIn(from: JsonObject): Shown {
  const items = listOf(from, from['product_ids'] === undefined ? 'products' : 'product_ids')
  const productIds: ProductId[] = []
  const places: number[] = []
  const tried: ProductId[] = []
  for (const [at, item] of items.entries()) {
    const path = `properties.products[${at}]`
    const isId = typeof item === 'string' || typeof item === 'number'
    const id = isId ? (String(item) as ProductId) : productOf(item, path).productId
    productIds.push(id)
    if (!isObject(item)) continue
    const place = placeOf(numberOf(item, 'position', path))
    if (place > 0) places.push(place)
    if (item['tried'] === true) tried.push(id)
  }
  const inOrder = places.every((place, at) => place === at + 1)
  return {
    productIds,
    ...(places.length === productIds.length && !inOrder ? { places } : {}),
    ...(tried.length > 0 ? { tried } : {}),
  }
}

/** Places count from 1; what is none is 0: unknown. */
const placeOf = (said: number | undefined): number =>
  said !== undefined && said >= 1 && said <= MOST_PLACES ? Math.trunc(said) : 0

/** A block has at most 100 items, a page of results a few hundred. */
const MOST_PLACES = 250

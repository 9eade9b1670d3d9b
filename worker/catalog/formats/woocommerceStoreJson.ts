import type { Json, JsonObject } from '../../model/json.ts'
import type { FeedFormat } from '../feedFormat.ts'
import { cellsOf, objectOf, objectsOf, openJson, wordOf, type JsonShape } from './jsonRows.ts'
import { wooCategories } from './woocommerceJson.ts'

/** WooCommerce's public Store API (wc/store/v1/products): prices are whole numbers of minor units. */
export const woocommerceStoreJson: FeedFormat = { id: 'woocommerce-store-json', open: () => openJson(read) }

export const isWoocommerceStore = (product: JsonObject): boolean =>
  objectOf(product['prices'])?.['currency_minor_unit'] !== undefined

const read: JsonShape = (product) => {
  const prices = objectOf(product['prices']) ?? {}
  const id = wordOf(product['id'])
  const variations = objectsOf(product['variations'])
  // Variations come without a price: it is theirs only where all cost the same.
  const isOnePrice = objectOf(prices['price_range']) === null
  const shared = cellsOf({
    id,
    title: product['name'],
    description: wordOf(product['description']) ?? product['short_description'],
    link: product['permalink'],
    sku: product['sku'],
    brand: wordOf(objectsOf(product['brands'])[0]?.['name']),
    product_type: wooCategories(product),
    labels: objectsOf(product['tags']).map(({ name }) => name ?? null),
    image_link: objectsOf(product['images']).map(({ src }) => src ?? null),
    price: amountOf(prices['price'], prices),
    regular_price: amountOf(prices['regular_price'], prices),
    currency: prices['currency_code'],
    availability: availabilityOf(product),
    quantity: product['low_stock_remaining'],
    rating: Number(product['review_count'] ?? 0) > 0 ? product['average_rating'] : undefined,
    review_count: product['review_count'],
  })
  const chosen = new Set(variations.flatMap((one) => [...optionsOf(one).keys()]))
  const isGroup = variations.length > 0 && isOnePrice && id !== undefined
  const attributes = new Map(
    objectsOf(product['attributes']).flatMap(({ name, terms }) => {
      const label = wordOf(name)
      const values = objectsOf(terms).map((term): Json => term['name'] ?? null)
      if (label === undefined || values.length === 0 || (isGroup && chosen.has(label))) return []
      return [[label, values.length === 1 ? (values[0] ?? null) : values] as const]
    }),
  )
  if (!isGroup) return [{ values: shared, attributes }]
  return variations.map((variation) => ({
    values: new Map([...shared, ['id', wordOf(variation['id']) ?? ''], ['item_group_id', id], ['sku', '']]),
    attributes,
    options: optionsOf(variation),
  }))
}

const optionsOf = (variation: JsonObject): ReadonlyMap<string, string> =>
  new Map(
    objectsOf(variation['attributes']).flatMap(({ name, value }) => {
      const [label, chosen] = [wordOf(name), wordOf(value)]
      return label === undefined || chosen === undefined ? [] : [[label, chosen] as const]
    }),
  )

function amountOf(value: Json | undefined, prices: JsonObject): Json | undefined {
  const minor = wordOf(value)
  const digits = Number(prices['currency_minor_unit'])
  return minor === undefined ? undefined : /^\d+$/.test(minor) ? Number(minor) / 10 ** digits : minor
}

function availabilityOf(product: JsonObject): string | undefined {
  if (product['is_on_backorder'] === true) return 'backorder'
  const isThere = product['is_in_stock']
  return typeof isThere === 'boolean' ? (isThere ? 'in_stock' : 'out_of_stock') : undefined
}

import type { Json, JsonObject } from '../../model/json.ts'
import type { FeedFormat, RawRow } from '../feedFormat.ts'
import { cellsOf, objectOf, objectsOf, openJson, wordOf, type JsonShape } from './jsonRows.ts'

/**
 * WooCommerce's REST API (wc/v3/products, developer.woocommerce.com/docs/apis/rest-api). A variable product becomes a
 * group where its variations are listed as objects, inside it or as rows of their own with `parent_id`; where it names
 * only their ids it is one product at its lowest price.
 */
export const woocommerceJson: FeedFormat = { id: 'woocommerce-json', open: () => openJson(read) }

export const isWoocommerce = (product: JsonObject): boolean =>
  ('stock_status' in product && 'regular_price' in product) ||
  (product['type'] === 'variation' && 'parent_id' in product)

const read: JsonShape = (product) => {
  const variations = objectsOf(product['variations'])
  const parentId = wordOf(product['parent_id'])
  if (product['type'] === 'variation' && parentId !== undefined && parentId !== '0')
    return [variationRow(product, parentId)]
  if (variations.length === 0) return [productRow(product)]
  const id = wordOf(product['id']) ?? ''
  return [
    { ...productRow(product, id), isParent: true },
    ...variations.map((one) => variationRow(one, id, wordOf(product['name']))),
  ]
}

type Row = Omit<RawRow, 'line'>

function productRow(product: JsonObject, group?: string): Row {
  const isVisible = product['catalog_visibility'] !== 'hidden'
  return {
    values: cellsOf({
      ...sharedCells(product),
      item_group_id: group,
      title: product['name'],
      description: wordOf(product['description']) ?? product['short_description'],
      link: product['permalink'],
      visible: isVisible ? product['status'] : 'hidden',
      brand: wordOf(objectsOf(product['brands'])[0]?.['name']),
      product_type: wooCategories(product),
      labels: objectsOf(product['tags']).map(({ name }) => name ?? null),
      image_link: objectsOf(product['images']).map(({ src }) => src ?? null),
      rating: Number(product['rating_count'] ?? 0) > 0 ? product['average_rating'] : undefined,
      review_count: product['rating_count'],
    }),
    attributes: attributesOf(product, group !== undefined),
  }
}

function variationRow(variation: JsonObject, group: string, name?: string): Row {
  const chosen = objectsOf(variation['attributes']).flatMap((one) => {
    const [label, value] = [wordOf(one['name']), wordOf(one['option'])]
    return label === undefined || value === undefined ? [] : [[label, value] as const]
  })
  return {
    values: cellsOf({
      ...sharedCells(variation),
      item_group_id: group,
      title: wordOf(variation['name']) ?? name ?? chosen.map(([, value]) => value).join(', '),
      link: variation['permalink'],
      visible: variation['status'],
      image_link: objectOf(variation['image'])?.['src'],
    }),
    options: new Map(chosen),
  }
}

/** What products and variations tell alike. Dates without a zone are the shop's own; the `_gmt` ones are sure. */
const sharedCells = (from: JsonObject): Record<string, Json | undefined> => {
  const sale = wordOf(from['sale_price'])
  return {
    id: wordOf(from['id']),
    sku: from['sku'],
    gtin: wordOf(from['global_unique_id']),
    price: wordOf(from['regular_price']) ?? wordOf(from['price']),
    sale_price: sale,
    sale_from: sale === undefined ? undefined : (wordOf(from['date_on_sale_from_gmt']) ?? from['date_on_sale_from']),
    sale_to: sale === undefined ? undefined : (wordOf(from['date_on_sale_to_gmt']) ?? from['date_on_sale_to']),
    availability: from['stock_status'],
    quantity: from['manage_stock'] === false ? undefined : from['stock_quantity'],
  }
}

/** WooCommerce tells a category's id and name, not its parents. */
export const wooCategories = (product: JsonObject): Json =>
  objectsOf(product['categories']).map(({ id, name }) => ({ id: id ?? null, path: [name ?? null] }))

/** Those that tell variations apart are the variations' own options. */
function attributesOf(product: JsonObject, isGroup: boolean): ReadonlyMap<string, Json> {
  const listed = objectsOf(product['attributes']).flatMap(({ name, options, variation }) => {
    const label = wordOf(name)
    if (label === undefined || (isGroup && variation === true) || !Array.isArray(options)) return []
    return [[label, options.length === 1 ? (options[0] as Json) : options] as const]
  })
  const measures = objectOf(product['dimensions'])
  return cellsOf({
    ...Object.fromEntries(listed),
    weight: wordOf(product['weight']),
    length: wordOf(measures?.['length']),
    width: wordOf(measures?.['width']),
    height: wordOf(measures?.['height']),
  })
}

import type { Json, JsonObject } from '../../model/json.ts'
import type { FeedFormat } from '../feedFormat.ts'
import { cellsOf, objectOf, objectsOf, openJson, wordOf, type JsonShape } from './jsonRows.ts'

/**
 * Shopify's products: the Admin API's (shopify.dev, REST product), the storefront's `/products.json`, and the body of
 * the webhooks `products/create` and `products/update`.
 */
export const shopifyJson: FeedFormat = { id: 'shopify-json', open: () => openJson(read), columns: { tags: 'labels' } }

/** Keys by which a product of Shopify's is known. */
export const isShopify = (product: JsonObject): boolean =>
  Array.isArray(product['variants']) && 'handle' in product && ('body_html' in product || 'vendor' in product)

const read: JsonShape = (product) => {
  const images = objectsOf(product['images'])
  const sources = images.map(({ src }) => src ?? null)
  const names = objectsOf(product['options']).map(({ name }) => wordOf(name) ?? '')
  const handle = wordOf(product['handle'])
  const isUnpublished = 'published_at' in product && product['published_at'] === null
  const variants = objectsOf(product['variants'])
  return variants.map((variant, at) => {
    const options = optionsOf(variant, names)
    // The product's own page shows its first variant.
    const query = at > 0 ? `?variant=${wordOf(variant['id']) ?? ''}` : ''
    return {
      values: cellsOf({
        id: wordOf(variant['id']),
        item_group_id: wordOf(product['id']),
        title: product['title'],
        description: product['body_html'],
        brand: product['vendor'],
        product_type: wordOf(product['product_type']) ?? wordOf(objectOf(product['category'])?.['full_name']),
        tags: product['tags'],
        visible: isUnpublished ? 'draft' : product['status'],
        link: handle === undefined ? undefined : `/products/${handle}${query}`,
        image_link: imageOf(variant, images) ?? sources[0] ?? objectOf(product['image'])?.['src'],
        additional_image_link: sources,
        price: variant['price'],
        regular_price: variant['compare_at_price'],
        cost_of_goods_sold: variant['cost'],
        prices: presentmentPrices(variant),
        sku: variant['sku'],
        gtin: variant['barcode'],
        availability: availabilityOf(variant),
        quantity: variant['inventory_quantity'],
      }),
      attributes: cellsOf({ weight: weightOf(variant) }),
      options,
    }
  })
}

/** A product without choices has one variant called "Default Title". */
function optionsOf(variant: JsonObject, names: readonly string[]): ReadonlyMap<string, string> {
  const values = ['option1', 'option2', 'option3'].map((key) => wordOf(variant[key]))
  return new Map(
    values.flatMap((value, i) =>
      value === undefined || value === 'Default Title' ? [] : [[names[i] || `option${i + 1}`, value] as const],
    ),
  )
}

function imageOf(variant: JsonObject, images: readonly JsonObject[]): Json | undefined {
  const { id, image_id: imageId } = variant
  const found = images.find((image) => {
    const ids = image['variant_ids']
    return (typeof imageId === 'number' && image['id'] === imageId) || (Array.isArray(ids) && ids.includes(id))
  })
  return found?.['src'] ?? objectOf(variant['featured_image'])?.['src']
}

/** The storefront tells whether it can be bought; the Admin API who counts it, and whether it sells beyond its count. */
function availabilityOf(variant: JsonObject): string | undefined {
  const { available, inventory_management: counter, inventory_policy: policy, inventory_quantity: left } = variant
  if (typeof available === 'boolean') return available ? 'in_stock' : 'out_of_stock'
  if (counter === null) return 'in_stock'
  if (typeof left !== 'number') return undefined
  return left > 0 ? 'in_stock' : policy === 'continue' ? 'backorder' : 'out_of_stock'
}

function presentmentPrices(variant: JsonObject): Json | undefined {
  const stated = objectsOf(variant['presentment_prices']).flatMap((one) => {
    const price = objectOf(one['price'])
    const currency = wordOf(price?.['currency_code'])
    const regular = objectOf(one['compare_at_price'])?.['amount']
    const said = { price: price?.['amount'] ?? null, regularPrice: regular ?? null }
    return currency === undefined ? [] : [[currency, said] as const]
  })
  return stated.length === 0 ? undefined : Object.fromEntries(stated)
}

function weightOf(variant: JsonObject): Json | undefined {
  const { weight, weight_unit: unit, grams } = variant
  if (typeof weight === 'number' && weight > 0 && typeof unit === 'string') return { value: weight, unit }
  return typeof grams === 'number' && grams > 0 ? { value: grams, unit: 'g' } : undefined
}

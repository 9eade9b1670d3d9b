import { categoryPath } from '../catalog/categories.ts'
import type { DemoProduct, DemoVariant } from '../catalog/product.ts'
import { cartTotal, deliveryCost } from './cart.ts'
import type { CartLine } from './cart.ts'

/** A call of `aisle('track', name, properties)`, in Segment's words, for the page's script to make. */
export type PageEvent = readonly [name: string, properties: object]

/** The product's part of an event; prices in decimal euro. */
export const productFacts = (product: DemoProduct, variant: DemoVariant, quantity?: number): object => ({
  product_id: product.id,
  variant_id: variant.id,
  sku: variant.id,
  name: product.title.en,
  brand: product.brand,
  category: categoryId(product.category),
  price: variant.priceMinor / 100,
  currency: 'EUR',
  ...(quantity === undefined ? {} : { quantity }),
})

/** The category as Aisle knows it from the feed: the English path in lower case. */
export const categoryId = (category: string): string =>
  categoryPath(category)
    .map((each) => each.name.en)
    .join(' > ')
    .toLowerCase()

export const cartFacts = (lines: readonly CartLine[]): object => ({
  currency: 'EUR',
  value: cartTotal(lines) / 100,
  products: lines.map((line) => productFacts(line.product, line.variant, line.quantity)),
})

export const orderFacts = (order: string, lines: readonly CartLine[]): object => {
  const value = cartTotal(lines)
  return {
    order_id: order,
    ...cartFacts(lines),
    shipping: deliveryCost(value) / 100,
    total: (value + deliveryCost(value)) / 100,
    revenue: value / 100,
  }
}

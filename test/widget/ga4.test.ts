import { expect, test } from 'vitest'
import { watchDataLayer } from '../../widget/dataLayer.ts'
import { ga4Events } from '../../widget/ga4.ts'

/** What our events say, as they travel: JSON drops what is undefined. */
function mapped(event: string, fields: Record<string, unknown>): [name: string, properties: Record<string, unknown>][] {
  const events: [string, Record<string, unknown>][] = []
  ga4Events(event, fields, (name, properties) => {
    events.push([name, JSON.parse(JSON.stringify(properties)) as Record<string, unknown>])
  })
  return events
}
const mixer = { item_id: 'SKU-1', item_name: 'Mixer', price: '1,299.00', quantity: 2, item_category: 'Kitchen' }
const bowl = { item_name: 'Bowl', price: 12.5 }

test.each([
  ['view_item_list', 'Product List Viewed'],
  ['select_item', 'Product Clicked'],
  ['view_item', 'Product Viewed'],
  ['add_to_cart', 'Product Added'],
  ['remove_from_cart', 'Product Removed'],
  ['view_cart', 'Cart Viewed'],
  ['add_to_wishlist', 'Product Added to Wishlist'],
  ['search', 'Products Searched'],
  ['begin_checkout', 'Checkout Started'],
  ['add_shipping_info', 'Checkout Step Completed'],
  ['add_payment_info', 'Payment Info Entered'],
  ['purchase', 'Order Completed'],
  ['refund', 'Order Refunded'],
  ['view_promotion', 'Promotion Viewed'],
  ['select_promotion', 'Promotion Clicked'],
])('%s is our %s', (theirs, ours) => {
  expect(mapped(theirs, { items: [mixer] }).map(([name]) => name)).toEqual([ours])
})

test('a product is named by item_id, else item_name, and prices may be texts', () => {
  const [added, other] = mapped('add_to_cart', { currency: 'EUR', items: [mixer, bowl] })
  expect(added?.[1]).toMatchObject({ product_id: 'SKU-1', name: 'Mixer', price: 1299, quantity: 2, currency: 'EUR' })
  expect(other?.[1]).toMatchObject({ product_id: 'Bowl', price: 12.5, currency: 'EUR' })
})

test.each([
  ['12,50', 12.5],
  ['€ 349.00', 349],
  ['1,299', 1299],
  ['1 299,00 zł', 1299],
  [0, 0],
])('the price %j is %d', (price, amount) => {
  expect(mapped('view_item', { items: [{ item_id: '1', price }] })[0]?.[1]['price']).toBe(amount)
})

test('item_category to item_category5 make the path', () => {
  const item = { item_id: '1', item_category: 'Home', item_category2: 'Kitchen', item_category5: 'Mixers' }
  expect(mapped('view_item', { items: [item] })[0]?.[1]['category']).toBe('Home > Kitchen > Mixers')
})

test('a purchase is one order with its lines', () => {
  const fields = { transaction_id: 'T-7', value: '2610.50', currency: 'EUR', items: [mixer, bowl] }
  const [[name, order] = ['', {}], ...more] = mapped('purchase', fields)
  expect(more).toEqual([])
  expect(name).toBe('Order Completed')
  expect(order).toMatchObject({ order_id: 'T-7', total: 2610.5, currency: 'EUR' })
  expect(order['products']).toMatchObject([{ product_id: 'SKU-1' }, { product_id: 'Bowl' }])
  expect(order).not.toHaveProperty('items')
})

test('a search and a list keep what names them', () => {
  expect(mapped('search', { search_term: 'kettle' })[0]?.[1]).toEqual({ search_term: 'kettle', query: 'kettle' })
  expect(mapped('view_item_list', { item_list_name: 'Sale', items: [bowl] })[0]?.[1]).toMatchObject({
    category: 'Sale',
  })
})

test('what is no commerce makes no event', () => {
  for (const name of ['page_view', 'gtm.js', 'constructor', 'undefined']) expect(mapped(name, {})).toEqual([])
})

function gtag(...entry: unknown[]): IArguments {
  return (function (..._entry: unknown[]) {
    // gtag pushes its arguments object, as Google's snippet does
    // eslint-disable-next-line prefer-rest-params
    return arguments
  })(...entry)
}

test('a data layer is read from its first entry on, in both spellings, and still takes pushes', () => {
  const layer: unknown[] = [
    gtag('js', 1),
    gtag('event', 'view_item', { items: [] }),
    { event: 'a', ecommerce: { items: 1 } },
  ]
  const seen: unknown[][] = []
  watchDataLayer(layer, (...entry) => seen.push(entry))
  expect(layer.push(gtag('consent', 'update', { ad_storage: 'denied' }), null, { ecommerce: null })).toBe(6)
  expect(seen.filter(([, name]) => name !== undefined)).toEqual([
    ['event', 'view_item', { items: [] }],
    ['event', 'a', { event: 'a', ecommerce: { items: 1 }, items: 1 }],
    ['consent', 'update', { ad_storage: 'denied' }],
  ])
})

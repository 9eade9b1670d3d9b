/** GA4's e-commerce events (developers.google.com/analytics/devguides/collection/ga4/ecommerce) in Segment's words. */
const names: Record<string, string> = {
  view_item_list: 'Product List Viewed',
  select_item: 'Product Clicked',
  view_item: 'Product Viewed',
  add_to_cart: 'Product Added',
  remove_from_cart: 'Product Removed',
  view_cart: 'Cart Viewed',
  add_to_wishlist: 'Product Added to Wishlist',
  search: 'Products Searched',
  begin_checkout: 'Checkout Started',
  add_shipping_info: 'Checkout Step Completed',
  add_payment_info: 'Payment Info Entered',
  purchase: 'Order Completed',
  refund: 'Order Refunded',
  view_promotion: 'Promotion Viewed',
  select_promotion: 'Promotion Clicked',
}

type Fields = Readonly<Record<string, unknown>>

/** Prices may be texts: "1,299.00" is 1299, "12,50" is 12.5. */
const number = (value: unknown): unknown =>
  value &&
  +(value as string | number)
    .toString()
    .replace(/[^\d.,-]|,(?=\d{3})/g, '')
    .replace(',', '.')

/** GA4's own fields stay beside ours; what an item or event does not have falls out in JSON. */
const convert = (given: Fields): Fields & { products: Fields[] | undefined } => ({
  ...given,
  items: undefined,
  ecommerce: undefined,
  product_id: given['item_id'] ?? given['item_name'],
  name: given['item_name'],
  category:
    ['', 2, 3, 4, 5].flatMap((level) => (given['item_category' + level] as string | undefined) ?? []).join(' > ') ||
    given['item_list_name'],
  price: number(given['price']),
  order_id: given['transaction_id'],
  total: number(given['value']),
  query: given['search_term'],
  products: (given['items'] as Fields[] | undefined)?.map(convert),
})

/**
 * Tells `track` what a GA4 event is in our words; nothing where it is no commerce. GA4 sends a list where our event is
 * about one product: one event an item.
 */
export function ga4Events(event: string, fields: Fields, track: (name: string, properties: object) => void): void {
  const name = names[event]
  if (!name?.at) return // "constructor" finds what every object has, and that is no text
  const properties = convert(fields)
  if (/^Product (?!L)/.test(name)) {
    properties.products?.forEach((product) => track(name, { currency: fields['currency'], ...product }))
  } else track(name, properties)
}

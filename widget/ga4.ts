/** GA4's e-commerce events (developers.google.com/analytics/devguides/collection/ga4/ecommerce) in Segment's words. */
const names: Record<string, string> = {
  view_item_list: 'Product List Viewed',
  select_item: '-Product Clicked',
  view_item: '-Product Viewed',
  add_to_cart: '-Product Added',
  remove_from_cart: '-Product Removed',
  view_cart: 'Cart Viewed',
  add_to_wishlist: '-Product Added to Wishlist',
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

/** "1.299,00 zł" and "1,299.00" are 1299: the last separator parts the decimals, unless three digits follow a comma. */
const number = (value: unknown): number | undefined =>
  value == null || value === ''
    ? undefined
    : +String(value)
        .replace(/[^\d.,-]/g, '')
        .replace(/[.,](?=.*[.,])|,(?=\d{3}$)/g, '')
        .replace(',', '.')

const product = (item: Fields, list: Fields) => ({
  product_id: item['item_id'] ?? item['item_name'],
  name: item['item_name'],
  brand: item['item_brand'],
  variant: item['item_variant'],
  category: ['', 2, 3, 4, 5].flatMap((level) => item['item_category' + level] ?? []).join(' > ') || undefined,
  price: number(item['price']),
  quantity: number(item['quantity']),
  position: item['index'],
  coupon: item['coupon'],
  currency: item['currency'] ?? list['currency'],
})

/** None for an event that is no commerce; one per item where our event is about one product. */
export function ga4Events(event: string, fields: Fields): { name: string; properties: object }[] {
  const name = names[event]
  if (!name) return []
  const items = Array.isArray(fields['items']) ? (fields['items'] as Fields[]) : []
  const products = items.map((item) => product(item, fields))
  if (name[0] === '-') return products.map((properties) => ({ name: name.slice(1), properties }))
  return [
    {
      name,
      properties: {
        order_id: fields['transaction_id'],
        total: event === 'purchase' || event === 'refund' ? number(fields['value']) : undefined,
        value: number(fields['value']),
        tax: number(fields['tax']),
        shipping: number(fields['shipping']),
        currency: fields['currency'],
        coupon: fields['coupon'],
        query: fields['search_term'],
        list_id: fields['item_list_id'],
        category: fields['item_list_name'],
        shipping_method: fields['shipping_tier'],
        payment_method: fields['payment_type'],
        promotion_id: fields['promotion_id'],
        name: fields['promotion_name'],
        creative: fields['creative_name'],
        position: fields['creative_slot'],
        products: items.length ? products : undefined,
      },
    },
  ]
}

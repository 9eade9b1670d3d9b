/** What an event name means: which parser of `parseAction.ts` reads its properties. */
export type Meaning =
  | 'product-viewed'
  | 'product-clicked'
  | 'list-viewed'
  | 'searched'
  | 'product-added'
  | 'product-removed'
  | 'cart-viewed'
  | 'cart-updated'
  | 'wished'
  | 'unwished'
  | 'disliked'
  | 'checkout-started'
  | 'order-completed'
  | 'order-updated'
  | 'order-cancelled'
  | 'order-refunded'
  | 'block-viewed'
  | 'block-clicked'

/**
 * Segment's e-commerce specification, version 2 (segment.com/docs/connections/spec/ecommerce/v2), with `Cart Updated`,
 * `Product Disliked` and the two events of our blocks.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  'Product Viewed': 'product-viewed',
  'Product Clicked': 'product-clicked',
  'Product List Viewed': 'list-viewed',
  'Product List Filtered': 'list-viewed',
  'Products Searched': 'searched',
  'Product Added': 'product-added',
  'Product Removed': 'product-removed',
  'Cart Viewed': 'cart-viewed',
  'Cart Updated': 'cart-updated',
  'Product Added to Wishlist': 'wished',
  'Product Removed from Wishlist': 'unwished',
  'Product Disliked': 'disliked',
  'Checkout Started': 'checkout-started',
  'Order Completed': 'order-completed',
  'Order Updated': 'order-updated',
  'Order Cancelled': 'order-cancelled',
  'Order Refunded': 'order-refunded',
  'Block Viewed': 'block-viewed',
  'Block Clicked': 'block-clicked',
}

/** Version 1 of the same specification, and spellings seen in shops. */
const olderNames: Readonly<Record<string, string>> = {
  'Viewed Product': 'Product Viewed',
  'Clicked Product': 'Product Clicked',
  'Viewed Product Category': 'Product List Viewed',
  'Viewed Product List': 'Product List Viewed',
  'Searched Products': 'Products Searched',
  'Added Product': 'Product Added',
  'Removed Product': 'Product Removed',
  'Viewed Cart': 'Cart Viewed',
  'Added Product to Wishlist': 'Product Added to Wishlist',
  'Removed Product from Wishlist': 'Product Removed from Wishlist',
  'Started Checkout': 'Checkout Started',
  'Started Order': 'Checkout Started',
  'Viewed Checkout Step': 'Checkout Step Viewed',
  'Completed Checkout Step': 'Checkout Step Completed',
  'Completed Order': 'Order Completed',
  'Updated Order': 'Order Updated',
  'Cancelled Order': 'Order Cancelled',
  'Order Canceled': 'Order Cancelled',
  'Refunded Order': 'Order Refunded',
}

const known = new Map<string, { name: string; meaning: Meaning }>()
for (const [name, meaning] of Object.entries(meanings)) known.set(name.toLowerCase(), { name, meaning })
for (const [older, name] of Object.entries(olderNames)) {
  const meaning = meanings[name]
  if (meaning !== undefined) known.set(older.toLowerCase(), { name, meaning })
}
// The exact spelling finds its entry without lower-casing: nearly every event on the hot path.
for (const [name, meaning] of Object.entries(meanings)) known.set(name, { name, meaning })

/** The specification's current name for an event name, and what it means; upper and lower case are the same. */
export function eventName(given: string): { name: string; meaning: Meaning | undefined } {
  const found = known.get(given) ?? known.get(given.toLowerCase())
  // Own names only: "__proto__" is somebody's event too.
  return found ?? { name: (Object.hasOwn(olderNames, given) && olderNames[given]) || given, meaning: undefined }
}

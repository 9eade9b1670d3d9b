import { categories } from '../catalog/categories.ts'
import type { DemoProduct, DemoVariant } from '../catalog/product.ts'
import { cartFacts, categoryId, orderFacts, productFacts } from '../shop/events.ts'
import type { CartLine } from '../shop/cart.ts'
import type { Dice } from './dice.ts'
import { appeal, inFamilies, wanted } from './shopper.ts'
import type { Shopper } from './shopper.ts'

/** One thing that a shopper does; `at`: ms after the visit began. */
export type Deed =
  | { at: number; do: 'page'; path: string; title: string }
  | { at: number; do: 'track'; event: string; properties: object; path: string; productId?: string }
  /** looks at a recommendation block, and may follow it */
  | { at: number; do: 'look'; block: string; productId?: string; isTempted: boolean; path: string }
  /** tells the shop who it is */
  | { at: number; do: 'identify' }

/** What a shopper carries from visit to visit. */
export interface Memory {
  cart: CartLine[]
  hasOrdered: boolean
  isKnown: boolean
  orders: number
  visits: number
}

export const freshMemory = (): Memory => ({ cart: [], hasOrdered: false, isKnown: false, orders: 0, visits: 0 })

/** Plays one visit and changes the memory: what is looked at, carted, left, bought. */
export function visit(shopper: Shopper, memory: Memory, dice: Dice): Deed[] {
  const deeds: Deed[] = []
  let at = 0
  let path = '/shop/'
  const wait = (from: number, to: number): void => void (at += dice.between(from, to) * 1000)
  const track = (event: string, properties: object, productId?: string): void =>
    void deeds.push({ at, do: 'track', event, properties, path, ...(productId === undefined ? {} : { productId }) })
  const open = (to: string, title: string): void => {
    path = to
    deeds.push({ at, do: 'page', path, title })
  }
  const look = (block: string, productId?: string): void =>
    void deeds.push({
      at,
      do: 'look',
      block,
      path,
      isTempted: dice.happens(0.3),
      ...(productId === undefined ? {} : { productId }),
    })

  const see = (product: DemoProduct): void => {
    wait(6, 70)
    open(`/shop/p/${product.id}`, product.title[shopper.language])
    track('Product Viewed', productFacts(product, choose(product, dice)), product.id)
    if (dice.happens(0.18)) look('similar', product.id)
    if (dice.happens(0.08)) {
      wait(2, 12)
      track('Product Added to Wishlist', productFacts(product, choose(product, dice)), product.id)
    }
  }
  const add = (product: DemoProduct): void => {
    const variant = choose(product, dice)
    if (variant.stock === 0 || memory.cart.some((line) => line.variant.id === variant.id)) return
    wait(3, 40)
    memory.cart = [...memory.cart, { product, variant, quantity: 1 }]
    track('Product Added', productFacts(product, variant, 1), product.id)
    track('Cart Updated', cartFacts(memory.cart))
  }

  memory.visits += 1
  if (dice.happens(0.4)) {
    open('/shop/', 'Marlow')
    if (dice.happens(0.4)) look('for-you')
    wait(3, 20)
  }
  const isReturn = memory.hasOrdered
  const theme = isReturn ? inFamilies(shopper.persona.again) : wanted(shopper.persona)
  if (dice.happens(0.25)) {
    const query = dice.pick(shopper.persona.asks[shopper.language])
    open(`/shop/search?q=${encodeURIComponent(query)}`, query)
    track('Products Searched', { query })
  } else {
    const category = theme[0]?.category ?? 'coffee'
    open(`/shop/c/${category}`, categories.get(category)?.name[shopper.language] ?? category)
    const shown = theme.slice(0, 8).map((product, index) => ({ product_id: product.id, position: index + 1 }))
    track('Product List Viewed', { list_id: category, category: categoryId(category), products: shown })
  }

  const favourite = dice.weighted(theme, (product) => appeal(product, shopper))
  const seen = new Set([favourite])
  for (let i = dice.between(1, isReturn ? 3 : 4); i > 0; i--) {
    const isAstray = dice.happens(0.08)
    const pool = isAstray ? inFamilies(['headphones', 'cups', 'bottle', 'vitamin', 'pendant']) : theme
    seen.add(dice.weighted(pool, (product) => appeal(product, shopper)))
  }
  for (const product of seen) see(product)

  // The more visits, the nearer the decision; one that comes back with a cart mostly comes to buy.
  const decides = dice.happens(memory.cart.length > 0 ? 0.75 : isReturn ? 0.5 : memory.visits / shopper.patience)
  if (decides && memory.cart.length < 6) {
    add(favourite)
    for (const [family, probability] of Object.entries(shopper.persona.with)) {
      if (isReturn || !dice.happens(probability)) continue
      const partner = dice.weighted(inFamilies([family]), (product) => appeal(product, shopper, favourite))
      if (dice.happens(0.3)) look('bought-together', favourite.id)
      see(partner)
      add(partner)
    }
  }
  if (shopper.joins && !memory.isKnown && dice.happens(0.5)) {
    wait(5, 40)
    deeds.push({ at, do: 'identify' })
    memory.isKnown = true
  }
  if (memory.cart.length === 0) return deeds

  wait(5, 40)
  open('/shop/cart', 'Cart')
  track('Cart Viewed', cartFacts(memory.cart))
  const last = memory.cart.at(-1)
  if (last !== undefined && memory.cart.length > 1 && dice.happens(0.12)) {
    wait(4, 20)
    memory.cart = memory.cart.slice(0, -1)
    track('Product Removed', productFacts(last.product, last.variant, last.quantity), last.product.id)
    track('Cart Updated', cartFacts(memory.cart))
  }
  if (!dice.happens(0.58)) return deeds
  wait(5, 30)
  open('/shop/checkout', 'Checkout')
  track('Checkout Started', cartFacts(memory.cart))
  if (!dice.happens(0.85)) return deeds
  wait(30, 120)
  if (!memory.isKnown) deeds.push({ at, do: 'identify' })
  memory.isKnown = true
  memory.orders += 1
  wait(1, 3)
  open('/shop/thanks', 'Thank you')
  track('Order Completed', orderFacts(`${shopper.anonymousId.replace('demo-', 'T-')}-${memory.orders}`, memory.cart))
  memory.cart = []
  memory.hasOrdered = true
  return deeds
}

/** A variant that is here, the first ones more often: people take the shown colour and the middle size. */
function choose(product: DemoProduct, dice: Dice): DemoVariant {
  const here = product.variants.filter((variant) => variant.stock > 0)
  const pool = here.length > 0 ? here : product.variants
  return dice.weighted(pool, (variant) => 1 / (1 + pool.indexOf(variant)))
}

import type { Cart } from '../model/customer.ts'
import type { Event, Line } from '../model/event.ts'

const maxLines = 100

/** The cart after one more event. A full state (`Cart Updated`) that is older than the newest change is passed over. */
export function foldCart(cart: Cart, event: Event): Cart {
  const { action } = event
  switch (action.type) {
    case 'product-added':
      return changed(cart, event, added(cart.lines, action.line))
    case 'product-removed':
      return changed(cart, event, removed(cart.lines, action.line))
    case 'cart-updated':
      return event.at < cart.changedAt ? cart : changed(cart, event, action.lines.slice(0, maxLines))
    case 'checkout-started':
      // A shop that tells of no cart tells of the checkout.
      return cart.lines.length > 0 || action.lines.length === 0 ? cart : changed(cart, event, action.lines)
    case 'order':
      return isPurchase(action.status) && cart.lines.length > 0 ? ordered(cart, event, action.lines) : cart
    default:
      return cart
  }
}

export const isPurchase = (status: string): boolean =>
  status !== 'cancelled' && status !== 'returned' && status !== 'refunded'

const changed = (cart: Cart, event: Event, lines: readonly Line[]): Cart => {
  const currency = typeof event.properties['currency'] === 'string' ? event.properties['currency'] : cart.currency
  return {
    lines,
    changedAt: Math.max(cart.changedAt, event.at),
    ...(currency !== undefined ? { currency } : {}),
  }
}

const sameGoods = (a: Line, b: Line): boolean => a.productId === b.productId && a.variantId === b.variantId

function added(lines: readonly Line[], line: Line): readonly Line[] {
  const at = lines.findIndex((other) => sameGoods(other, line))
  const before = lines[at]
  if (before === undefined) return lines.length < maxLines ? [...lines, line] : lines
  return lines.with(at, { ...before, ...line, quantity: before.quantity + line.quantity })
}

function removed(lines: readonly Line[], line: Line): readonly Line[] {
  let at = lines.findIndex((other) => sameGoods(other, line))
  // Shops leave the variant out when they remove: then any line of the product is meant.
  if (at < 0 && line.variantId === undefined) at = lines.findIndex((other) => other.productId === line.productId)
  const before = lines[at]
  if (before === undefined) return lines
  const quantity = before.quantity - line.quantity
  return quantity > 0 ? lines.with(at, { ...before, quantity }) : lines.toSpliced(at, 1)
}

/** An order placed on the site takes the cart with it; one told from elsewhere, or late, takes what was bought. */
function ordered(cart: Cart, event: Event, bought: readonly Line[]): Cart {
  const isWhole = event.source === 'public' && event.at >= cart.changedAt
  const ids = new Set(bought.map(({ productId }) => productId))
  const left = isWhole || bought.length === 0 ? [] : cart.lines.filter(({ productId }) => !ids.has(productId))
  if (left.length === cart.lines.length) return cart
  return { ...cart, lines: left, changedAt: Math.max(cart.changedAt, event.at) }
}

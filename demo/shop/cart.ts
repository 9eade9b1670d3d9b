import { catalog } from '../catalog/catalog.ts'
import type { DemoProduct, DemoVariant } from '../catalog/product.ts'

export interface CartLine {
  product: DemoProduct
  variant: DemoVariant
  quantity: number
}

/** The cart lives in a cookie, "variant~quantity.variant~quantity": no session store, and a server that can be restarted. */
export const readCart = (cookie = ''): CartLine[] =>
  cookie.split('.').flatMap((part) => {
    const [id = '', quantity = ''] = part.split('~')
    const found = catalog().byVariant.get(id)
    const count = Math.min(99, Math.floor(Number(quantity)))
    return found === undefined || !(count > 0) ? [] : [{ ...found, quantity: count }]
  })

export const writeCart = (lines: readonly CartLine[]): string =>
  lines.map((line) => `${line.variant.id}~${line.quantity}`).join('.')

/** Sets the quantity of one variant; 0 takes it out. A cart holds at most 20 lines, so that it fits its cookie. */
export function withQuantity(
  lines: readonly CartLine[],
  chosen: { product: DemoProduct; variant: DemoVariant },
  quantity: number,
): CartLine[] {
  const count = Math.max(0, Math.min(99, Math.floor(quantity)))
  const known = lines.some((line) => line.variant.id === chosen.variant.id)
  const changed = known
    ? lines.map((line) => (line.variant.id === chosen.variant.id ? { ...line, quantity: count } : line))
    : [...lines, { ...chosen, quantity: count }]
  return changed.filter((line) => line.quantity > 0).slice(-20)
}

export const cartTotal = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, line) => sum + line.variant.priceMinor * line.quantity, 0)

/** Free from 50 euro. */
export const deliveryCost = (total: number): number => (total === 0 || total >= 5000 ? 0 : 490)

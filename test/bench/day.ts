import { seeded } from '../faults/seeded.ts'

export interface Click {
  /** ms since midnight */
  at: number
  shopper: string
  kind: 'page' | 'track'
  event?: string
  properties: Record<string, unknown>
}

/** What one request carries: the widget sends what gathered within five seconds. */
export interface Request {
  at: number
  shopper: string
  clicks: Click[]
}

/**
 * A day of a shop as the widget tells it, none of its shoppers known before: each comes once or twice and sees five
 * pages or so; a product's page says what was viewed, and, where the shopper stays, which block came into view. One in
 * seven carts something, one in fifty buys. The same seed gives the same day.
 */
export function day(shoppers: number, seed: number): Request[] {
  const chance = seeded(seed)
  const requests: Request[] = []
  for (let index = 0; index < shoppers; index++) {
    const shopper = `day-${seed}-${index}`
    for (let visit = 0; visit < (chance.next() < 0.15 ? 2 : 1); visit++) {
      let at = chance.below(86_400_000 - 3_600_000)
      const pages = 1 + Math.floor(-Math.log(1 - chance.next()) * 4)
      const home = chance.below(400)
      for (let page = 0; page < Math.min(pages, 12); page++) {
        at += 3000 + Math.floor(-Math.log(1 - chance.next()) * 40_000)
        const productId = `p${(home + chance.below(30)) % 500}`
        const click = (event: string, more: object = {}): Click => ({
          at,
          shopper,
          kind: 'track',
          event,
          properties: { product_id: productId, price: 49, currency: 'EUR', ...more },
        })
        const clicks: Click[] = [{ at, shopper, kind: 'page', properties: { path: `/p/${productId}` } }]
        if (page > 0) clicks.push(click('Product Viewed'))
        if (page > 0 && chance.next() < 0.05) clicks.push(click('Product Added', { quantity: 1 }))
        if (page > 3 && chance.next() < 0.03) {
          const products = [{ product_id: productId, price: 49, quantity: 1 }]
          clicks.push(click('Order Completed', { order_id: `${shopper}-${page}`, total: 49, products }))
        }
        requests.push({ at, shopper, clicks })
        if (chance.next() < 0.5)
          requests.push({ at: at + 4000, shopper, clicks: [blockSeen(at + 4000, shopper, home)] })
      }
    }
  }
  return requests.toSorted((a, b) => a.at - b.at)
}

/** What a block tells when half of it was visible for a second. */
function blockSeen(at: number, shopper: string, home: number): Click {
  const products = Array.from({ length: 4 }, (_, index) => ({
    product_id: `p${(home + index) % 500}`,
    position: index + 1,
  }))
  return {
    at,
    shopper,
    kind: 'track',
    event: 'Block Viewed',
    properties: { block: 'similar', request_id: `r-${shopper}-${at}`, products },
  }
}

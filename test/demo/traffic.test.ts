import { describe, expect, test } from 'vitest'
import { catalog } from '../../demo/catalog/catalog.ts'
import { dice } from '../../demo/traffic/dice.ts'
import { makeShopper } from '../../demo/traffic/shopper.ts'
import { freshMemory, visit } from '../../demo/traffic/visit.ts'
import type { Deed } from '../../demo/traffic/visit.ts'

const familyOf = (id: string): string => catalog().byId.get(id)?.family ?? ''

/** Three visits each of so many shoppers. */
function play(shoppers: number, seed: number): Deed[][] {
  return Array.from({ length: shoppers }, (_, number) => {
    const own = dice(seed * 1000 + number)
    const shopper = makeShopper(number, 'test', own)
    const memory = freshMemory()
    return [1, 2, 3].flatMap(() => visit(shopper, memory, own))
  })
}

const named = (deeds: readonly Deed[], event: string) =>
  deeds.flatMap((deed) => (deed.do === 'track' && deed.event === event ? [deed.properties as Facts] : []))
interface Facts {
  product_id: string
  order_id: string
  products: { product_id: string; variant_id: string; price: number }[]
}

describe('seeded shoppers', () => {
  test('do the same on every run of one seed, and something else on another', () => {
    expect(play(20, 7)).toEqual(play(20, 7))
    expect(play(20, 7)).not.toEqual(play(20, 8))
  })

  test('do all that a shop sees: search, wish, remove, order, and leave carts behind', () => {
    const all = play(300, 1)
    const names = new Set(all.flat().flatMap((deed) => (deed.do === 'track' ? [deed.event] : [deed.do])))
    expect([...names]).toEqual(
      expect.arrayContaining([
        'page',
        'identify',
        'look',
        'Products Searched',
        'Product List Viewed',
        'Product Viewed',
        'Product Added to Wishlist',
        'Product Added',
        'Product Removed',
        'Cart Updated',
        'Checkout Started',
        'Order Completed',
      ]),
    )
    const carted = all.filter((deeds) => named(deeds, 'Product Added').length > 0)
    const ordered = carted.filter((deeds) => named(deeds, 'Order Completed').length > 0)
    expect(carted.length - ordered.length).toBeGreaterThan(20)
    expect(ordered.length).toBeGreaterThan(60)
  })

  test('buy what goes together: who orders an espresso machine mostly orders something for it', () => {
    const orders = play(1500, 2).flatMap((deeds) => named(deeds, 'Order Completed'))
    const machines = orders.filter((order) =>
      order.products.some((each) => familyOf(each.product_id) === 'espresso-machine'),
    )
    const forCoffee = new Set([
      'capsules',
      'descaler',
      'coffee-beans',
      'cups',
      'milk-frother',
      'water-filter',
      'grinder',
    ])
    const joined = machines.filter((order) => order.products.some((each) => forCoffee.has(familyOf(each.product_id))))
    expect(machines.length).toBeGreaterThan(40)
    expect(joined.length / machines.length).toBeGreaterThan(0.6)
    const others = orders.filter((order) => !machines.includes(order))
    const stray = others.filter((order) => order.products.some((each) => familyOf(each.product_id) === 'descaler'))
    expect(stray.length / others.length).toBeLessThan(0.1)
  })

  test('order an id once, and only variants that exist', () => {
    const orders = play(400, 3).flatMap((deeds) => named(deeds, 'Order Completed'))
    expect(new Set(orders.map((order) => order.order_id)).size).toBe(orders.length)
    const unknown = orders
      .flatMap((order) => order.products)
      .filter((line) => !catalog().byVariant.has(line.variant_id))
    expect(unknown).toEqual([])
  })

  test('stay in the past half hour: no visit is longer than the clock moves', () => {
    const visits = play(400, 4).map((deeds) => deeds.reduce((last, deed) => Math.max(last, deed.at), 0))
    expect(visits.filter((ms) => ms > 30 * 60_000)).toEqual([])
  })
})

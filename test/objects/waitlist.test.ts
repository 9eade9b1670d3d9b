import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { changeId } from '../../worker/model/change.ts'
import type { Change } from '../../worker/model/change.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, ProductId, SiteId, VariantId } from '../../worker/model/ids.ts'
import { customerObjectName } from '../../worker/model/keys.ts'
import type { Waiting } from '../../worker/model/waiting.ts'
import { customerStub } from '../../worker/objects/canonical.ts'
import { waitlistName } from '../../worker/objects/waitlist.ts'
import { newSite, post } from '../contract/newSite.ts'

let site: SiteId
let product: ProductId
let made = 0
beforeEach(async () => {
  site = asId<SiteId>((await newSite()).site)
  product = asId<ProductId>(`K${++made}`)
})

const red = asId<VariantId>('red')
const hour = 3_600_000
const listOf = () => env.WAITLIST.getByName(waitlistName(site, product))
const advance = (duration: string) => post('/dev/clock', JSON.stringify({ advance: duration }))
const idOf = (n: number) => asId<CustomerId>(`cus_${String(n).padStart(26, '0')}`)

const wants = (n: number, more: Partial<Waiting> = {}): Waiting => ({
  customer: idOf(n),
  kind: 'wished',
  at: clock.now() - hour + n,
  priceMinor: 10_000,
  ...more,
})
const watches = (n: number, more: Partial<Waiting> = {}) =>
  wants(n, { kind: 'watched', watch: 'stock', variantId: red, ...more })

const price = (fromMinor: number, toMinor: number, at = clock.now()): Change => ({
  kind: 'price',
  productId: product,
  variantId: red,
  at,
  fromMinor,
  toMinor,
  currency: 'EUR',
})
const stock = (units: number, at = clock.now()): Change => ({
  kind: 'stock',
  productId: product,
  variantId: red,
  at,
  from: units > 0 ? { canBuy: false, units: 0 } : { canBuy: true },
  to: { canBuy: units > 0, units },
})

/** Customers are there before they wait. */
async function meet(...ns: readonly number[]): Promise<void> {
  for (const n of ns) {
    const at = clock.now() - 2 * hour
    await customerStub(env, site, idOf(n)).receive({
      config: 0,
      events: [
        {
          id: asId(`hello-${n}`),
          kind: 'page',
          at,
          receivedAt: at,
          action: { type: 'page' },
          properties: {},
          context: {},
          source: 'public',
        },
      ],
    })
  }
}

/** The news each of these customers got, by its change's id. */
async function newsOf(...ns: readonly number[]): Promise<string[][]> {
  const all = []
  for (const n of ns) {
    const { events } = await customerStub(env, site, idOf(n)).timeline({ limit: 100 })
    all.push(events.filter(({ name }) => name === 'Product Changed').map(({ id }) => id.replace('change/', '')))
  }
  return all
}

describe('a price', () => {
  test('that falls is told at once to who wished, once', async () => {
    await meet(1, 2)
    await listOf().add([wants(1), wants(2, { kind: 'carted' })])
    const drop = price(10_000, 9000)
    for (let again = 0; again < 3; again++) await listOf().changed([drop])
    await advance('PT1S')
    expect(await newsOf(1, 2)).toEqual([[changeId(drop)], [changeId(drop)]])
  })

  test('that was raised and restored is no drop', async () => {
    await meet(1)
    await listOf().changed([price(10_000, 12_000)])
    await advance('PT10M')
    await listOf().add([wants(1, { priceMinor: 12_000, at: clock.now() })])
    await advance('PT10M')
    await listOf().changed([price(12_000, 10_000)])
    await advance('PT3H')
    expect(await newsOf(1)).toEqual([[]])
  })

  test('is told to an interest that arrives after it and began before it', async () => {
    await meet(1, 2, 3)
    await listOf().add([wants(3)])
    const drop = price(10_000, 9000)
    await listOf().changed([drop])
    await advance('PT4H')
    await listOf().add([wants(1, { at: drop.at - 1 }), wants(2, { at: drop.at + 1, priceMinor: 9000 })])
    await advance('PT1S')
    expect(await newsOf(1, 2, 3)).toEqual([[changeId(drop)], [], [changeId(drop)]])
  })

  test('is told to a watch only at its target', async () => {
    await meet(1, 2)
    await listOf().add([watches(1, { watch: 'price', targetMinor: 8000 }), watches(2, { watch: 'price' })])
    const [first, second] = [price(10_000, 8500), price(8500, 7900, clock.now() + 1)]
    await listOf().changed([first])
    await advance('PT1S')
    await listOf().changed([second])
    await advance('PT1S')
    expect(await newsOf(1, 2)).toEqual([[changeId(second)], [changeId(second), changeId(first)]])
  })
})

describe('a restock', () => {
  test('is told to ten watchers a unit, oldest first, the next two hours later if stock is left', async () => {
    const all = Array.from({ length: 25 }, (_, n) => n)
    await meet(...all)
    await listOf().changed([stock(0)])
    await listOf().add(all.map((n) => watches(n, { at: clock.now() + n })))
    await advance('PT1M')
    await listOf().changed([stock(1)])
    await advance('PT1S')
    const told = async () => (await newsOf(...all)).map((news) => news.filter((id) => id.includes('/stock/')).length)
    const first = await told()
    expect(first.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 1))
    expect(first.slice(10).every((count) => count === 0)).toBe(true)
    await advance('PT2H')
    expect((await told()).filter((count) => count === 1)).toHaveLength(20)
    await listOf().changed([stock(0)])
    await advance('PT4H')
    expect((await told()).slice(20)).toEqual([1, 1, 1, 1, 1]) // sold out again
  })

  test('of another variant is told to nobody, and a watch that was called off hears nothing', async () => {
    await meet(1, 2)
    await listOf().changed([stock(0)])
    const at = clock.now() + 1 // who watched before it sold out hears of that
    await listOf().add([watches(1, { variantId: asId<VariantId>('blue') }), watches(2, { at })])
    await listOf().add([
      { customer: idOf(2), kind: 'watched', watch: 'stock', variantId: red, at: at + 1, ended: true },
    ])
    await advance('PT1M')
    await listOf().changed([stock(5)])
    await advance('PT3H')
    expect(await newsOf(1, 2)).toEqual([[], []])
  })
})

describe('customers', () => {
  test('that moved are told where they are now, and called there at once the next time', async () => {
    await meet(1, 2)
    await customerStub(env, site, idOf(1)).handOver(idOf(2))
    await listOf().add([wants(1), wants(2)])
    const drop = price(10_000, 9000)
    await listOf().changed([drop])
    await advance('PT1S')
    expect(await newsOf(2)).toEqual([[changeId(drop)]])
    await runInDurableObject(listOf(), (list) => {
      const { record } = list as unknown as { record: { head: { moved: object } } }
      expect(record.head.moved).toEqual({ [idOf(1)]: idOf(2) })
    })
  })

  test('of whom nothing is stored are not made by telling them', async () => {
    await listOf().add([wants(7)])
    await listOf().changed([price(10_000, 9000)])
    await advance('PT1S')
    expect(await customerStub(env, site, idOf(7)).describe()).toBeNull()
    await runInDurableObject(env.CUSTOMER.getByName(customerObjectName(site, idOf(7))), (_, { storage }) => {
      expect(storage.sql.databaseSize).toBeLessThan(10_000)
    })
  })

  test('that were erased are in no list', async () => {
    await listOf().add([wants(1), wants(2)])
    await listOf().forget([idOf(1)])
    await evictDurableObject(listOf())
    expect((await listOf().tally()).waiting).toEqual([{ kind: 'wished', customers: 1 }])
    await runInDurableObject(listOf(), (_, { storage }) => {
      expect(JSON.stringify([...storage.kv.list()])).not.toContain(idOf(1))
    })
  })
})

test('a thousand interests and more lie in few rows, and what was told twice lies there once', async () => {
  const all = Array.from({ length: 3000 }, (_, n) => wants(n))
  for (let from = 0; from < all.length; from += 150) {
    await listOf().add(all.slice(from, from + 150))
    await listOf().add(all.slice(from, from + 150))
  }
  await evictDurableObject(listOf())
  expect((await listOf().tally()).waiting).toEqual([{ kind: 'wished', customers: 3000 }])
  await runInDurableObject(listOf(), (_, { storage }) => {
    expect([...storage.kv.list()].length).toBeLessThanOrEqual(18)
  })
})

test('R8: a batch that is delivered again after it was confirmed hands out nobody', async () => {
  await meet(1)
  await listOf().add([wants(1)])
  await listOf().changed([price(10_000, 9000)])
  await advance('PT1S')
  expect(await listOf().take(0, 0)).toBeNull()
  await listOf().confirm(0, 0, { left: [idOf(1)], moved: [], absent: [] })
  expect(await listOf().take(0, 0)).toBeNull()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeStorm } from '../../../worker/catalog/judgeStorm.ts'
import { folded } from '../../../worker/catalog/waiting/fold.ts'
import { offerOf, withChange } from '../../../worker/catalog/waiting/offers.ts'
import type { Offers } from '../../../worker/catalog/waiting/offers.ts'
import { isTold, phasesOf, stillHolds } from '../../../worker/catalog/waiting/phases.ts'
import { holdsPrice, isDrop } from '../../../worker/catalog/waiting/priceDrop.ts'
import type { Change } from '../../../worker/model/change.ts'
import { asId } from '../../../worker/model/ids.ts'
import type { CustomerId, ProductId, VariantId } from '../../../worker/model/ids.ts'
import type { Waiting } from '../../../worker/model/waiting.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 0, 1)
const red = asId<VariantId>('red')
const goods = { productId: asId<ProductId>('K'), variantId: red }

const price = (at: number, fromMinor: number | null, toMinor: number): Change => ({
  kind: 'price',
  ...goods,
  at,
  fromMinor,
  toMinor,
  currency: 'EUR',
})
const stock = (at: number, canBuy: boolean, units?: number): Change => ({
  kind: 'stock',
  ...goods,
  at,
  from: { canBuy: !canBuy },
  to: { canBuy, ...(units === undefined ? {} : { units }) },
})
const after = (...changes: readonly Change[]): Offers =>
  changes.reduce((offers, change) => withChange(offers, change, change.at), {} as Offers)
const wants = (more: Partial<Waiting> = {}) =>
  folded([{ customer: asId<CustomerId>('cus_ola'), kind: 'wished', at: start, priceMinor: 10_000, ...more }])[0]!

/** Prices one after the other, each `gap` after the one before, and what each change was. */
function history(prices: readonly number[], gap: number): { changes: Change[]; offers: Offers } {
  const changes = prices.slice(1).map((to, n) => price(start + (n + 1) * gap, prices[n]!, to))
  return { changes, offers: after(...changes) }
}

describe('R9: a price drop', () => {
  test('is below the customer’s own price and the lowest of seven days', () => {
    const drop = price(start + day, 10_000, 9000)
    const offers = after(drop)
    const [now] = phasesOf(drop, offers).filter(({ audience }) => audience === 'wanting')
    expect(now?.dueAt).toBe(drop.at)
    expect(isTold(wants(), now!, offers)).toBe(true)
    expect(isTold(wants({ priceMinor: 9000 }), now!, offers)).toBe(false)
    expect(isTold(wants({ currency: 'PLN' }), now!, offers)).toBe(false)
    expect(isTold(wants({ at: drop.at + 1 }), now!, offers)).toBe(false)
  })

  test('is none when a price was raised and restored, whatever the customer saw between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 24 }),
        (base, rises, hours) => {
          const prices = [base, ...rises.map((rise) => base + rise), base]
          const gap = Math.min(hours * hour, Math.floor((7 * day) / prices.length) - 1)
          const { changes, offers } = history(prices, gap)
          const last = changes.at(-1)!
          expect(phasesOf(last, offers)).toEqual([])
        },
      ),
    )
  })

  test('is exactly what is below every price of the seven days before it', () => {
    const plan = fc.array(
      fc.record({ to: fc.integer({ min: 1, max: 6 }), waitHours: fc.integer({ min: 1, max: 120 }) }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), plan, (first, steps) => {
        let at = start
        let now = first
        const held: { from: number; until: number; minor: number }[] = []
        let offers: Offers = {}
        let since = -Infinity
        for (const { to, waitHours } of steps) {
          at += waitHours * hour
          if (to === now) continue
          held.push({ from: since, until: at, minor: now })
          offers = withChange(offers, price(at, now, to), at)
          const lowest = Math.min(...held.filter(({ until }) => until > at - 7 * day).map(({ minor }) => minor))
          expect(isDrop(offerOf(offers, red).prices, at)).toBe(to < lowest)
          since = at
          now = to
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is none for a first price, nor for one in another currency', () => {
    const first = price(start, null, 8500)
    expect(phasesOf(first, after(first))).toEqual([])
    const zloty: Change = { ...price(start + day, null, 100), currency: 'PLN' } as Change
    expect(phasesOf(zloty, after(price(start, 10_000, 12_000), zloty))).toEqual([])
  })

  test('must hold for two hours before those who looked are told', () => {
    const drop = price(start + day, 10_000, 8500)
    const viewing = phasesOf(drop, after(drop)).find(({ audience }) => audience === 'viewing')!
    expect(viewing.dueAt).toBe(drop.at + 2 * hour)
    expect(stillHolds(viewing, after(drop), viewing.dueAt)).toBe(true)
    const back = price(drop.at + hour, 8500, 9000)
    const lower = price(drop.at + hour, 8500, 8000)
    expect(stillHolds(viewing, after(drop, back), viewing.dueAt)).toBe(false)
    expect(stillHolds(viewing, after(drop, lower), viewing.dueAt)).toBe(true)
    // What was lifted for an hour amid it did not hold, though it is low again.
    const again = price(drop.at + 1.5 * hour, 9000, 8500)
    expect(holdsPrice(offerOf(after(drop, back, again), red).prices, drop.at, viewing.dueAt)).toBe(false)
  })

  test('says the same in whatever order the changes arrive', () => {
    const { changes } = history([10_000, 9000, 12_000, 8000, 8500], 5 * hour)
    const inOrder = after(...changes)
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
        const offers = after(...shuffled)
        for (const { at } of changes) {
          const now = offerOf(offers, red).prices
          expect(isDrop(now, at)).toBe(isDrop(offerOf(inOrder, red).prices, at))
        }
      }),
    )
  })

  test('is judged with a price that was held back and never told', () => {
    const first = price(start, 10_000, 12_000)
    // 7000 was held for a person and discarded; the next change tells what it began from.
    const next = price(start + day, 7000, 8000)
    expect(phasesOf(next, after(first, next))).toEqual([])
  })
})

describe('R9: a restock', () => {
  const out = stock(start, false, 0)
  const back = stock(start + 2 * day, true, 4)

  test('is told at once to who watches, after two hours to who wanted it while it was out for a day', () => {
    const offers = after(out, back)
    const phases = phasesOf(back, offers)
    expect(phases.map(({ audience, dueAt }) => [audience, dueAt - back.at])).toEqual([
      ['watching', 0],
      ['wanting', 2 * hour],
      ['viewing', 2 * hour],
    ])
    const wanting = phases.find(({ audience }) => audience === 'wanting')!
    expect(isTold(wants({ at: start + day }), wanting, offers)).toBe(true)
    expect(isTold(wants({ at: start - day }), wanting, offers)).toBe(false)
    const soon = stock(start + 2 * hour, true, 4)
    const early = after(out, soon)
    const [, later] = phasesOf(soon, early)
    expect(isTold(wants({ at: start + hour }), later!, early)).toBe(false)
  })

  test('that ends before it settled is no news any more', () => {
    const offers = after(out, back, stock(back.at + hour, false, 0))
    for (const phase of phasesOf(back, after(out, back))) {
      expect(stillHolds(phase, offers, back.at + 2 * hour)).toBe(false)
    }
  })

  test('of another variant is none to who watches this one, by its id or its SKU', () => {
    const blue: Change = { ...back, variantId: asId<VariantId>('blue'), sku: 'B-1' } as Change
    const [watching] = phasesOf(blue, after(blue))
    const watch = { kind: 'watched', watch: 'stock', priceMinor: undefined } as unknown as Partial<Waiting>
    expect(isTold(wants({ ...watch, variantId: red }), watching!, after(blue))).toBe(false)
    expect(isTold(wants({ ...watch, variantId: asId<VariantId>('B-1') }), watching!, after(blue))).toBe(true)
    expect(isTold(wants(watch), watching!, after(blue))).toBe(true)
  })
})

describe('R10: a storm', () => {
  test('is over 20 % of stock or 40 % of prices, and ten products at least', () => {
    expect(judgeStorm({ products: 100, flips: 20, cuts: 40 }, false)).toBeNull()
    expect(judgeStorm({ products: 100, flips: 21, cuts: 0 }, false)).toBe('stock')
    expect(judgeStorm({ products: 100, flips: 0, cuts: 41 }, false)).toBe('prices')
    expect(judgeStorm({ products: 100, flips: 0, cuts: 41 }, true)).toBeNull()
    expect(judgeStorm({ products: 100, flips: 21, cuts: 41 }, true)).toBe('stock')
    expect(judgeStorm({ products: 12, flips: 9, cuts: 9 }, false)).toBeNull()
  })
})

test('what stands does not depend on the order or number of deliveries', () => {
  const entry = fc.record({
    customer: fc.constantFrom('cus_a', 'cus_b').map(asId<CustomerId>),
    kind: fc.constantFrom('carted' as const, 'wished' as const),
    at: fc.integer({ min: 0, max: 5 }),
    ended: fc.boolean(),
  })
  const list = fc.uniqueArray(entry, { selector: ({ customer, kind, at }) => `${customer}${kind}${at}`, maxLength: 12 })
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.nat()), (entries, dice) => {
      const log = entries.map(({ ended, ...one }): Waiting => (ended ? { ...one, ended: true } : one))
      const again = [...log, ...log].sort(() => ((dice.next().value ?? 0) % 3) - 1)
      const live = (all: readonly Waiting[]) =>
        folded(all)
          .filter(({ ended }) => ended !== true)
          .map(({ customer, kind, at }) => `${customer}/${kind}/${at}`)
          .toSorted()
      expect(live(again)).toEqual(live(log))
    }),
  )
})

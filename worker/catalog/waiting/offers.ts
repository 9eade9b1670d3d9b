import type { Change, Stock } from '../../model/change.ts'
import type { VariantId } from '../../model/ids.ts'
import type { Currency } from '../../model/money.ts'

/** What a variant cost from `at` (epoch ms) on. */
export interface PriceStep {
  at: number
  minor: number
  currency: Currency
}

/** Whether it could be bought from `at` on. */
export interface StockStep extends Stock {
  at: number
}

/** What a variant cost and whether it was there: each a list by time, oldest first. */
export interface Offer {
  prices: readonly PriceStep[]
  stocks: readonly StockStep[]
}

export type Offers = Readonly<Record<VariantId, Offer>>

const keptMs = 62 * 86_400_000
const keptSteps = 120
const nothing: Offer = { prices: [], stocks: [] }

export const offerOf = (offers: Offers, variant: VariantId): Offer =>
  (Object.hasOwn(offers, variant) ? offers[variant] : undefined) ?? nothing

/** What is known of a product after one more change. Changes may come late and out of order. Pure. */
export function withChange(offers: Offers, change: Change, now: number): Offers {
  switch (change.kind) {
    case 'price': {
      const { at, fromMinor, toMinor, currency } = change
      const offer = offerOf(offers, change.variantId)
      const since = sinceWhen(offer.prices, at)
      const before = fromMinor === null ? [] : [{ at: since, minor: fromMinor, currency }]
      const prices = [...before, { at, minor: toMinor, currency }].reduce(withPrice, offer.prices)
      return { ...offers, [change.variantId]: { ...offer, prices: pruned(prices, now) } }
    }
    case 'stock': {
      const { at, from, to } = change
      const offer = offerOf(offers, change.variantId)
      const before = { ...from, at: sinceWhen(offer.stocks, at) }
      const stocks = [before, { ...to, at }].reduce(withStock, offer.stocks)
      return { ...offers, [change.variantId]: { ...offer, stocks: pruned(stocks, now) } }
    }
    case 'new': {
      const { at, priceMinor, currency, stock } = change
      const offer = offerOf(offers, change.variantId)
      const prices = withPrice(offer.prices, { at, minor: priceMinor, currency })
      const stocks = withStock(offer.stocks, { ...stock, at })
      return { ...offers, [change.variantId]: { prices, stocks } }
    }
    case 'gone': {
      const gone = { canBuy: false, at: change.at }
      const next = change.variants.map((id) => {
        const offer = offerOf(offers, id)
        return [id, { ...offer, stocks: pruned(withStock(offer.stocks, gone), now) }] as const
      })
      return { ...offers, ...Object.fromEntries(next) }
    }
    case 'attributes':
      return offers
  }
}

/**
 * Since when the state that a change ended had held: always, where no earlier change is known. Else it should be known
 * already; where a change was held back and never told, it is known to have held right before this one.
 */
const sinceWhen = (steps: readonly { at: number }[], at: number): number =>
  steps.some((step) => step.at < at) ? at - 1 : 0

/** By time; a step that says what holds already is none, unless it is the first. */
function inserted<T extends { at: number }>(
  steps: readonly T[],
  step: T,
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const after = steps.findIndex(({ at }) => at > step.at)
  const place = after < 0 ? steps.length : after
  const before = steps[place - 1]
  if (before !== undefined && isSame(before, step)) return steps
  if (before?.at === step.at) return steps.with(place - 1, step)
  return steps.toSpliced(place, 0, step)
}

const withPrice = (steps: readonly PriceStep[], step: PriceStep): readonly PriceStep[] =>
  inserted(steps, step, (a, b) => a.minor === b.minor && a.currency === b.currency)

const withStock = (steps: readonly StockStep[], step: StockStep): readonly StockStep[] =>
  inserted(steps, step, (a, b) => a.canBuy === b.canBuy && a.units === b.units)

/** What lies far back goes, but for the step that held when the kept time begins. */
function pruned<T extends { at: number }>(steps: readonly T[], now: number): readonly T[] {
  const first = steps.findLastIndex(({ at }) => at <= now - keptMs)
  return steps.slice(Math.max(0, first, steps.length - keptSteps))
}

/** The step in force at `at`; undefined before the first that is known. */
export const stepAt = <T extends { at: number }>(steps: readonly T[], at: number): T | undefined =>
  steps.findLast((step) => step.at <= at)

/** The steps in force at some moment of [from, until]. */
export function stepsWithin<T extends { at: number }>(steps: readonly T[], from: number, until: number): readonly T[] {
  const first = Math.max(
    0,
    steps.findLastIndex(({ at }) => at <= from),
  )
  return steps.slice(first).filter(({ at }) => at <= until)
}

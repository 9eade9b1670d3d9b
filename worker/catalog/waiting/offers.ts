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
      const from = fromMinor === null ? null : { minor: fromMinor, currency }
      const prices = changed(offer.prices, at, from, { minor: toMinor, currency }, isSamePrice)
      return { ...offers, [change.variantId]: { ...offer, prices: pruned(prices, now) } }
    }
    case 'stock': {
      const { at, from, to } = change
      const offer = offerOf(offers, change.variantId)
      const stocks = changed(offer.stocks, at, from, to, isSameStock)
      return { ...offers, [change.variantId]: { ...offer, stocks: pruned(stocks, now) } }
    }
    case 'new': {
      const { at, priceMinor, currency, stock } = change
      const offer = offerOf(offers, change.variantId)
      const prices = inserted(offer.prices, { at, minor: priceMinor, currency }, isSamePrice)
      const stocks = inserted(offer.stocks, { ...stock, at }, isSameStock)
      return { ...offers, [change.variantId]: { prices, stocks } }
    }
    case 'gone': {
      const gone = { canBuy: false, at: change.at }
      const next = change.variants.map((id) => {
        const offer = offerOf(offers, id)
        return [id, { ...offer, stocks: pruned(inserted(offer.stocks, gone, isSameStock), now) }] as const
      })
      return { ...offers, ...Object.fromEntries(next) }
    }
    case 'attributes':
      return offers
  }
}

/**
 * The steps after one more change. What it ended is assumed to have held always, where no earlier change is known; else it
 * is known already, or a change before this one was held back and never told: then it held right before this one.
 */
function changed<T extends object>(
  steps: readonly (T & { at: number })[],
  at: number,
  from: T | null,
  to: T,
  isSame: (a: T, b: T) => boolean,
): readonly (T & { at: number })[] {
  const [first, second] = steps
  // An earlier change than all known ones: what was assumed to have held always came later than this.
  const isFirst = first?.at === 0 && second !== undefined && second.at > at
  const known = isFirst ? steps.with(0, { ...first, at: second.at - 1 }) : steps
  const since = known.some((step) => step.at < at) ? at - 1 : 0
  const before = from === null ? known : inserted(known, { ...from, at: since }, isSame)
  return inserted(before, { ...to, at }, isSame)
}

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

const isSamePrice = (a: Omit<PriceStep, 'at'>, b: Omit<PriceStep, 'at'>): boolean =>
  a.minor === b.minor && a.currency === b.currency

const isSameStock = (a: Stock, b: Stock): boolean => a.canBuy === b.canBuy && a.units === b.units

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

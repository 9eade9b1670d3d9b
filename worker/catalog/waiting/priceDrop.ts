import type { Currency } from '../../model/money.ts'
import { stepAt, stepsWithin } from './offers.ts'
import type { PriceStep } from './offers.ts'

const lowestOfMs = 7 * 86_400_000

/**
 * Whether the price that came at `at` (epoch ms) is below all of the seven days before it (SCENARIOS.md R9): what was
 * raised and restored is no drop, a first price never is, nor is one in another currency.
 */
export function isDrop(prices: readonly PriceStep[], at: number): boolean {
  const now = stepAt(prices, at)
  if (now?.at !== at) return false
  const before = stepsWithin(prices, at - lowestOfMs, at - 1).filter((step) => step.at < at)
  return before.length > 0 && before.every(({ minor, currency }) => currency === now.currency && now.minor < minor)
}

/** Whether the price that came at `at` was not exceeded until `until`: it fell further at most. */
export function holdsPrice(prices: readonly PriceStep[], at: number, until: number): boolean {
  const dropped = stepAt(prices, at)
  if (dropped === undefined) return false
  return stepsWithin(prices, at, until).every(
    ({ minor, currency }) => currency === dropped.currency && minor <= dropped.minor,
  )
}

/** What the customer knows as the price: what the event told, else what it was at that moment; null: unknown. */
export function ownPrice(
  prices: readonly PriceStep[],
  interest: { at: number; priceMinor?: number; currency?: Currency },
): { minor: number; currency?: Currency } | null {
  if (interest.priceMinor !== undefined) {
    const { priceMinor: minor, currency } = interest
    return currency === undefined ? { minor } : { minor, currency }
  }
  const step = stepAt(prices, interest.at)
  return step === undefined ? null : { minor: step.minor, currency: step.currency }
}

/** Below the customer's own price, in the same currency. */
export const isBelowOwn = (step: PriceStep, own: { minor: number; currency?: Currency } | null): boolean =>
  own !== null && (own.currency === undefined || own.currency === step.currency) && step.minor < own.minor

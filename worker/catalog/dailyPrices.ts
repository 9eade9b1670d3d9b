/** A change of a variant's price, the oldest first in lists. */
export interface PriceChange {
  at: number
  priceMinor: number
  /** the price until then; null where it was not kept */
  wasMinor: number | null
}

export interface DailyPrice {
  /** start of the UTC day, epoch ms */
  day: number
  /** in force at its end */
  priceMinor: number
  /** the lowest in force on it and the 29 days before */
  lowestMinor: number
}

const dayMs = 24 * 3_600_000
const windowDays = 30

/**
 * What a variant cost on each of the last `days` days, and the lowest of 30 days up to each, from its changes. Days
 * before `since` (when the product came in) are left out.
 */
export function dailyPrices(
  changes: readonly PriceChange[],
  presentMinor: number,
  since: number,
  now: number,
  days: number,
): DailyPrice[] {
  const today = Math.floor(now / dayMs)
  const first = Math.max(today - days - windowDays + 2, Math.floor(since / dayMs))
  const out: DailyPrice[] = []
  const lows: number[] = []
  let next = 0
  let price = changes[0]?.wasMinor ?? changes[0]?.priceMinor ?? presentMinor
  for (let day = first; day <= today; day++) {
    let low = Infinity
    // What was in force when the day began counts on it, unless a change came with its first moment.
    const end = (day + 1) * dayMs
    while (next < changes.length && (changes[next] as PriceChange).at < day * dayMs) {
      price = (changes[next++] as PriceChange).priceMinor
    }
    low = Math.min(low, price)
    while (next < changes.length && (changes[next] as PriceChange).at < end) {
      price = (changes[next++] as PriceChange).priceMinor
      low = Math.min(low, price)
    }
    lows.push(low)
    const lowestMinor = Math.min(...lows.slice(-windowDays))
    if (day > today - days) out.push({ day: day * dayMs, priceMinor: price, lowestMinor })
  }
  return out
}

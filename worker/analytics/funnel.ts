import { toDecimal, type Currency } from '../model/money.ts'
import type { Counter } from './tally.ts'

/** What a block did, from being seen to being bought from. Money in the site's currency, decimal. */
export interface FunnelCounts {
  /** times the block was seen, once an answer */
  impressions: number
  /** items of it that were seen */
  items: number
  clicks: number
  /** of what was clicked in the 7 days before */
  carts: number
  orders: number
  revenue: number
  /** new products in reserved places: seen and clicked */
  tried: number
  triedClicks: number
}

export interface Funnel {
  days: readonly (FunnelCounts & { day: string })[]
  totals: FunnelCounts & FunnelRates
}

/** Shares of the step before; null where there is none. */
export interface FunnelRates {
  /** clicks per time the block was seen */
  clickRate: number | null
  /** carts per click */
  cartRate: number | null
  /** orders per click */
  orderRate: number | null
  revenuePerThousand: number | null
}

const counts: Readonly<Record<string, keyof FunnelCounts>> = {
  impressions: 'impressions',
  items: 'items',
  clicks: 'clicks',
  carts: 'carts',
  orders: 'orders',
  tried: 'tried',
  'tried-clicks': 'triedClicks',
}

const nothing = (): FunnelCounts => ({
  impressions: 0,
  items: 0,
  clicks: 0,
  carts: 0,
  orders: 0,
  revenue: 0,
  tried: 0,
  triedClicks: 0,
})

/** A block's counters by day of the site's zone, days without any too, and their sum. `since`, `now`: epoch ms. */
export function funnelOf(
  block: string,
  counters: readonly Counter[],
  { since, now, timeZone, currency }: { since: number; now: number; timeZone: string; currency: Currency },
): Funnel {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const days = new Map<string, FunnelCounts>()
  // Half days: none is stepped over where clocks change.
  for (let at = since; at < now; at += 12 * 3_600_000) days.set(format.format(at), nothing())
  days.set(format.format(now), nothing())
  const totals = nothing()
  for (const { hour, name, value } of counters) {
    const what = name.slice(`block:${block}:`.length)
    const day = days.get(format.format(hour))
    if (day === undefined) continue
    const key = counts[what]
    if (key !== undefined) {
      day[key] += value
      totals[key] += value
    } else if (what === `revenue:${currency}`) {
      // Minor units until the end: sums of decimals gather dust.
      day.revenue += value
      totals.revenue += value
    }
  }
  const told = (one: FunnelCounts): FunnelCounts => ({ ...one, revenue: toDecimal(one.revenue, currency) })
  const all = told(totals)
  const share = (part: number, of: number) => (of === 0 ? null : Number((part / of).toFixed(4)))
  return {
    days: [...days].map(([day, one]) => ({ day, ...told(one) })),
    totals: {
      ...all,
      clickRate: share(all.clicks, all.impressions),
      cartRate: share(all.carts, all.clicks),
      orderRate: share(all.orders, all.clicks),
      revenuePerThousand: all.impressions === 0 ? null : Math.round((all.revenue / all.impressions) * 100_000) / 100,
    },
  }
}

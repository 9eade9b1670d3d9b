import { toDecimal, type Currency } from '../model/money.ts'

/** One counter of `rollup`: name and value in a UTC hour (epoch ms of its start). */
export interface Counter {
  hour: number
  name: string
  value: number
}

export interface Day {
  day: string
  events: number
  orders: number
  revenue: number
  attributedRevenue: number
}

export interface BlockTally {
  id: string
  impressions: number
  clicks: number
  orders: number
  revenue: number
}

/** Counters as the home page shows them: per day of the site's zone, and per block. Money in the site's currency. */
export function tally(
  counters: readonly Counter[],
  options: { since: number; now: number; timeZone: string; currency: Currency },
): { series: Day[]; blocks: BlockTally[] } {
  const dayOf = dayIn(options.timeZone)
  const days = new Map<string, Day>()
  for (let at = options.since; at < options.now; at += 12 * 3600_000) addDay(days, dayOf(at))
  addDay(days, dayOf(options.now))
  const blocks = new Map<string, BlockTally>()
  const money = (minor: number) => toDecimal(minor, options.currency)
  for (const { hour, name, value } of counters) {
    const day = days.get(dayOf(hour))
    const [kind, ...rest] = name.split(':')
    if (kind === 'block') {
      const currency = rest.at(-2) === 'revenue' ? rest.pop() : undefined
      const what = rest.pop()
      const block = blockOf(blocks, rest.join(':'))
      if (what === 'impressions' || what === 'clicks' || what === 'orders') block[what] += value
      else if (what === 'revenue' && currency === options.currency) block.revenue += money(value)
    } else if (day !== undefined) {
      if (name === 'events') day.events += value
      else if (name === 'orders') day.orders += value
      else if (name === `revenue:${options.currency}`) day.revenue += money(value)
      else if (name === `attributed:${options.currency}`) day.attributedRevenue += money(value)
    }
  }
  return { series: [...days.values()].map(rounded), blocks: [...blocks.values()].map(rounded) }
}

const dayIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at: number): string => format.format(at)
}

function addDay(days: Map<string, Day>, day: string): void {
  if (!days.has(day)) days.set(day, { day, events: 0, orders: 0, revenue: 0, attributedRevenue: 0 })
}

function blockOf(blocks: Map<string, BlockTally>, id: string): BlockTally {
  const block = blocks.get(id) ?? { id, impressions: 0, clicks: 0, orders: 0, revenue: 0 }
  blocks.set(id, block)
  return block
}

/** Sums of decimals gather dust in the last places. */
const rounded = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ]),
  ) as T

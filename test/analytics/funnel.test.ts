import { expect, test } from 'vitest'
import { funnelOf } from '../../worker/analytics/funnel.ts'

const at = (text: string) => Date.parse(text)
const options = {
  since: at('2026-03-28T12:00Z'),
  now: at('2026-03-30T12:00Z'),
  timeZone: 'Europe/Kyiv',
  currency: 'EUR',
}
const counter = (time: string, name: string, value: number) => ({ hour: at(time), name: `block:home:${name}`, value })

test('a block’s steps are counted by day of the site’s zone, also over the night clocks change', () => {
  const { days, totals } = funnelOf(
    'home',
    [
      counter('2026-03-28T21:00Z', 'impressions', 40),
      counter('2026-03-28T22:00Z', 'impressions', 60),
      counter('2026-03-28T22:00Z', 'items', 240),
      counter('2026-03-29T21:00Z', 'clicks', 10),
      counter('2026-03-29T21:00Z', 'carts', 4),
      counter('2026-03-29T21:00Z', 'orders', 1),
      counter('2026-03-29T21:00Z', 'revenue:EUR', 1010),
      counter('2026-03-29T21:00Z', 'revenue:PLN', 99_999),
      counter('2026-03-29T20:00Z', 'tried', 30),
      counter('2026-03-29T20:00Z', 'tried-clicks', 3),
    ],
    options,
  )
  expect(days.map(({ day, impressions, clicks }) => [day, impressions, clicks])).toEqual([
    ['2026-03-28', 40, 0],
    ['2026-03-29', 60, 0],
    ['2026-03-30', 0, 10],
  ])
  expect(days[1]).toMatchObject({ items: 240, tried: 30, triedClicks: 3 })
  expect(totals).toMatchObject({ impressions: 100, clicks: 10, carts: 4, orders: 1, revenue: 10.1 })
  expect(totals).toMatchObject({ clickRate: 0.1, cartRate: 0.4, orderRate: 0.1, revenuePerThousand: 101 })
})

test('a block that nobody saw has days, and no rates', () => {
  const { days, totals } = funnelOf('home', [], options)
  expect(days).toHaveLength(3)
  expect(totals).toMatchObject({ clickRate: null, cartRate: null, orderRate: null, revenuePerThousand: null })
})

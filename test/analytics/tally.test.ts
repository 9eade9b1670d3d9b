import { expect, test } from 'vitest'
import { tally, type Counter } from '../../worker/analytics/tally.ts'

const at = (text: string) => Date.parse(text)
const options = {
  since: at('2026-03-01T00:00Z'),
  now: at('2026-03-03T12:00Z'),
  timeZone: 'Europe/Kyiv',
  currency: 'EUR',
}
const counter = (time: string, name: string, value: number): Counter => ({ hour: at(time), name, value })

test('an hour counts on the day it has in the zone of the site', () => {
  const { series } = tally([counter('2026-03-01T22:00Z', 'events', 5)], options)
  expect(series.map(({ day, events }) => [day, events])).toEqual([
    ['2026-03-01', 0],
    ['2026-03-02', 5],
    ['2026-03-03', 0],
  ])
})

test('money is in decimal units of the currency of the site; other currencies are not added to it', () => {
  const { series } = tally(
    [
      counter('2026-03-02T09:00Z', 'orders', 2),
      counter('2026-03-02T09:00Z', 'revenue:EUR', 1010),
      counter('2026-03-02T10:00Z', 'revenue:EUR', 20),
      counter('2026-03-02T10:00Z', 'revenue:PLN', 99_999),
      counter('2026-03-02T10:00Z', 'attributed:EUR', 20),
    ],
    options,
  )
  expect(series[1]).toEqual({ day: '2026-03-02', events: 0, orders: 2, revenue: 10.3, attributedRevenue: 0.2 })
})

test('each block has its own row, whatever its id is made of', () => {
  const { blocks } = tally(
    [
      counter('2026-03-02T09:00Z', 'block:for-you:impressions', 40),
      counter('2026-03-02T10:00Z', 'block:for-you:clicks', 3),
      counter('2026-03-02T10:00Z', 'block:for-you:orders', 1),
      counter('2026-03-02T10:00Z', 'block:for-you:revenue:EUR', 4999),
      counter('2026-03-02T10:00Z', 'block:for-you:revenue:PLN', 1),
      counter('2026-03-02T10:00Z', 'block:a:b:clicks', 1),
    ],
    options,
  )
  expect(blocks).toEqual([
    { id: 'for-you', impressions: 40, clicks: 3, orders: 1, revenue: 49.99 },
    { id: 'a:b', impressions: 0, clicks: 1, orders: 0, revenue: 0 },
  ])
})

test('counters outside the days asked for change no day', () => {
  const { series } = tally([counter('2026-01-01T00:00Z', 'events', 5)], options)
  expect(series.every(({ events }) => events === 0)).toBe(true)
})

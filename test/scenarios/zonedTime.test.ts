import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration } from '../../worker/scenarios/addDuration.ts'
import { nextOpening } from '../../worker/scenarios/nextOpening.ts'
import { epochAt, localTime } from '../../worker/scenarios/zonedTime.ts'

const utc = (time: string): number => Date.parse(time)
const zones = Intl.supportedValuesOf('timeZone')
/** 2000 to 2040: clock changes of every kind, some zones with new rules in between. */
const anyTime = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) })
const anyZone = fc.constantFrom(...zones)

test('P1D is the same time on the wall next day, PT24H is 24 hours, across the clock change of Warsaw', () => {
  const before = utc('2026-03-28T09:00:00Z') // 10:00 in Warsaw, the day before clocks go forward
  expect(addDuration(before, 'P1D', 'Europe/Warsaw')).toBe(utc('2026-03-29T08:00:00Z'))
  expect(addDuration(before, 'PT24H', 'Europe/Warsaw')).toBe(utc('2026-03-29T09:00:00Z'))
  expect(addDuration(before, 'P1DT30M', 'Europe/Warsaw')).toBe(utc('2026-03-29T08:30:00Z'))
  expect(addDuration(before, 'soon', 'Europe/Warsaw')).toBeNull()
})

test('a time that a clock change skips moves forward, of a doubled one the first counts', () => {
  const at = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 }
  expect(epochAt('Europe/Warsaw', at)).toBe(utc('2026-03-29T01:30:00Z')) // 03:30 summer time
  const doubled = { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0 }
  expect(epochAt('Europe/Warsaw', doubled)).toBe(utc('2026-10-25T00:30:00Z')) // still summer time
})

test('reading a wall clock and going back gives the same moment, in every zone', () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, time) => {
      const second = Math.floor(time / 1000) * 1000
      const back = epochAt(zone, localTime(zone, second))
      // In the doubled hour the first reading counts, so the way back may be one change earlier.
      return (
        back === second ||
        (back < second && JSON.stringify(localTime(zone, back)) === JSON.stringify(localTime(zone, second)))
      )
    }),
    { numRuns: 2000 },
  )
})

test('days add up on the wall clock in every zone', () => {
  fc.assert(
    fc.property(anyZone, anyTime, fc.integer({ min: 1, max: 90 }), (zone, time, days) => {
      const start = localTime(zone, time)
      const end = localTime(zone, addDuration(time, `P${days}D`, zone) ?? 0)
      const minutes = ({ hour, minute }: typeof start) => hour * 60 + minute
      const isSame = minutes(end) === minutes(start)
      const wantedDay = new Date(Date.UTC(start.year, start.month - 1, start.day + days)).getUTCDate()
      // A skipped time moves forward by the gap: 30 minutes, an hour, once in a while a day.
      return (isSame && end.day === wantedDay) || (addDuration(time, `P${days}D`, zone) ?? 0) > time
    }),
    { numRuns: 1000 },
  )
})

test('at 23:00 in Warsaw a reminder waits for 09:00 there, also when clocks change that night', () => {
  expect(nextOpening([9, 21], 'Europe/Warsaw', utc('2026-03-01T22:00:00Z'))).toBe(utc('2026-03-02T08:00:00Z'))
  expect(nextOpening([9, 21], 'Europe/Warsaw', utc('2026-03-28T22:00:00Z'))).toBe(utc('2026-03-29T07:00:00Z'))
  expect(nextOpening([9, 21], 'Europe/Warsaw', utc('2026-10-24T21:00:00Z'))).toBe(utc('2026-10-25T08:00:00Z'))
})

test('at 09:00 sharp it is open, at 21:00 sharp it is closed, and null hours never close', () => {
  expect(nextOpening([9, 21], 'UTC', utc('2026-03-01T09:00:00Z'))).toBe(utc('2026-03-01T09:00:00Z'))
  expect(nextOpening([9, 21], 'UTC', utc('2026-03-01T20:59:59.999Z'))).toBe(utc('2026-03-01T20:59:59.999Z'))
  expect(nextOpening([9, 21], 'UTC', utc('2026-03-01T21:00:00Z'))).toBe(utc('2026-03-02T09:00:00Z'))
  expect(nextOpening(null, 'UTC', utc('2026-03-01T03:00:00Z'))).toBe(utc('2026-03-01T03:00:00Z'))
})

test('the next opening is open, and no earlier one was missed, in every zone', () => {
  fc.assert(
    fc.property(anyZone, anyTime, fc.constantFrom<[number, number]>([9, 21], [8, 22], [22, 6]), (zone, now, hours) => {
      const isOpen = (at: number): boolean => {
        const { hour } = localTime(zone, at)
        return hours[0] <= hours[1] ? hour >= hours[0] && hour < hours[1] : hour >= hours[0] || hour < hours[1]
      }
      const opening = nextOpening(hours, zone, now)
      if (opening < now || !isOpen(opening)) return false
      for (let at = now; at < opening; at += 15 * 60_000) if (isOpen(at)) return false
      return opening - now <= 24 * 3_600_000 + 3_600_000
    }),
    { numRuns: 3000 },
  )
})

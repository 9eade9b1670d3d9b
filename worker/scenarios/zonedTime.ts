/** A wall-clock reading; months count from 1. */
export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatFor(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      format = null // RangeError: no zone of this name
    }
    // About 600 zones exist; anything beyond is names that browsers made up.
    if (formats.size < 1000) formats.set(zone, format)
  }
  return format
}

/** Whether the platform knows an IANA zone of this name. */
export const isZone = (zone: string): boolean => formatFor(zone) !== null

/** What a clock on the wall shows at `at` (epoch ms). A zone nobody knows reads as UTC. */
export function localTime(zone: string, at: number): LocalTime {
  const format = formatFor(zone)
  const time: LocalTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  if (format === null) {
    const utc = new Date(at)
    return {
      year: utc.getUTCFullYear(),
      month: utc.getUTCMonth() + 1,
      day: utc.getUTCDate(),
      hour: utc.getUTCHours(),
      minute: utc.getUTCMinutes(),
      second: utc.getUTCSeconds(),
    }
  }
  for (const { type, value } of format.formatToParts(at)) {
    if (type in time) time[type as keyof LocalTime] = Number(value)
  }
  return time
}

const asUtc = (local: LocalTime): number =>
  Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second)

/** How far the zone's clocks are ahead of UTC at `at`, ms. */
const offsetAt = (zone: string, at: number): number => asUtc(localTime(zone, at)) - Math.floor(at / 1000) * 1000

/** Days over which two clock changes of one zone never lie: enough to see the offset before and after. */
const dayMs = 86_400_000

/**
 * The epoch ms at which the zone's clocks show `local` (its fields may overflow: day 32 is the 1st). A time skipped by a
 * clock change moves forward by the gap; of a doubled one the first counts (SCENARIOS.md R5).
 */
export function epochAt(zone: string, local: LocalTime): number {
  const wanted = asUtc(local)
  const before = offsetAt(zone, wanted - dayMs)
  const after = offsetAt(zone, wanted + dayMs)
  const fits = [...new Set([before, after])]
    .map((offset) => wanted - offset)
    .filter((at) => at + offsetAt(zone, at) === wanted)
  // In a gap no instant fits; with the offset of before the clock reads as much later as was skipped.
  return fits.length > 0 ? Math.min(...fits) : wanted - before
}

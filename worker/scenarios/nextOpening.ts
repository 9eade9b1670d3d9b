import { epochAt, localTime } from './zonedTime.ts'

/**
 * The earliest moment from `now` on (epoch ms) at which local hours `[opening, closing)` of `zone` are open: `now` itself
 * when they are. Null hours are always open (SCENARIOS.md R5).
 */
export function nextOpening(hours: readonly [number, number] | null, zone: string, now: number): number {
  if (hours === null) return now
  const [opening, closing] = hours
  const local = localTime(zone, now)
  if (isOpenAt(hours, local.hour)) return now
  // Today's opening, or, when it is past, tomorrow's; a clock change at that very hour is epochAt's business.
  for (const days of [0, 1, 2]) {
    const at = epochAt(zone, { ...local, day: local.day + days, hour: opening, minute: 0, second: 0 })
    if (at <= now) continue
    const shown = localTime(zone, at).hour
    if (isOpenAt([opening, closing], shown)) return at
  }
  return now + 3_600_000 // Only where clocks skip the whole opening day: look again in an hour.
}

const isOpenAt = ([opening, closing]: readonly [number, number], hour: number): boolean =>
  opening <= closing ? hour >= opening && hour < closing : hour >= opening || hour < closing

import { durationMs } from '../model/duration.ts'
import { epochAt, localTime } from './zonedTime.ts'

/**
 * `at` (epoch ms) plus an ISO 8601 duration: weeks and days move the wall clock of `zone` (P1D is the same time next
 * day, also across a clock change), hours and less are elapsed time (PT24H). Null for what is no duration.
 */
export function addDuration(at: number, duration: string, zone: string): number | null {
  if (durationMs(duration) === null) return null
  const [dates = 'P', times] = duration.split('T')
  const elapsedMs = times === undefined ? 0 : (durationMs(`PT${times}`) ?? 0)
  const days = dates === 'P' ? 0 : (durationMs(dates) ?? 0) / 86_400_000
  if (days === 0) return at + elapsedMs
  const local = localTime(zone, at)
  const moved = epochAt(zone, { ...local, day: local.day + days })
  return moved + (((at % 1000) + 1000) % 1000) + elapsedMs
}

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; null for anything else. A day counts
 * 24 hours here: callers that mean "the same wall-clock time next day" ask `scenarios` for it.
 */
export function durationMs(text: string): number | null {
  const match = pattern.exec(text)
  if (match === null || text === 'P' || text.endsWith('T')) return null
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000
}

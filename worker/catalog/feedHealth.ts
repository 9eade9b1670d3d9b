import type { FeedRun, FeedSettings } from '../model/feed.ts'

export interface FeedHealth {
  state: 'ok' | 'warn' | 'bad'
  /** what stands against it, the worst first */
  because: readonly ('never' | 'held' | 'stale' | 'failing' | 'bad-rows')[]
  /** ms since the catalog was last known to say what the source says; null: never */
  ageMs: number | null
}

const dayMs = 24 * 3_600_000

export interface FeedState {
  lastImportAt: number
  settings: Pick<FeedSettings, 'url' | 'everyMinutes'> | null
  held: string | null
  log: readonly Pick<FeedRun, 'outcome'>[]
  products: number
  bad: number
}

/**
 * How a source does. Stale: nothing was heard for three of its turns, and for a day at least where it is uploaded, since
 * a catalog older than that holds back messages on price and stock (SCENARIOS.md R1).
 */
export function feedHealth(feed: FeedState, now: number): FeedHealth {
  const { lastImportAt, settings, held, log, products, bad } = feed
  const ageMs = lastImportAt === 0 ? null : Math.max(0, now - lastImportAt)
  const turnMs = settings?.everyMinutes === undefined ? dayMs : settings.everyMinutes * 60_000
  const staleMs = Math.max(3 * turnMs, 3_600_000)
  const because: FeedHealth['because'][number][] = []
  if (ageMs === null) because.push('never')
  if (held !== null) because.push('held')
  if (ageMs !== null && ageMs > staleMs) because.push('stale')
  if (log[0]?.outcome === 'failed') because.push('failing')
  if (bad * 10 > products + bad) because.push('bad-rows')
  const failures = log.findIndex(({ outcome }) => outcome !== 'failed')
  const isBroken = because.includes('stale') || failures >= 3 || (failures < 0 && log.length >= 3)
  return { state: isBroken ? 'bad' : because.length > 0 ? 'warn' : 'ok', because, ageMs }
}

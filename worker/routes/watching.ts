import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { LiveSample } from '../model/liveSample.ts'

/** How often an isolate asks whether a dashboard watches a site, at most. */
const askEveryMs = 4_000
/** Events an isolate hands over a second, at most: what a person can read. */
const sampleASecond = 50

interface Watch {
  watched: boolean
  askedAt: number
  second: number
  handed: number
}
const watches = new Map<SiteId, Watch>()

/** A dashboard opened its socket through this isolate: no need to ask. */
export const nowWatched = (site: SiteId): void => {
  watches.set(site, { watched: true, askedAt: clock.now(), second: 0, handed: 0 })
}

const roomOf = (watch: Watch, now: number): number =>
  watch.second === Math.floor(now / 1000) ? sampleASecond - watch.handed : sampleASecond
const isDue = (watch: Watch, now: number): boolean => Math.abs(now - watch.askedAt) >= askEveryMs

/** Whether a sample of what arrives now may be wanted: mostly nobody watches, and a request ends with its reply. */
export function mayRelay(site: SiteId, now: number): boolean {
  const watch = watches.get(site)
  return watch === undefined || isDue(watch, now) || (watch.watched && roomOf(watch, now) > 0)
}

/**
 * Hands a sample to the site's dashboards, if any watches. Called after the reply, when `mayRelay`; what it loses nobody
 * counts. `sample` is made only when there is room for it.
 */
export async function relay(
  env: Pick<Env, 'LIVE'>,
  site: SiteId,
  now: number,
  sample: () => LiveSample,
): Promise<void> {
  const watch = watches.get(site) ?? { watched: false, askedAt: -Infinity, second: 0, handed: 0 }
  const room = roomOf(watch, now)
  if (watches.size > 2000) watches.clear()
  watches.set(site, {
    watched: watch.watched,
    askedAt: isDue(watch, now) ? now : watch.askedAt,
    second: Math.floor(now / 1000),
    handed: sampleASecond - room + 1,
  })
  try {
    const { watched } = await env.LIVE.getByName(site).relay(room > 0 ? sample() : {})
    const current = watches.get(site)
    if (current !== undefined) watches.set(site, { ...current, watched })
  } catch (error) {
    console.error('live:', error instanceof Error ? error.message : error)
  }
}

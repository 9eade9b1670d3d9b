import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { LiveSample } from '../objects/live.ts'

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

/**
 * Hands a sample to the site's dashboards, if any watches. Called after the reply; what it loses nobody counts. `sample`
 * is made only when it is wanted.
 */
export async function relay(env: Pick<Env, 'LIVE'>, site: SiteId, sample: () => LiveSample): Promise<void> {
  const now = clock.now()
  const watch = watches.get(site) ?? { watched: false, askedAt: -Infinity, second: 0, handed: 0 }
  const isDue = Math.abs(now - watch.askedAt) >= askEveryMs
  const second = Math.floor(now / 1000)
  const room = watch.second === second ? sampleASecond - watch.handed : sampleASecond
  if (!isDue && !(watch.watched && room > 0)) return
  if (watches.size > 2000) watches.clear()
  const handed = watch.second === second ? watch.handed + 1 : 1
  watches.set(site, { watched: watch.watched, askedAt: isDue ? now : watch.askedAt, second, handed })
  try {
    const { watched } = await env.LIVE.getByName(site).relay(room > 0 ? sample() : {})
    const current = watches.get(site)
    if (current !== undefined) watches.set(site, { ...current, watched })
  } catch (error) {
    console.error('live:', error instanceof Error ? error.message : error)
  }
}

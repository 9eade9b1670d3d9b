import type { Env } from '../env.ts'
import { dueFeeds } from '../store/feeds.ts'

/** Feeds begun in one cron turn; the others wait for the next. */
const mostAtOnce = 500

/** Hands each feed whose turn it is to its site's importer; a site's feeds come one after the other. */
export async function pullFeeds(env: Pick<Env, 'DB' | 'IMPORTER'>, now: number): Promise<void> {
  const due = await dueFeeds(env.DB, now, mostAtOnce)
  await Promise.all(
    due.map(({ site, source }) =>
      env.IMPORTER.getByName(site).enqueue(site, { is: 'pull', source, by: 'schedule', dueAt: now }),
    ),
  )
}

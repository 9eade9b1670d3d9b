import { and, asc, desc, eq, lte } from 'drizzle-orm'
import { keptRuns, type FeedRun, type FeedSettings } from '../model/feed.ts'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { feeds } from './schema.ts'

export type Feed = typeof feeds.$inferSelect

const one = (site: SiteId, source: string) => and(eq(feeds.site, site), eq(feeds.source, source))

const untouched = { format: 'auto', lastImportAt: 0, products: 0, changed: 0, bad: 0, badRows: [] } as const

export const listFeeds = (db: D1Database, site: SiteId) =>
  database(db).select().from(feeds).where(eq(feeds.site, site)).orderBy(desc(feeds.lastImportAt))

export async function readFeed(db: D1Database, site: SiteId, source: string): Promise<Feed | null> {
  const [row] = await database(db).select().from(feeds).where(one(site, source))
  return row ?? null
}

/** Books one run, and with it what it changed of the source: one row, whatever came of it. */
export async function bookRun(
  db: D1Database,
  site: SiteId,
  source: string,
  run: FeedRun,
  change: Partial<Omit<Feed, 'site' | 'source' | 'log'>> = {},
): Promise<void> {
  const log = [run, ...((await readFeed(db, site, source))?.log ?? [])].slice(0, keptRuns)
  await database(db)
    .insert(feeds)
    .values({ ...untouched, site, source, ...change, log })
    .onConflictDoUpdate({ target: [feeds.site, feeds.source], set: { ...change, log } })
}

/** How a source is read from now on. What was learnt of the server's version counts no more: all of it is read anew. */
export async function saveSettings(
  db: D1Database,
  site: SiteId,
  source: string,
  settings: FeedSettings,
  nextPullAt: number | null,
): Promise<void> {
  const set = { settings, nextPullAt, etag: null, lastModified: null }
  await database(db)
    .insert(feeds)
    .values({ ...untouched, site, source, ...set })
    .onConflictDoUpdate({ target: [feeds.site, feeds.source], set })
}

/** A person decided on a refused import, one way or the other. */
export async function clearHeld(db: D1Database, site: SiteId, source: string): Promise<void> {
  await database(db).update(feeds).set({ held: null, heldPlan: null }).where(one(site, source))
}

/** Its products stay. */
export async function dropFeed(db: D1Database, site: SiteId, source: string): Promise<void> {
  await database(db).delete(feeds).where(one(site, source))
}

/** Feeds of all sites whose turn it is, the longest waiting first. */
export const dueFeeds = (db: D1Database, now: number, limit: number) =>
  database(db)
    .select({ site: feeds.site, source: feeds.source })
    .from(feeds)
    .where(lte(feeds.nextPullAt, now))
    .orderBy(asc(feeds.nextPullAt))
    .limit(limit)

/** When the next pull is due; null: not by itself. */
export async function setNextPull(db: D1Database, site: SiteId, source: string, at: number | null): Promise<void> {
  await database(db).update(feeds).set({ nextPullAt: at }).where(one(site, source))
}

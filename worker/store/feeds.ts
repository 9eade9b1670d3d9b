import { desc, eq } from 'drizzle-orm'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { feeds } from './schema.ts'

export type Feed = typeof feeds.$inferSelect

/** Books how the newest import of a source went. */
export async function saveFeed(db: D1Database, feed: Feed): Promise<void> {
  const { site: _site, source: _source, ...rest } = feed
  await database(db)
    .insert(feeds)
    .values(feed)
    .onConflictDoUpdate({ target: [feeds.site, feeds.source], set: rest })
}

/** Books a refused import: what the source holds stays as it was. */
export async function holdFeed(
  db: D1Database,
  feed: Pick<Feed, 'site' | 'source' | 'format' | 'lastImportAt' | 'bad' | 'badRows'> & { held: string },
): Promise<void> {
  const { held, bad, badRows } = feed
  await database(db)
    .insert(feeds)
    .values({ ...feed, products: 0, changed: 0 })
    .onConflictDoUpdate({ target: [feeds.site, feeds.source], set: { held, bad, badRows } })
}

export const listFeeds = (db: D1Database, site: SiteId) =>
  database(db).select().from(feeds).where(eq(feeds.site, site)).orderBy(desc(feeds.lastImportAt))

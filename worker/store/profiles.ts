import { and, count, desc, eq, gt, gte, lt, or } from 'drizzle-orm'
import type { CustomerId, SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { profiles } from './schema.ts'

export type ProfileRow = typeof profiles.$inferSelect

/** Customers of a site as last projected, whom it heard of last first. `after`: the last row shown. */
export const listProfiles = (
  db: D1Database,
  site: SiteId,
  after: { lastSeenAt: number; id: string } | undefined,
  limit: number,
): Promise<ProfileRow[]> =>
  database(db)
    .select()
    .from(profiles)
    .where(
      and(
        eq(profiles.site, site),
        gt(profiles.events, 0), // a pointer's row holds nothing
        after === undefined
          ? undefined
          : or(
              lt(profiles.lastSeenAt, after.lastSeenAt),
              and(eq(profiles.lastSeenAt, after.lastSeenAt), lt(profiles.id, after.id as ProfileRow['id'])),
            ),
      ),
    )
    .orderBy(desc(profiles.lastSeenAt), desc(profiles.id))
    .limit(limit)

/** Customers with ids in [from, below) whose earliest due time was before `before` (epoch ms): at most 500. */
export async function overdueProfiles(
  db: D1Database,
  site: SiteId,
  from: string,
  below: string,
  before: number,
): Promise<CustomerId[]> {
  const rows = await database(db)
    .select({ id: profiles.id })
    .from(profiles)
    .where(
      and(
        eq(profiles.site, site),
        gte(profiles.id, from as CustomerId),
        lt(profiles.id, below as CustomerId),
        lt(profiles.nextDueAt, before),
      ),
    )
    .limit(500)
  return rows.map(({ id }) => id)
}

/** Read at most: ids are hashes, so the first are as good a sample as any. */
const SAMPLE = 1000

/** How many of a sample of customers were seen last in each country, by ISO code. */
export async function countriesOfSample(db: D1Database, site: SiteId): Promise<ReadonlyMap<string, number>> {
  const sample = database(db)
    .select({ country: profiles.country })
    .from(profiles)
    .where(and(eq(profiles.site, site), gt(profiles.events, 0)))
    .limit(SAMPLE)
    .as('sample')
  const rows = await database(db)
    .select({ country: sample.country, customers: count() })
    .from(sample)
    .groupBy(sample.country)
  return new Map(rows.flatMap(({ country, customers }) => (country === null ? [] : [[country, customers]])))
}

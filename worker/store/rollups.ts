import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { Counter } from '../analytics/tally.ts'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { rollups } from './schema.ts'

const hourMs = 3_600_000

/** Whether any event of the site was counted in the hour of `since` (epoch ms) or later. */
export async function heardSince(db: D1Database, site: SiteId, since: number): Promise<boolean> {
  const [row] = await database(db)
    .select({ hour: rollups.hour })
    .from(rollups)
    .where(and(eq(rollups.site, site), gte(rollups.hour, hourOf(since))))
    .limit(1)
  return row !== undefined
}

/** Counters of one block since the hour of `since` (epoch ms), in the order of hours. */
export const blockCounters = (db: D1Database, site: SiteId, block: string, since: number): Promise<Counter[]> =>
  database(db)
    .select({ hour: rollups.hour, name: rollups.name, value: rollups.value })
    .from(rollups)
    .where(
      and(
        eq(rollups.site, site),
        gte(rollups.hour, hourOf(since)),
        gte(rollups.name, `block:${block}:`),
        // ";" follows ":".
        lt(rollups.name, `block:${block};`),
      ),
    )
    .orderBy(asc(rollups.hour))

/** Counters carry the start of their UTC hour, epoch ms. */
const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs

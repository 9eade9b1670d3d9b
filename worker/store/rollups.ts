import { and, eq, gte } from 'drizzle-orm'
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

/** Counters carry the start of their UTC hour, epoch ms. */
const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs

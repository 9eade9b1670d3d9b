import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { SiteId } from '../model/ids.ts'
import type { PageCounts } from './changePages.ts'
import { database } from './database.ts'
import { heldChanges } from './schema.ts'

export type HeldChanges = typeof heldChanges.$inferSelect

/** Holds the triggers of a batch until a person decides. */
export async function holdChanges(db: D1Database, held: Omit<HeldChanges, 'state' | 'decidedAt'>): Promise<void> {
  await database(db)
    .insert(heldChanges)
    .values({ ...held, state: 'held' })
    .onConflictDoNothing()
}

/** The storm of pushes that waits for a decision, if any. */
export async function openStorm(db: D1Database, site: SiteId): Promise<string | null> {
  const [row] = await database(db)
    .select({ id: heldChanges.id })
    .from(heldChanges)
    .where(and(eq(heldChanges.site, site), eq(heldChanges.state, 'held'), eq(heldChanges.source, 'push')))
    .limit(1)
  return row?.id ?? null
}

export async function widenStorm(db: D1Database, site: SiteId, id: string, counts: PageCounts): Promise<void> {
  await database(db)
    .update(heldChanges)
    .set({
      flips: sql`max(${heldChanges.flips}, ${counts.flips})`,
      cuts: sql`max(${heldChanges.cuts}, ${counts.cuts})`,
    })
    .where(and(eq(heldChanges.site, site), eq(heldChanges.id, id)))
}

/** Newest first. */
export const listHeld = (db: D1Database, site: SiteId, limit: number) =>
  database(db).select().from(heldChanges).where(eq(heldChanges.site, site)).orderBy(desc(heldChanges.at)).limit(limit)

export async function readHeld(db: D1Database, site: SiteId, id: string): Promise<HeldChanges | null> {
  const [row] = await database(db)
    .select()
    .from(heldChanges)
    .where(and(eq(heldChanges.site, site), eq(heldChanges.id, id)))
  return row ?? null
}

/** Ids of what waits for a decision. */
export async function heldIds(db: D1Database, site: SiteId): Promise<ReadonlySet<string>> {
  const rows = await database(db)
    .select({ id: heldChanges.id })
    .from(heldChanges)
    .where(and(eq(heldChanges.site, site), eq(heldChanges.state, 'held')))
  return new Set(rows.map(({ id }) => id))
}

/** Decides once: false when it was decided before. */
export async function decideHeld(
  db: D1Database,
  site: SiteId,
  id: string,
  state: 'released' | 'discarded',
  now: number,
): Promise<boolean> {
  const { meta } = await database(db)
    .update(heldChanges)
    .set({ state, decidedAt: now })
    .where(and(eq(heldChanges.site, site), eq(heldChanges.id, id), eq(heldChanges.state, 'held')))
  return meta.changes > 0
}

/** What nobody decided about until `before` (epoch ms) is no news any more. Answers which that was. */
export async function expireHeld(db: D1Database, site: SiteId, before: number, now: number): Promise<string[]> {
  const rows = await database(db)
    .update(heldChanges)
    .set({ state: 'expired', decidedAt: now })
    .where(and(eq(heldChanges.site, site), eq(heldChanges.state, 'held'), lt(heldChanges.at, before)))
    .returning({ id: heldChanges.id })
  return rows.map(({ id }) => id)
}

import { and, desc, eq } from 'drizzle-orm'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { models } from './schema.ts'

export type ModelRow = typeof models.$inferSelect

/** Newest first. */
export const readModels = (db: D1Database, site: SiteId, limit = 50): Promise<ModelRow[]> =>
  database(db).select().from(models).where(eq(models.site, site)).orderBy(desc(models.id)).limit(limit)

export async function readModel(db: D1Database, site: SiteId, id: string): Promise<ModelRow | null> {
  const [row] = await database(db)
    .select()
    .from(models)
    .where(and(eq(models.site, site), eq(models.id, id)))
  return row ?? null
}

/** The one that the index carries. */
export async function liveModel(db: D1Database, site: SiteId): Promise<ModelRow | null> {
  const [row] = await database(db)
    .select()
    .from(models)
    .where(and(eq(models.site, site), eq(models.state, 'live')))
  return row ?? null
}

export async function writeModel(db: D1Database, row: ModelRow): Promise<void> {
  await database(db)
    .insert(models)
    .values(row)
    .onConflictDoUpdate({ target: [models.site, models.id], set: row })
}

/** Makes a model the live one; the one before is kept. Null: none is live any more. */
export async function setLiveModel(db: D1Database, site: SiteId, id: string | null): Promise<void> {
  const change = database(db)
  const wasLive = and(eq(models.site, site), eq(models.state, 'live'))
  const retire = change.update(models).set({ state: 'kept' }).where(wasLive)
  if (id === null) await retire
  else
    await change.batch([
      retire,
      change
        .update(models)
        .set({ state: 'live' })
        .where(and(eq(models.site, site), eq(models.id, id))),
    ])
}

import { and, desc, eq, gt, inArray, max } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { Block } from '../model/recipe.ts'
import { database } from './database.ts'
import { blockVersions } from './schema.ts'

/** Where a draft stands among the versions: published ones count from 1. */
const DRAFT = 0
/** Published versions kept of a block. */
const KEPT = 50

export interface BlockVersion {
  version: number
  savedAt: number
  savedBy: string
  block: Block
}

const of = (site: SiteId, block: string) => and(eq(blockVersions.site, site), eq(blockVersions.block, block))

/** Published versions, the newest first. */
export async function listVersions(db: D1Database, site: SiteId, block: string): Promise<BlockVersion[]> {
  const rows = await database(db)
    .select()
    .from(blockVersions)
    .where(and(of(site, block), gt(blockVersions.version, DRAFT)))
    .orderBy(desc(blockVersions.version))
  return rows.map(({ version, savedAt, savedBy, body }) => ({ version, savedAt, savedBy, block: body }))
}

export const readDraft = (db: D1Database, site: SiteId, block: string) => readVersion(db, site, block, DRAFT)

export async function readVersion(
  db: D1Database,
  site: SiteId,
  block: string,
  version: number,
): Promise<BlockVersion | null> {
  const [row] = await database(db)
    .select()
    .from(blockVersions)
    .where(and(of(site, block), eq(blockVersions.version, version)))
  if (row === undefined) return null
  return { version: row.version, savedAt: row.savedAt, savedBy: row.savedBy, block: row.body }
}

export const writeDraft = (db: D1Database, site: SiteId, body: Block, savedBy: string) =>
  write(db, site, body, DRAFT, savedBy)

/** False when there was none. */
export async function dropDraft(db: D1Database, site: SiteId, block: string): Promise<boolean> {
  const gone = await database(db)
    .delete(blockVersions)
    .where(and(of(site, block), eq(blockVersions.version, DRAFT)))
    .returning({ version: blockVersions.version })
  return gone.length > 0
}

/** Keeps what was published under its recipe's version, and lets the oldest beyond 50 go. */
export async function recordVersion(db: D1Database, site: SiteId, body: Block, savedBy: string): Promise<void> {
  await write(db, site, body, body.recipe.version, savedBy)
  const stored = await database(db)
    .select({ version: blockVersions.version })
    .from(blockVersions)
    .where(and(of(site, body.id), gt(blockVersions.version, DRAFT)))
    .orderBy(desc(blockVersions.version))
  const old = stored.slice(KEPT).map(({ version }) => version)
  if (old.length > 0)
    await database(db)
      .delete(blockVersions)
      .where(and(of(site, body.id), inArray(blockVersions.version, old)))
}

async function write(db: D1Database, site: SiteId, body: Block, version: number, savedBy: string): Promise<void> {
  const savedAt = clock.now()
  await database(db)
    .insert(blockVersions)
    .values({ site, block: body.id, version, body, savedAt, savedBy })
    .onConflictDoUpdate({
      target: [blockVersions.site, blockVersions.block, blockVersions.version],
      set: { body, savedAt, savedBy },
    })
}

/** The highest version that was ever published under this id, also by a block that was removed since; 0 for none. */
export async function newestVersion(db: D1Database, site: SiteId, block: string): Promise<number> {
  const [row] = await database(db)
    .select({ newest: max(blockVersions.version) })
    .from(blockVersions)
    .where(of(site, block))
  return row?.newest ?? 0
}

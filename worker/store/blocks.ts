import { and, asc, eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { Block } from '../model/recipe.ts'
import { database } from './database.ts'
import { blocks } from './schema.ts'

export async function readBlocks(db: D1Database, site: SiteId): Promise<Block[]> {
  const rows = await database(db)
    .select({ body: blocks.body })
    .from(blocks)
    .where(eq(blocks.site, site))
    .orderBy(asc(blocks.id))
  return rows.map((row) => row.body)
}

export async function readBlock(db: D1Database, site: SiteId, id: string): Promise<Block | null> {
  const [row] = await database(db)
    .select({ body: blocks.body })
    .from(blocks)
    .where(and(eq(blocks.site, site), eq(blocks.id, id)))
  return row?.body ?? null
}

export async function writeBlock(db: D1Database, site: SiteId, body: Block): Promise<void> {
  const updatedAt = clock.now()
  await database(db)
    .insert(blocks)
    .values({ site, id: body.id, body, updatedAt })
    .onConflictDoUpdate({ target: [blocks.site, blocks.id], set: { body, updatedAt } })
}

/** False when there is no such block. */
export async function dropBlock(db: D1Database, site: SiteId, id: string): Promise<boolean> {
  const gone = await database(db)
    .delete(blocks)
    .where(and(eq(blocks.site, site), eq(blocks.id, id)))
    .returning({ id: blocks.id })
  return gone.length > 0
}

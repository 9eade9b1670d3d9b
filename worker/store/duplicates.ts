import { and, asc, desc, eq, gt, lt, or } from 'drizzle-orm'
import type { DuplicatePair } from '../catalog/findDuplicates.ts'
import { clock } from '../clock.ts'
import type { DuplicateState } from '../model/duplicate.ts'
import type { SiteId } from '../model/ids.ts'
import { sha256 } from '../model/sha256.ts'
import { database } from './database.ts'
import { duplicates } from './schema.ts'

export type Duplicate = typeof duplicates.$inferSelect

/** A likeness that moved by less is the same finding: no row is written for it. */
const MOVED = 0.02
const CHUNK = 500

/** Writes what is new or moved, drops open pairs that are no longer found, and leaves alone what a person decided. */
export async function saveDuplicates(
  db: D1Database,
  site: SiteId,
  pairs: readonly DuplicatePair[],
): Promise<{ new: number; ended: number }> {
  const known = new Map(
    (await database(db).select().from(duplicates).where(eq(duplicates.site, site))).map((row) => [row.id, row]),
  )
  const foundAt = clock.now()
  const fresh: (DuplicatePair & { id: string; foundAt: number })[] = []
  let added = 0
  for (const pair of pairs) {
    const id = (await sha256(`${pair.a}\n${pair.b}`)).slice(0, 24)
    const before = known.get(id)
    known.delete(id)
    if (before === undefined) added++
    if (before === undefined || Math.abs(before.score - pair.score) >= MOVED) {
      fresh.push({ ...pair, id, foundAt: before?.foundAt ?? foundAt })
    }
  }
  const ended = [...known.values()].filter(({ state }) => state === 'open').map(({ id }) => id)
  const statements = [
    ...chunks(fresh).map((rows) => db.prepare(upsert).bind(site, JSON.stringify(rows))),
    ...chunks(ended).map((ids) => db.prepare(drop).bind(site, JSON.stringify(ids))),
  ]
  if (statements.length > 0) await db.batch(statements)
  return { new: added, ended: ended.length }
}

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, at) => list.slice(at * CHUNK, (at + 1) * CHUNK))

const upsert = `
  INSERT INTO duplicate (site, id, a, b, score, because, state, found_at)
  SELECT ?1, value->>'id', value->>'a', value->>'b', value->>'score', value->'because', 'open', value->>'foundAt'
  FROM json_each(?2) WHERE true
  ON CONFLICT (site, id) DO UPDATE SET score = excluded.score, because = excluded.because`
const drop = `DELETE FROM duplicate WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))`

/** Surest first; `after`: the last one shown. */
export const listDuplicates = (
  db: D1Database,
  site: SiteId,
  state: DuplicateState,
  after: { score: number; id: string } | null,
  limit: number,
): Promise<Duplicate[]> =>
  database(db)
    .select()
    .from(duplicates)
    .where(
      and(
        eq(duplicates.site, site),
        eq(duplicates.state, state),
        after === null
          ? undefined
          : or(lt(duplicates.score, after.score), and(eq(duplicates.score, after.score), gt(duplicates.id, after.id))),
      ),
    )
    .orderBy(desc(duplicates.score), asc(duplicates.id))
    .limit(limit)

/** Null where there is no such pair. */
export async function decideDuplicate(
  db: D1Database,
  site: SiteId,
  id: string,
  state: DuplicateState,
): Promise<Duplicate | null> {
  const [row] = await database(db)
    .update(duplicates)
    .set({ state, decidedAt: state === 'open' ? null : clock.now() })
    .where(and(eq(duplicates.site, site), eq(duplicates.id, id)))
    .returning()
  return row ?? null
}

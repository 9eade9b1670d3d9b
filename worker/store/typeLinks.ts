import { and, asc, eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { TypeLink } from '../model/typeLink.ts'
import { database } from './database.ts'
import { typeLinks } from './schema.ts'

/** All links of a site, those that people took away among them. */
export async function readLinks(db: D1Database, site: SiteId): Promise<TypeLink[]> {
  const rows = await database(db)
    .select({ body: typeLinks.body })
    .from(typeLinks)
    .where(eq(typeLinks.site, site))
    .orderBy(asc(typeLinks.fromType), asc(typeLinks.toType))
  return rows.map(({ body }) => body)
}

export async function readLink(db: D1Database, site: SiteId, from: string, to: string): Promise<TypeLink | null> {
  const [row] = await database(db)
    .select({ body: typeLinks.body })
    .from(typeLinks)
    .where(and(eq(typeLinks.site, site), eq(typeLinks.fromType, from), eq(typeLinks.toType, to)))
  return row?.body ?? null
}

/** One row a link; callers leave out what did not change. */
export async function writeLinks(db: D1Database, site: SiteId, changed: readonly TypeLink[]): Promise<void> {
  if (changed.length === 0) return
  await db
    .prepare(
      `INSERT INTO type_link (site, from_type, to_type, body, updated_at)
       SELECT ?1, value->>'from', value->>'to', value, ?3 FROM json_each(?2) WHERE true
       ON CONFLICT (site, from_type, to_type) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
    )
    .bind(site, JSON.stringify(changed), clock.now())
    .run()
}

export async function dropLinks(
  db: D1Database,
  site: SiteId,
  links: readonly Pick<TypeLink, 'from' | 'to'>[],
): Promise<void> {
  if (links.length === 0) return
  await db
    .prepare(
      `DELETE FROM type_link WHERE site = ?1 AND EXISTS (SELECT 1 FROM json_each(?2)
         WHERE value->>'from' = type_link.from_type AND value->>'to' = type_link.to_type)`,
    )
    .bind(site, JSON.stringify(links.map(({ from, to }) => ({ from, to }))))
    .run()
}

import { and, desc, eq, lt } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import { sha256 } from '../model/sha256.ts'
import { database } from './database.ts'
import { audit } from './schema.ts'
import { newId } from './newId.ts'

/** What a changing route did: who, what, to what. `change` is hashed; its text is not kept. */
export interface Deed {
  site: SiteId
  /** member id, or "key:<last four>" */
  actor: string
  action: string
  target: string
  change: string
}

/** Adds one line to the audit log. Nothing updates or deletes one. */
export async function record(db: D1Database, { change, ...deed }: Deed): Promise<void> {
  const at = clock.now()
  await database(db)
    .insert(audit)
    .values({ ...deed, id: newId(at), at, hash: await sha256(change) })
}

/** Newest first; `before`: the id of the last one shown. */
export const listAudit = (db: D1Database, site: SiteId, before: string | undefined, limit: number) =>
  database(db)
    .select()
    .from(audit)
    .where(and(eq(audit.site, site), before === undefined ? undefined : lt(audit.id, before)))
    .orderBy(desc(audit.id))
    .limit(limit)

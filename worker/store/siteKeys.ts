import { and, eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import { sha256 } from '../model/sha256.ts'
import { database } from './database.ts'
import { newId, randomText } from './newId.ts'
import { siteKeys } from './schema.ts'

export type KeyKind = (typeof siteKeys.$inferSelect)['kind']

/** A key as it is handed out, once, and the row that is kept of it. */
export interface NewKey {
  key: string
  row: typeof siteKeys.$inferInsert
}

const shapes = { write: ['pk', 24], secret: ['sk', 32] } as const

/** `pk_<site>_<24 base62>` is public and kept as it is; of `sk_<site>_<32 base62>` only the SHA-256 is kept. */
export async function newSiteKey(site: SiteId, kind: 'write' | 'secret'): Promise<NewKey> {
  const [prefix, length] = shapes[kind]
  const key = `${prefix}_${site}_${randomText(length)}`
  const value = kind === 'secret' ? await sha256(key) : key
  const createdAt = clock.now()
  return { key, row: { site, id: newId(createdAt), kind, value, last4: key.slice(-4), createdAt } }
}

/** An identity key: its id is kept, the key itself is derived from the Worker's secret and that id. */
export function newIdentityKey(site: SiteId): NewKey {
  const createdAt = clock.now()
  const kid = `ik_${randomText(12)}`
  return {
    key: kid,
    row: { site, id: newId(createdAt), kind: 'identity', value: kid, last4: kid.slice(-4), createdAt },
  }
}

const keyPattern = /^(pk|sk)_([a-z0-9-]{1,32})_([0-9A-Za-z]{24}|[0-9A-Za-z]{32})$/

/** The site that a key names, before anything is verified; null for what is no key. */
export function keySite(key: string): { kind: 'write' | 'secret'; site: SiteId } | null {
  const match = keyPattern.exec(key)
  if (match === null) return null
  const kind = match[1] === 'sk' ? 'secret' : 'write'
  return match[3]?.length === shapes[kind][1] ? { kind, site: match[2] as SiteId } : null
}

export const listKeys = (db: D1Database, site: SiteId) =>
  database(db).select().from(siteKeys).where(eq(siteKeys.site, site)).orderBy(siteKeys.createdAt)

export async function addKey(db: D1Database, key: NewKey): Promise<void> {
  await database(db).insert(siteKeys).values(key.row)
}

/** False when there is no such key. */
export async function dropKey(db: D1Database, site: SiteId, id: string): Promise<boolean> {
  const gone = await database(db)
    .delete(siteKeys)
    .where(and(eq(siteKeys.site, site), eq(siteKeys.id, id)))
    .returning({ id: siteKeys.id })
  return gone.length > 0
}

import { eq } from 'drizzle-orm'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { SiteSettings } from '../model/site.ts'
import { database } from './database.ts'
import { sites } from './schema.ts'
import { publishSiteConfig } from './siteConfig.ts'

export type Site = typeof sites.$inferSelect
export type SiteChange = Partial<Pick<Site, 'name' | 'domain' | 'language' | 'languages' | 'timeZone'>> & {
  settings: SiteSettings
}

export async function readSite(db: D1Database, site: SiteId): Promise<Site | null> {
  const [row] = await database(db).select().from(sites).where(eq(sites.id, site))
  return row ?? null
}

/** Saves what changed of a site and publishes it to the hot paths. */
export async function saveSite(env: Pick<Env, 'DB' | 'STORE'>, site: SiteId, change: SiteChange): Promise<void> {
  await database(env.DB).update(sites).set(change).where(eq(sites.id, site))
  await publishSiteConfig(env, site)
}

import { eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import { defaultBlocks } from '../recommend/library/blocks.ts'
import { scenarioLibrary } from '../scenarios/library/scenarioLibrary.ts'
import { database } from './database.ts'
import { blocks, scenarios, siteKeys, sites } from './schema.ts'
import { publishSiteConfig } from './siteConfig.ts'
import { siteDefaults } from './siteDefaults.ts'
import { newSiteKey } from './siteKeys.ts'

export interface NewSite {
  id: SiteId
  name: string
  domain: string
  currency: string
  language: string
  languages?: readonly string[] | undefined
  timeZone?: string | undefined
}

/** A site's keys in clear: the secret one is not kept and cannot be shown again. */
export interface SiteKeys {
  site: SiteId
  writeKey: string
  secretKey: string
}

/** Makes a site with its keys, blocks and scenarios, and publishes it. 409 when the id is taken. */
export async function createSite(env: Pick<Env, 'DB' | 'STORE'>, site: NewSite): Promise<SiteKeys> {
  const db = database(env.DB)
  const [taken] = await db.select({ id: sites.id }).from(sites).where(eq(sites.id, site.id))
  if (taken !== undefined) throw new AppError(409, 'site-exists', `There already is a site ${site.id}`)
  const now = clock.now()
  const [writeKey, secretKey] = [await newSiteKey(site.id, 'write'), await newSiteKey(site.id, 'secret')]
  await db.batch([
    db.insert(sites).values({
      ...site,
      languages: site.languages ?? [site.language],
      timeZone: site.timeZone ?? 'UTC',
      settings: siteDefaults(site.domain),
      configVersion: 0,
      createdAt: now,
    }),
    db.insert(siteKeys).values([writeKey.row, secretKey.row]),
    db.insert(blocks).values(defaultBlocks.map((body) => ({ site: site.id, id: body.id, body, updatedAt: now }))),
    db.insert(scenarios).values(
      scenarioLibrary.map((body) => ({
        site: site.id,
        id: body.id,
        body,
        enabled: false,
        params: {},
        updatedAt: now,
      })),
    ),
  ])
  await publishSiteConfig(env, site.id)
  return { site: site.id, writeKey: writeKey.key, secretKey: secretKey.key }
}

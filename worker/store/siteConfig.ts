import { eq, sql } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import type { SiteConfig } from '../model/site.ts'
import { database } from './database.ts'
import { blocks, scenarios, siteKeys, sites, templates } from './schema.ts'

interface Held {
  config: SiteConfig | null
  etag?: string
  lookedAt: number
}

const freshMs = 3000
/** Anybody can ask for any site id: what is held of unknown ones must stay small. */
const heldAtMost = 2000
const held = new Map<SiteId, Held>()

const place = (site: SiteId) => `site/${site}/config.json`

/**
 * What the hot paths know of a site: null for a site that is not there. Kept in the isolate and looked at again every
 * 3 s, or at once when the caller knows of a newer version. Serves what it holds while R2 fails.
 */
export async function siteConfig(env: Pick<Env, 'STORE'>, site: SiteId, atLeast = 0): Promise<SiteConfig | null> {
  const known = held.get(site)
  // Simulated time may stand still or leap: an age below zero is old too.
  const age = known === undefined ? Infinity : clock.now() - known.lookedAt
  if (known !== undefined && age >= 0 && age < freshMs && (known.config?.version ?? 0) >= atLeast) return known.config
  try {
    return await look(env, site, known)
  } catch (error) {
    if (known?.config == null) throw error
    console.error('site config:', error)
    known.lookedAt = clock.now()
    return known.config
  }
}

async function look(env: Pick<Env, 'STORE'>, site: SiteId, known: Held | undefined): Promise<SiteConfig | null> {
  const lookedAt = clock.now()
  const onlyIf = known?.etag === undefined ? {} : { onlyIf: { etagDoesNotMatch: known.etag } }
  const stored = await env.STORE.get(place(site), onlyIf)
  if (stored === null) return hold(site, { config: null, lookedAt })
  if (!('body' in stored)) return hold(site, { ...known, config: known?.config ?? null, lookedAt }) // unchanged
  // The bucket is ours alone: what `publishSiteConfig` wrote is read back without parsing it a second time.
  const config = await stored.json<SiteConfig>()
  const newer = held.get(site)?.config
  if (newer != null && newer.version > config.version) return newer
  return hold(site, { config, etag: stored.etag, lookedAt })
}

function hold(site: SiteId, now: Held): SiteConfig | null {
  if (held.size >= heldAtMost && !held.has(site)) held.delete(held.keys().next().value as SiteId)
  held.set(site, now)
  return now.config
}

/** Forgets what this isolate holds: for tests, which empty the bucket behind its back. */
export const forgetSiteConfigs = (): void => held.clear()

/**
 * Puts a site's newest state from D1 where the hot paths read it. Called after every change of a site, key, block,
 * scenario or template. Null for a site that is not there.
 */
export async function publishSiteConfig(env: Pick<Env, 'DB' | 'STORE'>, site: SiteId): Promise<SiteConfig | null> {
  const db = database(env.DB)
  const [[row], keys, blockRows, scenarioRows, templateRows] = await db.batch([
    db
      .update(sites)
      .set({ configVersion: sql`config_version + 1` })
      .where(eq(sites.id, site))
      .returning(),
    db.select().from(siteKeys).where(eq(siteKeys.site, site)).orderBy(siteKeys.createdAt),
    db.select().from(blocks).where(eq(blocks.site, site)),
    db.select().from(scenarios).where(eq(scenarios.site, site)),
    db.select({ id: templates.id, version: templates.version }).from(templates).where(eq(templates.site, site)),
  ])
  if (row === undefined) return null
  const valuesOf = (kind: 'write' | 'secret' | 'identity') =>
    keys.filter((key) => key.kind === kind).map((key) => key.value)
  const config: SiteConfig = {
    version: row.configVersion,
    id: row.id,
    name: row.name,
    domain: row.domain,
    currency: row.currency,
    language: row.language,
    languages: row.languages,
    timeZone: row.timeZone,
    writeKeys: valuesOf('write'),
    secretKeyHashes: valuesOf('secret'),
    identityKeyIds: valuesOf('identity').reverse(),
    settings: row.settings,
    blocks: blockRows.map((block) => block.body),
    scenarios: scenarioRows.map(({ body, enabled, params }) => ({ scenario: body, enabled, params })),
    templates: Object.fromEntries(templateRows.map((template) => [template.id, template.version])),
  }
  const etag = await putNewest(env, config)
  if (etag !== null) hold(site, { config, etag, lookedAt: clock.now() })
  return config
}

/** Of two changes at once the later version stays, whoever writes last. Null when a newer one was there already. */
async function putNewest(env: Pick<Env, 'STORE'>, config: SiteConfig): Promise<string | null> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const before = await env.STORE.head(place(config.id))
    if (Number(before?.customMetadata?.['version'] ?? 0) > config.version) return null
    const stored = await env.STORE.put(place(config.id), JSON.stringify(config), {
      httpMetadata: { contentType: 'application/json' },
      customMetadata: { version: String(config.version) },
      onlyIf: before === null ? { etagDoesNotMatch: '*' } : { etagMatches: before.etag },
    })
    if (stored !== null) return stored.etag
  }
  throw new AppError(503, 'busy', `The settings of ${config.id} are being changed by others: try again`)
}

import type { Env } from '../env.ts'
import { manifestKey, parseManifest } from '../recommend/manifest.ts'
import { heardSince } from '../store/rollups.ts'
import { siteIds } from '../store/sites.ts'
import { buildIndex } from './buildIndex.ts'

/** Rebuilds the index of each site that was visited since its last build; an idle shop costs a look. */
export async function refreshIndexes(env: Env): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    const stored = await env.STORE.get(manifestKey(site))
    if (stored === null) continue // no catalog yet: the first import builds
    const manifest = parseManifest(await stored.json(), site)
    if (await heardSince(env.DB, site, manifest.builtAt)) await buildIndex(env, site)
  }
}

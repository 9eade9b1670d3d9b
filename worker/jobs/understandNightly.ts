import type { Env } from '../env.ts'
import { manifestKey } from '../recommend/manifest.ts'
import { siteIds } from '../store/sites.ts'
import { understand } from './understand.ts'

/** Types and links of each shop anew: what came since, and what the day's orders taught. An unchanged shop costs a read. */
export async function understandNightly(env: Env): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    if ((await env.STORE.head(manifestKey(site))) === null) continue // no catalog yet
    try {
      await understand(env, site)
    } catch (error) {
      console.error(`understanding ${site}:`, error)
    }
  }
}

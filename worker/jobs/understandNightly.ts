import type { Env } from '../env.ts'
import { manifestKey } from '../recommend/manifest.ts'
import { siteIds } from '../store/sites.ts'
import { startLabelling } from './startLabelling.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { understand } from './understand.ts'

/**
 * Types and links of each shop anew: what came since, and what the day's orders taught. An unchanged shop costs a
 * read; its language model, where it asked for that, hears of what is new.
 */
export async function understandNightly(env: Env): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    if ((await env.STORE.head(manifestKey(site))) === null) continue // no catalog yet
    try {
      await understand(env, site)
      const config = await siteConfig(env, site)
      if (config?.settings.labeller?.nightly === true) await startLabelling(env, site)
    } catch (error) {
      console.error(`understanding ${site}:`, error)
    }
  }
}

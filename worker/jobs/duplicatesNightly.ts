import type { Env } from '../env.ts'
import { manifestKey } from '../recommend/manifest.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { siteIds } from '../store/sites.ts'
import { refreshDuplicates } from './refreshDuplicates.ts'
import { runJob } from './runJob.ts'

/** Looks for duplicates in each shop's catalog; what people decided stays, and nothing new writes no row but the job's. */
export async function duplicatesNightly(env: Env): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    if ((await env.STORE.head(manifestKey(site))) === null) continue // no catalog yet
    const language = (await siteConfig(env, site))?.language ?? 'en'
    try {
      await runJob(env.DB, site, 'find-duplicates', (note) => refreshDuplicates(env.DB, site, language, note))
    } catch (error) {
      console.error(`duplicates of ${site}:`, error)
    }
  }
}

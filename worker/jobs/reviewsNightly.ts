import type { Env } from '../env.ts'
import { reviewedProducts } from '../store/reviews.ts'
import { siteIds } from '../store/sites.ts'
import { judgeAllProducts } from './judgeProducts.ts'
import { runJob } from './runJob.ts'

/** Judges the reviews of each shop anew: what came since moved the priors of all, and the groups of what no topic names. */
export async function reviewsNightly(env: Env): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    if ((await reviewedProducts(env.DB, site, '', 1)).length === 0) continue
    try {
      await runJob(env.DB, site, 'judge-reviews', (note) => judgeAllProducts(env, site, note))
    } catch (error) {
      console.error(`reviews of ${site}:`, error)
    }
  }
}

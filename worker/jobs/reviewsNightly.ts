import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { forgetDeletedWords, reviewedProducts } from '../store/reviews.ts'
import { siteIds } from '../store/sites.ts'
import { judgeAllProducts } from './judgeProducts.ts'
import { runJob } from './runJob.ts'

/** A deleted review can be restored with its words for 30 days. */
const KEPT_MS = 30 * 86_400_000

/** Judges the reviews of each shop anew: what came since moved the priors of all, and the groups of what no topic names. */
export async function reviewsNightly(env: Env): Promise<void> {
  await forgetDeletedWords(env.DB, clock.now() - KEPT_MS)
  for (const site of await siteIds(env.DB)) {
    if ((await reviewedProducts(env.DB, site, '', 1)).length === 0) continue
    try {
      await runJob(env.DB, site, 'judge-reviews', (note) => judgeAllProducts(env, site, note))
    } catch (error) {
      console.error(`reviews of ${site}:`, error)
    }
  }
}

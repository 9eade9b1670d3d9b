import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { BlockFeedback } from '../recommend/learnFeedback.ts'

/** What a build learnt of the places of blocks. `at`: epoch ms of that build. */
export interface FeedbackReport {
  at: number
  blocks: readonly BlockFeedback[]
}

const placeOf = (site: SiteId): string => `site/${site}/feedback.json`

export async function writeFeedback(env: Pick<Env, 'STORE'>, site: SiteId, report: FeedbackReport): Promise<void> {
  await env.STORE.put(placeOf(site), JSON.stringify(report))
}

/** Null before the first build. */
export async function readFeedback(env: Pick<Env, 'STORE'>, site: SiteId): Promise<FeedbackReport | null> {
  const stored = await env.STORE.get(placeOf(site))
  // Written by the build alone.
  return stored === null ? null : stored.json<FeedbackReport>()
}

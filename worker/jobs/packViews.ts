import type { Env } from '../env.ts'
import { siteIds } from '../store/sites.ts'
import { packViews, sweepViews } from '../store/viewers.ts'

type Bindings = Pick<Env, 'DB' | 'STORE'>

/** Puts the views of all sites where a change finds them. */
export async function packAllViews(env: Bindings, now: number): Promise<void> {
  for (const site of await siteIds(env.DB)) await packViews(env, site, now)
}

export async function sweepAllViews(env: Bindings, now: number): Promise<void> {
  for (const site of await siteIds(env.DB)) await sweepViews(env, site, now)
}

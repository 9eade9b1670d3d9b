import type { Env } from '../env.ts'
import type { Projection } from '../model/projection.ts'
import { sha256 } from '../model/sha256.ts'
import { addCounts, countsOf, noCounts } from '../recommend/fresh.ts'

/** Tells each site's object what a queue batch adds to what is popular and taken together, one call a site. */
export async function countProjections(env: Pick<Env, 'COUNTS'>, projections: readonly Projection[]): Promise<void> {
  const bySite = Map.groupBy(
    projections.filter(({ training }) => training.length > 0),
    ({ site }) => site,
  )
  for (const [site, own] of bySite) {
    const counts = noCounts()
    for (const one of own) addCounts(counts, countsOf(one))
    const batch = await sha256(own.map(({ customer, sequence }) => `${customer}:${sequence}`).join())
    await env.COUNTS.getByName(site).add(batch.slice(0, 26), counts)
  }
}

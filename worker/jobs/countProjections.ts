import type { Env } from '../env.ts'
import type { Projection } from '../model/projection.ts'
import { hash53 } from '../objects/hash53.ts'
import { countsOf, type CountedOnce } from '../recommend/fresh.ts'

/**
 * Tells each site's object what projections add to what is popular and taken together, one call a site. Each goes under a
 * number of its own: a queue may bring some of them again in other company.
 */
export async function countProjections(env: Pick<Env, 'COUNTS'>, projections: readonly Projection[]): Promise<void> {
  const bySite = Map.groupBy(
    projections.filter(({ training }) => training.length > 0),
    ({ site }) => site,
  )
  for (const [site, own] of bySite) {
    const counted = own.map((one): CountedOnce => ({
      of: hash53(`${one.customer}:${one.sequence}`),
      counts: countsOf(one),
    }))
    await env.COUNTS.getByName(site).add(counted)
  }
}

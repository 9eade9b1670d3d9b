import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { startJob } from '../store/jobs.ts'

/** Begins to ask the site's language model about its catalog. Null: it is being asked already. */
export async function startLabelling(env: Pick<Env, 'DB' | 'IMPORTER'>, site: SiteId): Promise<string | null> {
  const job = await startJob(env.DB, site, 'label')
  const isTaken = await env.IMPORTER.getByName(site).enqueue(site, { is: 'label', job: job.id, stage: 'types' })
  if (isTaken) return job.id
  await job.fail('It is being asked already')
  return null
}

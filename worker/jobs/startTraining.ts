import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { manifestKey } from '../recommend/manifest.ts'
import { startJob } from '../store/jobs.ts'
import { readModels } from '../store/models.ts'
import { newId } from '../store/newId.ts'
import { heardSince } from '../store/rollups.ts'
import { siteIds } from '../store/sites.ts'
import type { TrainSettings } from '../train/settings.ts'

type TrainEnv = Pick<Env, 'DB' | 'STORE' | 'TRAINER'>

/** Begins a training of a site's sequence model; null when one runs already. */
export async function startTraining(
  env: TrainEnv,
  site: SiteId,
  settings: Partial<TrainSettings> = {},
): Promise<{ job: string; model: string } | null> {
  const trainer = env.TRAINER.getByName(site)
  if ((await trainer.status()) !== null) return null
  const job = await startJob(env.DB, site, 'train')
  const model = newId(clock.now())
  if (await trainer.start({ site, job: job.id, model, settings })) return { job: job.id, model }
  await job.fail('Another training began at the same moment')
  return null
}

/** Nightly: each site with an index that was visited since its last model. */
export async function trainAll(env: TrainEnv): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    if ((await env.STORE.head(manifestKey(site))) === null) continue
    const [newest] = await readModels(env.DB, site, 1)
    if (await heardSince(env.DB, site, newest?.createdAt ?? 0)) await startTraining(env, site)
  }
}

import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { modelKey } from '../recommend/manifest.ts'
import { readModels, writeModel } from '../store/models.ts'

/** Trained models whose files stay: any of them can be rolled back to. */
const KEPT_MODELS = 5

/** Deletes the files of the oldest models, never the live one's; their rows and verdicts stay. */
export async function dropOldModels(env: Pick<Env, 'DB' | 'STORE'>, site: SiteId): Promise<void> {
  const rows = await readModels(env.DB, site)
  const old = rows.filter(({ state }) => state === 'kept' || state === 'refused').slice(KEPT_MODELS)
  for (const row of old) {
    await env.STORE.delete(modelKey(site, row.id))
    await writeModel(env.DB, { ...row, state: 'dropped' })
  }
}

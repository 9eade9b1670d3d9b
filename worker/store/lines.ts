import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { Projection } from '../model/projection.ts'
import { sha256 } from '../model/sha256.ts'

/**
 * Puts what a queue batch carries for the archive and for models into R2, one object a site and kind. `now`: epoch ms,
 * names the day. The same batch delivered again overwrites its own objects.
 */
export async function storeLines(
  env: Pick<Env, 'STORE'>,
  projections: readonly Projection[],
  now: number,
): Promise<void> {
  const bySite = Map.groupBy(projections, ({ site }) => site)
  const day = new Date(now).toISOString().slice(0, 10)
  const puts = [...bySite].flatMap(async ([site, own]) => {
    const id = (await sha256(own.map(({ customer, sequence }) => `${customer}:${sequence}`).join())).slice(0, 26)
    const archive = own
      .filter((one) => one.archive !== '')
      .map(({ customer, sequence, archive }) => JSON.stringify({ customer, sequence, archive }))
    const training = own.flatMap((one) => one.training.map((line) => JSON.stringify(line)))
    await put(env, `site/${site}/archive/${day}/${id}.ndjson`, archive)
    await put(env, placeOfTraining(site, day, id), training)
  })
  await Promise.all(puts)
}

const placeOfTraining = (site: SiteId, day: string, id: string) => `site/${site}/training/${day}/${id}.ndjson`

async function put(env: Pick<Env, 'STORE'>, key: string, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await env.STORE.put(key, `${lines.join('\n')}\n`)
}

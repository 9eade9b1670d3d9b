import type { Env } from '../env.ts'
import { database } from '../store/database.ts'
import { sites } from '../store/schema.ts'

const weekMs = 7 * 24 * 3_600_000

/** Deletes what imports that were cut off left aside; one that runs is younger, a refused one waits a week at most. */
export async function sweepImports(env: Pick<Env, 'DB' | 'STORE'>, now: number): Promise<void> {
  for (const { id } of await database(env.DB).select({ id: sites.id }).from(sites)) {
    const { objects } = await env.STORE.list({ prefix: `site/${id}/import/`, limit: 1000 })
    const old = objects.filter(({ uploaded }) => uploaded.getTime() < now - weekMs).map(({ key }) => key)
    if (old.length > 0) await env.STORE.delete(old)
  }
}

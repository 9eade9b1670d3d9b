import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { writeLive } from '../store/live.ts'
import { buildIndex } from './buildIndex.ts'

/**
 * Makes recommendations know of changed products within seconds: by the live list where there is an index and the
 * change is small, else by a new index. `changed` null: too many to list.
 */
export async function freshenIndex(
  env: Pick<Env, 'DB' | 'STORE' | 'ASSETS'>,
  site: SiteId,
  changed: readonly Product[] | null,
): Promise<void> {
  if (changed?.length === 0) return
  if (changed === null || !(await isListed(env, site, changed))) await buildIndex(env, site)
}

/** D1 has the products already and will not call them changed again: what the live list cannot take, a build must. */
async function isListed(
  env: Pick<Env, 'DB' | 'STORE' | 'ASSETS'>,
  site: SiteId,
  changed: readonly Product[],
): Promise<boolean> {
  try {
    return await writeLive(env, site, changed)
  } catch (error) {
    console.error('live list:', error)
    return false
  }
}

import type { SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { writeLive } from '../store/live.ts'
import { buildIndex } from './buildIndex.ts'
import type { ImportEnv } from './importWork.ts'

/**
 * Makes recommendations know of changed products within seconds: by the live list where there is an index and the
 * change is small, else by a new index. `changed` null: too many to list.
 */
export async function freshenIndex(env: ImportEnv, site: SiteId, changed: readonly Product[] | null): Promise<void> {
  if (changed?.length === 0) return
  if (changed === null || !(await writeLive(env, site, changed))) await buildIndex(env, site)
}

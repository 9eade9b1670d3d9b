import { staleMs, stormWindowMs } from '../catalog/judgeStorm.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { batchedAt, dropPage, listBatches, listPages, putPage, readPage, sweepPushes } from '../store/changePages.ts'
import { expireHeld, heldIds } from '../store/heldChanges.ts'
import { readStored } from '../store/productWrites.ts'
import { siteIds } from '../store/sites.ts'
import { spread } from './spreadChanges.ts'

type Bindings = Pick<Env, 'DB' | 'STORE' | 'CHANGES'>

/** An import that has not told what it changed by then was cut off. */
const cutOffMs = { import: 3_600_000, push: 10 * 60_000 } as const

/** Tells what a crash or a lost message left untold, and ends what nobody decided about for a day. */
export async function sweepChanges(env: Bindings, now: number): Promise<void> {
  for (const site of await siteIds(env.DB)) {
    const expired = new Set(await expireHeld(env.DB, site, now - staleMs, now))
    const batches = await listBatches(env, site)
    const held = batches.length === 0 ? new Set<string>() : await heldIds(env.DB, site)
    for (const batch of batches) {
      if (held.has(batch)) continue
      const age = now - batchedAt(batch)
      if (expired.has(batch) || age > 2 * staleMs) await dropPages(env, site, batch)
      else if (age > cutOffMs[batch.startsWith('push') ? 'push' : 'import']) {
        await onlyApplied(env, site, batch, now)
        await spread(env, site, batch)
      }
    }
    await sweepPushes(env, site, now - stormWindowMs)
  }
}

/** Ends a batch without telling anybody. */
export async function dropPages(env: Pick<Env, 'STORE'>, site: SiteId, batch: string): Promise<void> {
  for (const { key } of await listPages(env, site, batch)) await dropPage(env, key)
}

/** Changes are kept before the facts are written: what a crash kept from the catalog did not happen. */
async function onlyApplied(env: Bindings, site: SiteId, batch: string, now: number): Promise<void> {
  for (const page of await listPages(env, site, batch)) {
    const changes = await readPage(env, page.key)
    const stored = await readStored(env.DB, site, [...new Set(changes.map(({ productId }) => productId))])
    const applied = changes.filter(({ productId, at }) => (stored.get(productId)?.product.updatedAt ?? 0) >= at)
    if (applied.length === changes.length) continue
    if (applied.length > 0) await putPage(env, site, batch, applied, page, now)
    await dropPage(env, page.key)
  }
}

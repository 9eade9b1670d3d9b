import { judgeStorm, stormWindowMs } from '../catalog/judgeStorm.ts'
import { newsworthy } from '../catalog/newsworthy.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { Telling } from '../model/telling.ts'
import { dropPage, listPages, notePush, pushBatch, pushedSince, putPage, readPage, sum } from '../store/changePages.ts'
import type { Page, PageCounts } from '../store/changePages.ts'
import { holdChanges, openStorm, widenStorm } from '../store/heldChanges.ts'
import { saveProducts } from '../store/productWrites.ts'
import type { Write } from '../store/productWrites.ts'
import { countListed } from '../store/products.ts'
import { siteConfig } from '../store/siteConfig.ts'

type Bindings = Pick<Env, 'DB' | 'STORE' | 'CHANGES'>

/** A queue takes so many messages in one call. */
const sendAtMost = 100

/**
 * Stores what an import, or a part of it, wrote, and answers that; what it changed waits under `batch` until `spread` is
 * called.
 */
export async function saveChanged(
  env: Pick<Env, 'DB' | 'STORE'>,
  site: { id: SiteId; language: string },
  batch: string,
  writes: readonly Write[],
): Promise<PageCounts & { written: Write[] }> {
  const { changes, ...counts } = newsworthy(writes)
  if (changes.length > 0) await putPage(env, site.id, batch, changes, counts, clock.now())
  return { ...counts, written: await saveProducts(env.DB, site.id, site.language, writes) }
}

/** Stores what a push wrote, answers that, and tells the waitlists what it changed. */
export async function savePush(
  env: Bindings,
  site: { id: SiteId; language: string },
  writes: readonly Write[],
): Promise<Write[]> {
  const batch = pushBatch(clock.now())
  const { written, ...counts } = await saveChanged(env, site, batch, writes)
  await notePush(env, site.id, counts, clock.now())
  await spread(env, site.id, batch)
  return written
}

/**
 * Hands the changes of a batch to the waitlists through the queue, or holds them for a person where they look like a
 * mistake (SCENARIOS.md R10): the facts stand either way. Called twice it tells nobody twice.
 */
export async function spread(env: Bindings, site: SiteId, batch: string): Promise<'sent' | 'held'> {
  const pages = await listPages(env, site, batch)
  if (pages.length === 0) return 'sent'
  const isPush = batch.startsWith('push')
  const counts = isPush ? await pushedSince(env, site, clock.now() - stormWindowMs) : sum(pages)
  const storm = await stormOf(env, site, counts)
  if (storm === null) {
    await send(env, site, pages)
    return 'sent'
  }
  const open = isPush ? await openStorm(env.DB, site) : null
  if (open === null) {
    await holdChanges(env.DB, {
      site,
      id: batch,
      source: isPush ? 'push' : 'import',
      reason: storm,
      at: clock.now(),
      ...counts,
    })
  } else {
    // Pushes of one storm are one decision.
    for (const page of pages) {
      await putPage(env, site, open, await readPage(env, page.key), page, clock.now())
      await dropPage(env, page.key)
    }
    await widenStorm(env.DB, site, open, counts)
  }
  return 'held'
}

async function stormOf(env: Bindings, site: SiteId, counts: PageCounts): Promise<'stock' | 'prices' | null> {
  // The catalog is counted only where the answer can matter.
  if (judgeStorm({ ...counts, products: 0 }, false) === null) return null
  const config = await siteConfig(env, site)
  const now = clock.now()
  const isSale = (config?.settings.sales ?? []).some(({ from, until }) => from <= now && now < until)
  return judgeStorm({ ...counts, products: await countListed(env.DB, site) }, isSale)
}

/** Puts pages into the queue, whatever they hold. */
export async function send(
  env: Pick<Env, 'CHANGES'>,
  site: SiteId,
  pages: readonly Pick<Page, 'key'>[],
): Promise<void> {
  const bodies = pages.map(({ key }): Telling => ({ is: 'changes', site, key }))
  for (let from = 0; from < bodies.length; from += sendAtMost) {
    await env.CHANGES.sendBatch(bodies.slice(from, from + sendAtMost).map((body) => ({ body })))
  }
}

import { turnSales } from '../catalog/turnSales.ts'
import type { SiteId } from '../model/ids.ts'
import { productsWithDueSales } from '../store/dueSales.ts'
import { readStored, type Write } from '../store/productWrites.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { siteIds } from '../store/sites.ts'
import type { Env } from '../env.ts'
import { freshenIndex } from './freshenIndex.ts'
import { savePush } from './spreadChanges.ts'

type Bindings = Pick<Env, 'DB' | 'STORE' | 'ASSETS' | 'CHANGES'>

const atOnce = 150

/** Begins and ends the dated sales of all sites: between two imports nobody else looks at their dates. */
export async function turnDueSales(env: Bindings, now: number): Promise<void> {
  for (const site of await siteIds(env.DB)) await turnSalesOf(env, site, now)
}

async function turnSalesOf(env: Bindings, site: SiteId, now: number): Promise<void> {
  const due = await productsWithDueSales(env.DB, site, now)
  if (due.length === 0) return
  const config = await siteConfig(env, site)
  if (config === null) return
  for (let from = 0; from < due.length; from += atOnce) {
    const stored = await readStored(env.DB, site, due.slice(from, from + atOnce))
    const writes = [...stored].flatMap(([id, { product, said }]): Write[] => {
      const after = turnSales(product, now)
      return after === product ? [] : [{ id, before: product, after, said }]
    })
    if (writes.length === 0) continue
    const written = await savePush(env, config, writes)
    await freshenIndex(
      env,
      site,
      written.flatMap(({ after }) => after ?? []),
    )
  }
}

import type { BadRow } from '../catalog/feedFormat.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'

const keyOf = (site: SiteId, source: string): string => `site/${site}/feed/${source}/bad-rows.json`

/** Keeps the bad rows of a source's newest import; none leaves no file. */
export async function saveBadRows(
  store: Env['STORE'],
  site: SiteId,
  source: string,
  rows: readonly BadRow[],
): Promise<void> {
  if (rows.length === 0) await store.delete(keyOf(site, source))
  else await store.put(keyOf(site, source), JSON.stringify(rows))
}

export async function readBadRows(store: Env['STORE'], site: SiteId, source: string): Promise<BadRow[]> {
  const stored = await store.get(keyOf(site, source))
  return stored === null ? [] : await stored.json<BadRow[]>() // written by `saveBadRows` alone
}

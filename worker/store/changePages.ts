import type { Env } from '../env.ts'
import type { Change } from '../model/change.ts'
import type { SiteId } from '../model/ids.ts'
import { newId } from './newId.ts'

type Store = Pick<Env, 'STORE'>

/** What the changes of one page did, so that a storm shows before anybody is told. */
export interface PageCounts {
  /** products that came into stock or left it */
  flips: number
  /** products with a price cut */
  cuts: number
}

const batchesPrefix = (site: SiteId): string => `site/${site}/changes/`
const batchPrefix = (site: SiteId, batch: string): string => `${batchesPrefix(site)}${batch}/`
const pushesPrefix = (site: SiteId): string => `site/${site}/pushed/`

/** Names the changes of one push by when they came (epoch ms). */
export const pushBatch = (now: number): string => `push-${newId(now)}`

/** Names the changes of one import by when it began: every attempt at it has the same name. */
export const importBatch = (startedAt: number, source: string): string =>
  `import-${startedAt.toString(36).padStart(9, '0')}-${source}`

/** When a batch came, epoch ms. */
export const batchedAt = (batch: string): number => parseInt(batch.slice(batch.indexOf('-') + 1).slice(0, 9), 36)

/** Keeps changes until the waitlists have them: written before the facts, so that no crash leaves these without news. */
export async function putPage(
  { STORE }: Store,
  site: SiteId,
  batch: string,
  changes: readonly Change[],
  counts: PageCounts,
  now: number,
): Promise<void> {
  const lines = changes.map((change) => JSON.stringify(change)).join('\n')
  const customMetadata = { flips: String(counts.flips), cuts: String(counts.cuts) }
  await STORE.put(`${batchPrefix(site, batch)}${newId(now)}.ndjson`, `${lines}\n`, { customMetadata })
}

export interface Page extends PageCounts {
  key: string
}

/** The pages of a batch that the waitlists do not have yet. */
export const listPages = (env: Store, site: SiteId, batch: string): Promise<Page[]> =>
  list(env, batchPrefix(site, batch))

/** Changes of a page; none of one that was dealt with. */
export async function readPage({ STORE }: Store, key: string): Promise<Change[]> {
  const text = (await (await STORE.get(key))?.text()) ?? ''
  // Written by `putPage` alone.
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Change]))
}

export const dropPage = ({ STORE }: Store, key: string): Promise<void> => STORE.delete(key)

/** Batches with pages that the waitlists do not have yet. */
export async function listBatches({ STORE }: Store, site: SiteId): Promise<string[]> {
  const prefix = batchesPrefix(site)
  const { delimitedPrefixes } = await STORE.list({ prefix, delimiter: '/' })
  return delimitedPrefixes.map((found) => found.slice(prefix.length, -1))
}

/** Notes what a push did, for as long as pushes count together. */
export async function notePush({ STORE }: Store, site: SiteId, counts: PageCounts, now: number): Promise<void> {
  if (counts.flips + counts.cuts === 0) return
  const customMetadata = { flips: String(counts.flips), cuts: String(counts.cuts) }
  await STORE.put(`${pushesPrefix(site)}${newId(now)}`, '', { customMetadata })
}

/** What all pushes since `since` (epoch ms) did together. */
export async function pushedSince(env: Store, site: SiteId, since: number): Promise<PageCounts> {
  const prefix = pushesPrefix(site)
  return sum((await list(env, prefix)).filter(({ key }) => notedAt(key, prefix) >= since))
}

/** Forgets pushes from before `until`. */
export async function sweepPushes(env: Store, site: SiteId, until: number): Promise<void> {
  const prefix = pushesPrefix(site)
  const old = (await list(env, prefix)).map(({ key }) => key).filter((key) => notedAt(key, prefix) < until)
  for (let from = 0; from < old.length; from += 1000) await env.STORE.delete(old.slice(from, from + 1000))
}

const notedAt = (key: string, prefix: string): number => parseInt(key.slice(prefix.length).slice(0, 9), 36)

export const sum = (counts: readonly PageCounts[]): PageCounts =>
  counts.reduce((all, { flips, cuts }) => ({ flips: all.flips + flips, cuts: all.cuts + cuts }), { flips: 0, cuts: 0 })

async function list({ STORE }: Store, prefix: string): Promise<Page[]> {
  const pages: Page[] = []
  let cursor: string | undefined
  do {
    const found = await STORE.list({
      prefix,
      include: ['customMetadata'],
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { key, customMetadata } of found.objects) {
      pages.push({ key, flips: Number(customMetadata?.['flips'] ?? 0), cuts: Number(customMetadata?.['cuts'] ?? 0) })
    }
    cursor = found.truncated ? found.cursor : undefined
  } while (cursor !== undefined)
  return pages
}

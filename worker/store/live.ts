import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { asId, type SiteId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { decodeArtifact } from '../recommend/artifact.ts'
import { findId } from '../recommend/idTable.ts'
import type { ItemRow } from '../recommend/itemRow.ts'
import { itemsFrom, packItems, type Items } from '../recommend/items.ts'
import type { Rows } from '../recommend/knn.ts'
import { applyChanges, encodeLive, liveFrom, noChanges, type LiveChanges } from '../recommend/live.ts'
import { liveKey, manifestKey, parseManifest, type Manifest } from '../recommend/manifest.ts'
import { heldBase } from './artifacts.ts'
import { embedderFor, embedItems } from './embedder.ts'
import { readChangedProducts } from './products.ts'

type Store = Pick<Env, 'STORE' | 'ASSETS'>

/** R2 takes one write a second per key (PLATFORM.md 5). */
const RATE_MS = 1000
const ATTEMPTS = 8

/**
 * Puts changed products where recommendations see them within 4 s, without a build. Called after D1 is written, with the
 * products as they now stand (those that are gone too). False: an index has to be built, since there is none yet or too
 * much has changed since the last.
 */
export async function writeLive(env: Store, site: SiteId, products: readonly Product[]): Promise<boolean> {
  if (products.length === 0) return true
  for (let attempt = 0; ; attempt++) {
    const stored = await env.STORE.get(manifestKey(site))
    if (stored === null) return false
    const manifest = parseManifest(await stored.json(), site)
    const { items, language } = await readItems(env, manifest)
    const current = await readLive(env, manifest, items)
    const embed = await embedderOf(env, manifest, items, language, products)
    const { live, full } = applyChanges(current.live, products, items, embed)
    const written = await put(env, manifest, live, current.etag)
    // A build may have ended meanwhile: its own look at D1 could have come too early for these products.
    const after = written ? await env.STORE.head(manifestKey(site)) : null
    if (written && after?.etag === stored.etag) return !full
    if (attempt >= ATTEMPTS) throw new Error(`live file of ${site}: ${ATTEMPTS} others wrote it first`)
    if (!written) await scheduler.wait(RATE_MS / 4)
  }
}

/** After a build: the live file of the new version, with what changed in D1 while it was made. */
export async function resetLive(env: Pick<Env, 'DB'> & Store, site: SiteId, since: number): Promise<void> {
  const stored = await env.STORE.get(manifestKey(site))
  if (stored === null) return
  const manifest = parseManifest(await stored.json(), site)
  const { items, language } = await readItems(env, manifest)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await env.STORE.head(liveKey(site))
    const changed = await readChangedProducts(env.DB, site, since)
    const embed = await embedderOf(env, manifest, items, language, changed)
    const { live } = applyChanges(noChanges(items, dimsOf(manifest)), changed, items, embed)
    if (await put(env, manifest, live, before?.etag ?? null)) return
    await scheduler.wait(RATE_MS / 4)
  }
}

const dimsOf = (manifest: Manifest): number => manifest.artifacts.vectors?.dims ?? 0

async function readItems(env: Store, manifest: Manifest): Promise<{ items: Items; language: string }> {
  const loaded = heldBase(asId<SiteId>(manifest.site))
  if (loaded?.version === manifest.version) return { items: loaded.items, language: loaded.language }
  const key = manifest.artifacts.items?.key ?? ''
  const stored = await env.STORE.get(key)
  if (stored === null) throw new Error(`${key} is not in the store`)
  const file = new Uint8Array(await stored.arrayBuffer())
  const artifact = await decodeArtifact(file, { kind: 'items', site: manifest.site, items: manifest.items })
  return { items: itemsFrom(artifact), language: String(artifact.header.meta.language) }
}

async function readLive(
  env: Store,
  manifest: Manifest,
  items: Items,
): Promise<{ live: LiveChanges; etag: string | null }> {
  const stored = await env.STORE.get(liveKey(manifest.site))
  const fresh = noChanges(items, dimsOf(manifest))
  if (stored === null) return { live: fresh, etag: null }
  const file = new Uint8Array(await stored.arrayBuffer())
  const artifact = await decodeArtifact(file, { kind: 'live', site: manifest.site })
  const isOurs = artifact.header.items === manifest.items && artifact.header.count === items.count
  return { live: isOurs ? liveFrom(artifact) : fresh, etag: stored.etag }
}

/** False when somebody else wrote first, or R2 asks for patience. */
async function put(env: Store, manifest: Manifest, live: LiveChanges, etag: string | null): Promise<boolean> {
  const created = clock.now()
  const { site, items, count } = manifest
  const file = await encodeLive(live, { site, items, count, created, version: created.toString(36) })
  try {
    const onlyIf = etag === null ? { etagDoesNotMatch: '*' } : { etagMatches: etag }
    return (await env.STORE.put(liveKey(site), file, { onlyIf })) !== null
  } catch (error) {
    if (String(error).includes('429') || String(error).includes('10058')) {
      await scheduler.wait(RATE_MS)
      return false
    }
    throw error
  }
}

/** Vectors for new products, by the embedder that made the index's own; tables are read only where one is new. */
async function embedderOf(
  env: Store,
  manifest: Manifest,
  items: Items,
  language: string,
  products: readonly Product[],
): Promise<(added: readonly ItemRow[]) => Rows | null> {
  const isNew = products.some((product) => product.goneAt === undefined && findId(items.ids, product.id) < 0)
  const embedder = isNew ? await embedderFor(env, manifest) : null
  return (added) => (embedder === null ? null : embedItems(embedder, packItems(added), language))
}

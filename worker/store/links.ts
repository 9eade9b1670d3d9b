import { lexiconNames } from '../catalog/understand/lexicon.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { Texts } from '../model/product.ts'
import { encodeArtifact } from '../recommend/artifact.ts'
import { packLinks } from '../recommend/links.ts'
import { artifactKey, manifestKey, parseManifest } from '../recommend/manifest.ts'
import { newId } from './newId.ts'
import { readLinks } from './typeLinks.ts'
import { readTypes } from './types.ts'

/** Types and links as D1 has them, packed for an index. */
export async function linkSections(db: D1Database, site: SiteId): Promise<ReturnType<typeof packLinks>> {
  const [stored, links] = [await readTypes(db, site), await readLinks(db, site)]
  const names = new Map<string, Texts>(stored.map(({ body }) => [body.id, body.names]))
  for (const { from, to } of links) {
    for (const id of [from, to]) if (!names.has(id)) names.set(id, lexiconNames(id) ?? {})
  }
  return packLinks(names, links)
}

/**
 * Puts links that changed into the index that is served, without a build: a file of its own beside the others of this
 * version, and the manifest anew. Nothing without an index: its first build takes them in.
 */
export async function publishLinks(env: Pick<Env, 'DB' | 'STORE'>, site: SiteId): Promise<void> {
  const stored = await env.STORE.get(manifestKey(site))
  if (stored === null) return
  const manifest = parseManifest(await stored.json(), site)
  const { version, count, items } = manifest
  const { sections, meta } = await linkSections(env.DB, site)
  const created = clock.now()
  const about = { site, kind: 'links', version, created, count, items, meta } as const
  const file = await encodeArtifact(about, sections)
  // A key of its own: an isolate that reads by the older manifest still finds the older file.
  const key = artifactKey(site, 'links', `${version}-${newId(created)}`)
  await env.STORE.put(key, file)
  const next = { ...manifest, artifacts: { ...manifest.artifacts, links: { key, bytes: file.length } } }
  await env.STORE.put(manifestKey(site, version), JSON.stringify(next))
  // A build that ended meanwhile has read D1 after us or will be followed by the next correction.
  await env.STORE.put(manifestKey(site), JSON.stringify(next), { onlyIf: { etagMatches: stored.etag } })
}

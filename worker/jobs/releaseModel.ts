import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { BadArtifact, decodeArtifact, encodeArtifact, type Artifact, type Section } from '../recommend/artifact.ts'
import type { Items } from '../recommend/items.ts'
import { artifactKey, manifestKey, modelKey, parseManifest, type Manifest } from '../recommend/manifest.ts'
import { catalogOf, idsFrom, reorder, sequenceFrom, sequenceSections } from '../recommend/sequenceArtifact.ts'
import { liveModel } from '../store/models.ts'
import { currentItems } from './prepareTraining.ts'

type Store = Pick<Env, 'STORE'>

/** A trained model's own file. Throws BadArtifact for one that is gone, cut, damaged, newer or another site's. */
export async function readModelFile(env: Store, site: SiteId, id: string): Promise<Artifact> {
  const stored = await env.STORE.get(modelKey(site, id))
  if (stored === null) throw new BadArtifact('truncated', `model ${id} is not in the store`)
  return decodeArtifact(new Uint8Array(await stored.arrayBuffer()), { kind: 'seq', site })
}

/** What an index carries of a model. */
interface SequenceFile {
  sections: Record<string, Section>
  meta: Record<string, unknown>
}

/** The live model for an index that is being built; without one, or where its file can't be read, nothing is written. */
export async function writeLiveModel(
  env: Pick<Env, 'STORE' | 'DB'>,
  site: SiteId,
  items: Items,
  write: (file: SequenceFile, model: string) => Promise<void>,
): Promise<void> {
  const live = await liveModel(env.DB, site)
  if (live === null) return
  try {
    await write(await sequenceOf(env, site, live.id, items), live.id)
  } catch (error) {
    if (!(error instanceof BadArtifact)) throw error
    console.error(`live model of ${site}:`, error.message)
  }
}

async function sequenceOf(env: Store, site: SiteId, id: string, items: Items): Promise<SequenceFile> {
  const artifact = await readModelFile(env, site, id)
  const model = reorder(sequenceFrom(artifact), idsFrom(artifact), catalogOf(items))
  const { sections, meta } = sequenceSections(model)
  return { sections, meta: { ...meta, model: id, weight: artifact.header.meta.weight ?? 1 } }
}

/**
 * Lets the current index carry the live model, or none. The file of the index is read back before the manifest names it.
 * Does nothing where there is no index, or where it already carries that model.
 */
export async function publishModel(env: Pick<Env, 'STORE' | 'DB'>, site: SiteId): Promise<void> {
  const live = await liveModel(env.DB, site)
  for (let attempt = 0; attempt < 3; attempt++) {
    const stored = await env.STORE.get(manifestKey(site))
    if (stored === null) return
    const manifest = parseManifest(await stored.json(), site)
    const before = manifest.artifacts.seq
    if (before?.model === live?.id) return
    const { seq: _seq, ...others } = manifest.artifacts
    const seq = live === null ? null : await fileFor(env, site, live.id, manifest)
    if (live !== null && seq === null) return
    const artifacts = seq === null ? others : { ...others, seq }
    const text = JSON.stringify({ ...manifest, artifacts })
    // A build may have written another manifest meanwhile: then its index is the one to change.
    const put = await env.STORE.put(manifestKey(site), text, { onlyIf: { etagMatches: stored.etag } })
    if (put === null) continue
    await env.STORE.put(manifestKey(site, manifest.version), text)
    if (before !== undefined) await env.STORE.delete(before.key)
    return
  }
}

/** Null where the model's file can't be read: the index goes on as it is. */
async function fileFor(env: Store, site: SiteId, id: string, manifest: Manifest) {
  try {
    return await writeFile(env, site, id, manifest)
  } catch (error) {
    if (!(error instanceof BadArtifact)) throw error
    console.error(`model ${id} of ${site}:`, error.message)
    return null
  }
}

async function writeFile(env: Store, site: SiteId, id: string, manifest: Manifest) {
  const current = await currentItems(env, site)
  if (current === null || current.itemsHash !== manifest.items)
    throw new BadArtifact('other-items', 'the index changed')
  const { sections, meta } = await sequenceOf(env, site, id, current.items)
  const { version, builtAt, count, items } = manifest
  const key = artifactKey(site, 'seq', `${version}-${id}`)
  const about = { site, kind: 'seq' as const, version, created: builtAt, count, items }
  const file = await encodeArtifact({ ...about, meta }, sections)
  await env.STORE.put(key, file)
  const back = await env.STORE.get(key)
  if (back === null) throw new BadArtifact('truncated', `${key} was written and is not there`)
  sequenceFrom(await decodeArtifact(new Uint8Array(await back.arrayBuffer()), { kind: 'seq', site, items }))
  return { key, bytes: file.length, model: id }
}

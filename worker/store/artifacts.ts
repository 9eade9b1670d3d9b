import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { BadArtifact, decodeArtifact, sectionOf, type Artifact, type Kind } from '../recommend/artifact.ts'
import type { PresetName } from '../recommend/choosePreset.ts'
import { freshFrom, freshKey, withFresh, type FreshFile } from '../recommend/fresh.ts'
import { blendFrom } from '../recommend/fitPersonal.ts'
import { makeIndex, type Base, type Index } from '../recommend/index.ts'
import { itemsFrom } from '../recommend/items.ts'
import knnModule from '../recommend/kernels/knn.wasm'
import sequenceModule from '../recommend/kernels/sequence.wasm'
import type { Knn } from '../recommend/knn.ts'
import { makeArena, wasmKnn } from '../recommend/knnWasm.ts'
import { linksFrom } from '../recommend/links.ts'
import { liveFrom, liveState } from '../recommend/live.ts'
import { liveKey, manifestKey, manifestPrefix, parseManifest, type Manifest } from '../recommend/manifest.ts'
import { popularityFrom } from '../recommend/popularity.ts'
import { listsFrom } from '../recommend/neighbourLists.ts'
import { ridgeSettings } from '../recommend/sequentialRidge.ts'
import { ruleSettings } from '../recommend/sequentialRules.ts'
import { sessionsFrom, sessionSettings } from '../recommend/sessionKnn.ts'
import { sequenceFrom } from '../recommend/sequenceArtifact.ts'
import { makeSequenceReader } from '../recommend/sequenceReader.ts'

type Store = Pick<Env, 'STORE'>

interface Held {
  /** `plain` with what happened since its build */
  index: Index | null
  plain: Index | null
  fresh: FreshFile | null
  manifestEtag?: string
  liveEtag?: string
  freshEtag?: string
  lookedAt: number
  /** since when a request is looking; another takes over after 10 s, since that request may have been cut off */
  lookingSince: number | null
  /** why the newest version is not served, if it isn't */
  refused?: string
  /** why the last look failed, if it did */
  problem?: string
  /** why that version is served without its sequence model, if it names one */
  sequenceProblem: string | null
}

const FRESH_MS = 3000
const TOO_OLD_MS = 4000
const WAIT_MS = 250
const LOOK_MS = 10_000
const held = new Map<SiteId, Held>()

/**
 * The index of a site from the isolate's memory: looked at again once it is 3 s old, in the background where `later` is
 * given; waited for (250 ms at most) when older than 4 s. Null for a site without one. Whatever can't be read or doesn't
 * fit is refused, and what is loaded stays.
 */
export async function loadIndex(
  env: Store,
  site: SiteId,
  now: number,
  later?: (work: Promise<unknown>) => void,
): Promise<Index | null> {
  const known = held.get(site) ?? hold(site)
  const age = now - known.lookedAt
  if (age >= 0 && age < FRESH_MS) return known.index
  const isOpen = known.lookingSince === null || clock.now() - known.lookingSince > LOOK_MS
  const looking = isOpen ? look(env, site, known, now) : null
  if (known.index !== null && age >= 0 && age < TOO_OLD_MS && later !== undefined) {
    if (looking !== null) later(looking)
    return known.index
  }
  if (known.index === null && looking !== null) {
    await looking
    return known.index
  }
  // Another request's promise can't be awaited here: its end shows in what it leaves behind.
  const patienceMs = known.index === null ? LOOK_MS : WAIT_MS
  if (looking !== null) {
    later?.(looking)
    await Promise.race([looking, scheduler.wait(patienceMs)])
  } else {
    for (let waited = 0; waited < patienceMs && known.lookingSince !== null; waited += 10) await scheduler.wait(10)
  }
  return known.index
}

/** The newest index there is, waited for: for jobs, which have the time. */
export async function newestIndex(env: Store, site: SiteId, now: number): Promise<Index | null> {
  const known = held.get(site) ?? hold(site)
  await look(env, site, known, now)
  return known.index
}

/** What stands in the way of the newest version, for /readyz; null when all is well. */
export const indexProblem = (site: SiteId): string | null =>
  held.get(site)?.refused ?? held.get(site)?.problem ?? held.get(site)?.sequenceProblem ?? null

/** Older than this the index in memory says nothing of now. */
const knownForMs = 10 * 60_000

/** The index this isolate holds, if it looked at it lately: nothing is loaded. `now`: epoch ms. */
export function heldIndex(site: SiteId, now: number): Index | null {
  const known = held.get(site)
  return known !== undefined && Math.abs(now - known.lookedAt) < knownForMs ? known.index : null
}

/** What this isolate serves right now, without a look. */
export const heldBase = (site: SiteId): Base | null => held.get(site)?.index?.base ?? null

/** Forgets what this isolate holds: for tests, which empty the bucket behind its back. */
export const forgetIndexes = (): void => held.clear()

function hold(site: SiteId): Held {
  const nothing = { index: null, plain: null, fresh: null, sequenceProblem: null }
  const first: Held = { ...nothing, lookedAt: -Infinity, lookingSince: null }
  held.set(site, first)
  return first
}

/** Never throws: recommending goes on with what is loaded. */
async function look(env: Store, site: SiteId, known: Held, now: number): Promise<void> {
  known.lookingSince = clock.now()
  try {
    const isNew = await lookAtVersion(env, site, known)
    const before = known.plain
    if (before !== null) await lookAtLive(env, site, known, before.base)
    const isFresh = await lookAtFresh(env, site, known)
    const { plain, fresh } = known
    if (plain !== null && (isFresh || isNew || plain !== before)) {
      // Counts of another build wait for their index, or are behind this one's.
      known.index = fresh?.since === plain.base.builtAt ? withFresh(plain, fresh) : plain
    }
    delete known.problem
  } catch (error) {
    known.problem = error instanceof Error ? error.message : String(error)
    console.error(`index of ${site}:`, known.problem)
  } finally {
    known.lookedAt = now
    known.lookingSince = null
  }
}

/** Whether another version is there; it is served where it can be read. */
async function lookAtVersion(env: Store, site: SiteId, known: Held): Promise<boolean> {
  const onlyIf = known.manifestEtag === undefined ? {} : { onlyIf: { etagDoesNotMatch: known.manifestEtag } }
  const stored = await env.STORE.get(manifestKey(site), onlyIf)
  if (stored === null || !('body' in stored)) return false
  try {
    await serve(env, known, parseManifest(await stored.json(), site))
    delete known.refused
  } catch (error) {
    if (!isRefusal(error)) throw error
    known.refused = error.message
    console.error(`index of ${site}:`, error.message)
    // An isolate that serves nothing yet: better an older version than empty pages.
    if (known.plain === null) await serveOlder(env, site, known)
  }
  // A refused version isn't fetched again every 3 s; one that could not be read to its end is.
  known.manifestEtag = stored.etag
  return true
}

/** The file says something else than it should, and will the next time. */
const isRefusal = (error: unknown): error is Error => error instanceof BadArtifact || error instanceof SyntaxError

/** Two indexes larger than this don't fit into an isolate's 128 MB together with its work. */
const heldTwiceBytes = 24 * 1024 * 1024

const bytesOf = ({ artifacts }: Manifest): number =>
  Object.values(artifacts).reduce((sum, entry) => sum + (entry?.bytes ?? 0), 0)

/** A large index makes room for its successor first: requests wait for it, a fraction of a second once a build. */
async function serve(env: Store, known: Held, manifest: Manifest): Promise<void> {
  if (bytesOf(manifest) > heldTwiceBytes) {
    known.index = null
    known.plain = null
  }
  const { sequence, problem } = await readSequence(env, manifest)
  const base = await loadBase(env, manifest, sequence)
  known.sequenceProblem = problem
  known.plain = makeIndex(base, null)
  delete known.liveEtag
}

/** The newest of the kept versions that can be read. */
async function serveOlder(env: Store, site: SiteId, known: Held): Promise<void> {
  const { objects } = await env.STORE.list({ prefix: manifestPrefix(site) })
  for (const { key } of objects.toReversed()) {
    const stored = await env.STORE.get(key)
    if (stored === null) continue
    try {
      return await serve(env, known, parseManifest(await stored.json(), site))
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
}

async function lookAtLive(env: Store, site: SiteId, known: Held, base: Base): Promise<void> {
  const onlyIf = known.liveEtag === undefined ? {} : { onlyIf: { etagDoesNotMatch: known.liveEtag } }
  const stored = await env.STORE.get(liveKey(site), onlyIf)
  if (stored === null || !('body' in stored)) return
  const file = new Uint8Array(await stored.arrayBuffer())
  const artifact = await decodeArtifact(file, { kind: 'live', site })
  known.liveEtag = stored.etag
  // Written for another build: its successor is on the way, or this isolate has yet to see the new manifest.
  if (artifact.header.items !== base.itemsHash || artifact.header.count !== base.items.count) return
  const changes = liveFrom(artifact)
  if (changes.vectors !== null && base.knn !== null) base.knn.setAdded(changes.vectors)
  known.plain = makeIndex(base, liveState(changes, base, artifact.header.version))
}

/** Whether there is anything new. Counts that can't be read cost a few hours of news, not the index. */
async function lookAtFresh(env: Store, site: SiteId, known: Held): Promise<boolean> {
  const onlyIf = known.freshEtag === undefined ? {} : { onlyIf: { etagDoesNotMatch: known.freshEtag } }
  const stored = await env.STORE.get(freshKey(site), onlyIf)
  if (stored === null || !('body' in stored)) return false
  known.freshEtag = stored.etag
  try {
    known.fresh = freshFrom(await stored.json(), site)
  } catch (error) {
    console.error(`fresh counts of ${site}:`, error instanceof Error ? error.message : error)
    return false
  }
  return true
}

/** Reads all files of a version. Throws BadArtifact when one doesn't belong to it. */
async function loadBase(env: Store, manifest: Manifest, sequence: Base['sequence']): Promise<Base> {
  const items = await read(env, manifest, 'items')
  if (items === null) throw new BadArtifact('damaged', 'the manifest names no items')
  const popular = await read(env, manifest, 'popular')
  if (popular === null) throw new BadArtifact('damaged', 'the manifest names no popular')
  const sessions = await read(env, manifest, 'sessions')
  const rules = await read(env, manifest, 'rules')
  const linear = await read(env, manifest, 'linear')
  const copurchase = await read(env, manifest, 'copurchase')
  const added = await read(env, manifest, 'added')
  const links = await read(env, manifest, 'links')
  return {
    site: manifest.site,
    version: manifest.version,
    itemsHash: manifest.items,
    builtAt: manifest.builtAt,
    language: String(items.header.meta.language),
    items: itemsFrom(items),
    popularity: popularityFrom(popular),
    knn: await readVectors(env, manifest),
    sessions:
      sessions === null ? null : { index: sessionsFrom(sessions), settings: sessionSettings[presetOf(sessions)] },
    rules: rules === null ? null : { lists: listsFrom(rules), settings: ruleSettings[presetOf(rules)] },
    linear: linear === null ? null : { lists: listsFrom(linear), settings: ridgeSettings[presetOf(linear)] },
    copurchase: copurchase === null ? null : listsFrom(copurchase),
    added: added === null ? null : listsFrom(added),
    blend: blendFrom(popular.header.meta['blend']),
    links: links === null ? null : linksFrom(links),
    sequence,
  }
}

/** A sequence model that can't be read costs a ranking, not the catalog: the other sources go on and /readyz says why. */
async function readSequence(
  env: Store,
  manifest: Manifest,
): Promise<{ sequence: Base['sequence']; problem: string | null }> {
  try {
    const artifact = await read(env, manifest, 'seq')
    if (artifact === null) return { sequence: null, problem: null }
    const reader = makeSequenceReader(sequenceModule, sequenceFrom(artifact))
    return { sequence: { reader, weight: Number(artifact.header.meta.weight) || 1 }, problem: null }
  } catch (error) {
    if (!(error instanceof BadArtifact)) throw error
    console.error(`sequence model of ${manifest.site}:`, error.message)
    return { sequence: null, problem: error.message }
  }
}

/** Files of earlier versions say nothing: they were learnt from clicks. */
function presetOf({ header }: Artifact): PresetName {
  const { preset } = header.meta
  return preset === 'purchases' || preset === 'dense' ? preset : 'clicks'
}

async function read(env: Store, manifest: Manifest, kind: Kind): Promise<Artifact | null> {
  const entry = manifest.artifacts[kind]
  if (entry === undefined) return null
  const stored = await env.STORE.get(entry.key)
  if (stored === null) throw new BadArtifact('truncated', `${kind} is not in the store`)
  const file = new Uint8Array(await stored.arrayBuffer())
  return decodeArtifact(file, { kind, site: manifest.site, items: manifest.items })
}

/** Streams the rows straight into WebAssembly memory: they are the largest part, and never held twice. */
async function readVectors(env: Store, manifest: Manifest): Promise<Knn | null> {
  const entry = manifest.artifacts.vectors
  if (entry === undefined) return null
  const stored = await env.STORE.get(entry.key)
  if (stored === null) throw new BadArtifact('truncated', 'vectors is not in the store')
  const dims = entry.dims ?? 0
  const { memory, room } = makeArena(manifest.count, dims, stored.size)
  let size = 0
  for await (const chunk of stored.body) {
    const bytes = chunk as Uint8Array
    room.set(bytes, size)
    size += bytes.length
  }
  const artifact = await decodeArtifact(room, { kind: 'vectors', site: manifest.site, items: manifest.items })
  const values = sectionOf(artifact, 'values', Int8Array)
  const scales = sectionOf(artifact, 'scales', Float32Array)
  if (values.length !== manifest.count * dims) throw new BadArtifact('damaged', 'vectors are of another size')
  const knn = wasmKnn(knnModule, memory, { count: manifest.count, dims, values, scales }, stored.size)
  knn.prepare()
  return knn
}

import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { decodeArtifact, encodeArtifact, sha256, type Header, type Kind, type Section } from '../recommend/artifact.ts'
import { arenaRows } from '../recommend/arenaRows.ts'
import { contentScores } from '../recommend/contentScores.ts'
import { itemRowOf } from '../recommend/itemRow.ts'
import { ItemPacker, itemSections, type Items } from '../recommend/items.ts'
import knnModule from '../recommend/kernels/knn.wasm'
import { learnFeedback } from '../recommend/learnFeedback.ts'
import { learn } from '../recommend/learn.ts'
import {
  artifactKey,
  KEPT_VERSIONS,
  manifestKey,
  parseManifest,
  type Manifest,
  type ManifestEntry,
} from '../recommend/manifest.ts'
import { listSections } from '../recommend/neighbourLists.ts'
import { popularSections } from '../recommend/popularity.ts'
import { sessionSections } from '../recommend/sessionKnn.ts'
import { writeFeedback } from '../store/feedback.ts'
import { linkSections } from '../store/links.ts'
import { readProducts } from '../store/products.ts'
import { embedItems, newEmbedder } from '../store/embedder.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { resetLive } from '../store/live.ts'
import { publishModel, writeLiveModel } from './releaseModel.ts'
import { readLines } from './readLines.ts'

export interface BuildReport {
  version: string
  products: number
  actions: number
  bytes: number
  ms: number
}

const PAGE = 500

/**
 * Builds a new version of a site's index from D1's products and the training lines in R2: writes every file, reads each
 * back, then names them in the manifest. Three versions are kept. `onPhase` hears how far it is.
 */
export async function buildIndex(
  env: Pick<Env, 'DB' | 'STORE' | 'ASSETS'>,
  site: SiteId,
  onPhase: (phase: string, done: number, total: number) => void = () => {},
): Promise<BuildReport> {
  const startedAt = clock.now()
  const config = await siteConfig(env, site)
  const language = config?.language ?? 'en'
  onPhase('products', 0, 0)
  const items = await packCatalog(env.DB, site, (done) => onPhase('products', done, 0))
  const itemsHash = await orderHash(items)
  onPhase('events', 0, 0)
  const { actions, feedback, found, season } = await readLines(env, site, items, startedAt)
  const places = learnFeedback(feedback, items.count)
  const version = `${startedAt.toString(36)}-${itemsHash.slice(0, 6)}`
  const about = { site, version, created: startedAt, count: items.count, items: itemsHash }
  onPhase('vectors', 0, items.count)
  const writer = new VersionWriter(env, about)
  const { embedder, words } = await newEmbedder(env, items, { id: site, language, settings: config?.settings ?? {} })
  const { rows, knn } = arenaRows(knnModule, items.count, embedder.dims)
  embedItems(embedder, items, language, rows)
  const learnt = learn(actions, items, startedAt, contentScores(knn), {
    feedback: places,
    found,
    season,
    timeZone: config?.timeZone ?? 'UTC',
  })
  onPhase('files', 0, 8)
  const packed = itemSections(items)
  await writer.write('items', packed.sections, { ...packed.meta, language })
  const { preset, sessions, rules, linear, copurchase, added, blend } = learnt
  const popular = popularSections(learnt.popularity)
  await writer.write('popular', popular.sections, { ...popular.meta, ...(blend === null ? {} : { blend }) })
  if (sessions !== null) await writer.write('sessions', sessionSections(sessions), { preset })
  if (rules !== null) await writer.write('rules', listSections(rules), { preset })
  if (linear !== null) await writer.write('linear', listSections(linear), { preset })
  if (copurchase !== null) await writer.write('copurchase', listSections(copurchase), {})
  if (added !== null) await writer.write('added', listSections(added), {})
  const links = await linkSections(env.DB, site)
  await writer.write('links', links.sections, links.meta)
  if (words !== null) await writer.write('words', { ...words }, {})
  const { values, scales, dims } = rows
  await writer.write('vectors', { scales, values }, { embedder: embedder.id }, { dims, embedder: embedder.id })
  await writeLiveModel(env, site, items, (file, model) => writer.write('seq', file.sections, file.meta, { model }))
  await writeFeedback(env, site, { at: startedAt, blocks: places.report })
  await writer.publish()
  // One that went live since was told to the index before this one.
  await publishModel(env, site)
  await resetLive(env, site, startedAt)
  return {
    version,
    products: items.count,
    actions: actions.items.length,
    bytes: writer.bytes,
    ms: clock.now() - startedAt,
  }
}

/** Equal for equal ids in equal order. */
async function orderHash(items: Items): Promise<string> {
  const { bytes, offsets } = items.ids.ids
  const all = new Uint8Array(offsets.byteLength + bytes.length)
  all.set(new Uint8Array(offsets.buffer, offsets.byteOffset, offsets.byteLength))
  all.set(bytes, offsets.byteLength)
  return (await sha256(all)).slice(0, 32)
}

async function packCatalog(db: D1Database, site: SiteId, onPage: (done: number) => void): Promise<Items> {
  const packer = new ItemPacker()
  let after: ProductId | '' = ''
  let done = 0
  for (;;) {
    const page = await readProducts(db, site, after, PAGE)
    for (const product of page) packer.add(itemRowOf(product))
    done += page.length
    onPage(done)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return packer.finish()
    after = last.id
  }
}

/** Writes the files of one version, and at last the manifest that names them. */
class VersionWriter {
  bytes = 0
  private readonly env: Pick<Env, 'STORE'>
  private readonly about: Omit<Header, 'sections' | 'kind' | 'meta'>
  private readonly entries: Partial<Record<Kind, ManifestEntry>> = {}

  constructor(env: Pick<Env, 'STORE'>, about: Omit<Header, 'sections' | 'kind' | 'meta'>) {
    this.env = env
    this.about = about
  }

  async write(
    kind: Kind,
    sections: Record<string, Section>,
    meta: Record<string, unknown>,
    more: Partial<ManifestEntry> = {},
  ): Promise<void> {
    const { site, version, items } = this.about
    const key = artifactKey(site, kind, version)
    const file = await encodeArtifact({ ...this.about, kind, meta }, sections)
    await this.env.STORE.put(key, file)
    const stored = await this.env.STORE.get(key)
    if (stored === null) throw new Error(`${key} was written and is not there`)
    await decodeArtifact(new Uint8Array(await stored.arrayBuffer()), { kind, site, items })
    this.entries[kind] = { key, bytes: file.length, ...more }
    this.bytes += file.length
  }

  async publish(): Promise<void> {
    const { STORE } = this.env
    const { site, version, created, items, count } = this.about
    const before = await STORE.get(manifestKey(site))
    const older = before === null ? [] : keptBy(await before.text(), site)
    const kept = [version, ...older.filter((one) => one !== version)].slice(0, KEPT_VERSIONS)
    const manifest: Manifest = {
      format: 1,
      site,
      version,
      builtAt: created,
      items,
      count,
      artifacts: this.entries,
      kept,
    }
    await STORE.put(manifestKey(site, version), JSON.stringify(manifest))
    await STORE.put(manifestKey(site), JSON.stringify(manifest))
    for (const gone of older.filter((one) => !kept.includes(one))) await this.drop(gone)
  }

  private async drop(version: string): Promise<void> {
    const { STORE } = this.env
    const { site } = this.about
    const stored = await STORE.get(manifestKey(site, version))
    if (stored === null) return
    const { artifacts } = parseManifest(await stored.json(), site)
    // Each correction of a link wrote a file beside the others of its version.
    const links = await STORE.list({ prefix: `site/${site}/artifact/links-${version}` })
    await STORE.delete([
      ...Object.values(artifacts).flatMap((entry) => (entry ? [entry.key] : [])),
      ...links.objects.map(({ key }) => key),
      manifestKey(site, version),
    ])
  }
}

function keptBy(manifest: string, site: string): readonly string[] {
  try {
    return parseManifest(JSON.parse(manifest), site).kept
  } catch {
    return [] // damaged, or of a newer Worker before a rollback: its files stay until somebody looks
  }
}

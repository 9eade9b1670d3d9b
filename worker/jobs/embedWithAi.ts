import { packTable } from '../catalog/embedTable.ts'
import { fitProjection, project, SAMPLE } from '../catalog/projectVectors.ts'
import { clock } from '../clock.ts'
import type { Env, TextModel } from '../env.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { encodeArtifact } from '../recommend/artifact.ts'
import { itemRowOf } from '../recommend/itemRow.ts'
import { packItems } from '../recommend/items.ts'
import { itemTexts } from '../recommend/itemTexts.ts'
import { saveTable } from '../store/embeddings.ts'
import { readProducts } from '../store/products.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { buildIndex } from './buildIndex.ts'

const MODEL = '@cf/baai/bge-m3'
/** texts a call takes */
const BATCH = 100
const DIMS = 128
const PAGE = 500

type Note = (phase: string, done: number, total: number) => void

/** Vectors of all products by Workers AI, PCA to 128, kept as a table; then the index anew where the site uses them. */
export async function embedWithAi(
  env: Pick<Env, 'DB' | 'STORE' | 'ASSETS'>,
  ai: TextModel,
  site: SiteId,
  note: Note,
): Promise<{ table: string; texts: number }> {
  const config = await siteConfig(env, site)
  const texts = await distinctTexts(env.DB, site, config?.language ?? 'en')
  const step = Math.max(1, Math.ceil(texts.length / SAMPLE))
  const sample = texts.filter((_, at) => at % step === 0)
  const raw = await ask(ai, sample, (done) => note('sample', done, sample.length))
  const projection = fitProjection(raw, sample.length, raw.length / Math.max(1, sample.length), DIMS)
  const vectors = new Float32Array(texts.length * DIMS)
  for (let from = 0; from < texts.length; from += BATCH) {
    const part = texts.slice(from, from + BATCH)
    // Nothing is asked twice where the sample is everything.
    const width = projection.from
    const own = step === 1 ? raw.subarray(from * width, (from + part.length) * width) : await ask(ai, part, () => {})
    vectors.set(project(projection, own), from * DIMS)
    note('vectors', from + part.length, texts.length)
  }
  const about = { kind: 'embedding', site, version: '', items: '', created: clock.now(), count: texts.length } as const
  const packed = packTable(texts, vectors, DIMS)
  const file = await encodeArtifact({ ...about, meta: { dims: DIMS, model: MODEL } }, { ...packed })
  const table = await saveTable(env, site, 'bge-m3', file)
  if (config?.settings.embedder === 'workers-ai') await buildIndex(env, site, note)
  return { table: table.id, texts: texts.length }
}

async function distinctTexts(db: D1Database, site: SiteId, language: string): Promise<string[]> {
  const texts = new Set<string>()
  for (let after: ProductId | '' = ''; ;) {
    const page = await readProducts(db, site, after, PAGE)
    const text = itemTexts(packItems(page.map(itemRowOf)), language)
    for (const at of page.keys()) texts.add(text(at).title)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return [...texts].filter((one) => one !== '')
    after = last.id
  }
}

async function ask(ai: TextModel, texts: readonly string[], onDone: (done: number) => void): Promise<Float32Array> {
  let out = new Float32Array(0)
  for (let from = 0; from < texts.length; from += BATCH) {
    const part = texts.slice(from, from + BATCH)
    const { data } = await ai.run(MODEL, { text: part })
    const width = data[0]?.length ?? 0
    if (data.length !== part.length || width === 0)
      throw new Error(`${MODEL} answered ${data.length} vectors for ${part.length} texts`)
    if (from === 0) out = new Float32Array(texts.length * width)
    for (const [at, vector] of data.entries()) out.set(vector, (from + at) * width)
    onDone(from + part.length)
  }
  return out
}

import { hashEmbedder } from '../catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf, type WordTable } from '../catalog/embedLsa.ts'
import { joinEmbedders, type Embedder } from '../catalog/embedder.ts'
import { readStaticTable, staticEmbedder } from '../catalog/embedStatic.ts'
import type { Env } from '../env.ts'
import { asId, type SiteId } from '../model/ids.ts'
import type { EmbedderName } from '../model/site.ts'
import { decodeArtifact, sectionOf } from '../recommend/artifact.ts'
import type { Items } from '../recommend/items.ts'
import { itemTexts } from '../recommend/itemTexts.ts'
import { makeRows, quantiseRow, type Rows } from '../recommend/knn.ts'
import type { Manifest } from '../recommend/manifest.ts'
import { newestTable, spaceOf, tableById } from './embeddings.ts'

/** static-e5ml works by its first 128 columns; joined to LSA-64 and hash-64 that makes 256. */
const STATIC_DIMS = 128
/** Without a model the hash part takes its place: 256 again. */
const HASH_DIMS = { alone: 192, joined: 64 } as const
const BATCH = 256

/**
 * The embedder for a new index: the pretrained table bridges languages, LSA learns the shop's own words, hashing takes
 * what neither knows. Without the table, or in a shop with too few texts, what remains of the three.
 */
export async function newEmbedder(
  env: Pick<Env, 'ASSETS' | 'STORE'>,
  items: Items,
  site: { id: SiteId; language: string; settings: { embedder?: EmbedderName } },
): Promise<{ embedder: Embedder; words: WordTable | null }> {
  const text = itemTexts(items, site.language)
  const words = learnWords(items.count, text)
  return { embedder: joined(await loadPretrained(env, site), words), words }
}

/** The embedder that made an index's vectors, or null when a table of it can't be read: vectors of two never meet. */
export async function embedderFor(env: Pick<Env, 'ASSETS' | 'STORE'>, manifest: Manifest): Promise<Embedder | null> {
  const id = manifest.artifacts.vectors?.embedder
  if (id === undefined) return null
  const [first = ''] = id.split('+')
  const pretrained = first.includes('@')
    ? await tableById(env, asId<SiteId>(manifest.site), first)
    : first.startsWith('static')
      ? await loadStatic(env)
      : null
  const embedder = joined(pretrained, await loadWords(env, manifest))
  return embedder.id === id ? embedder : null
}

/** Vectors of all items, quantised as they are made, in `rows` where those are given. */
export function embedItems(
  embedder: Embedder,
  items: Items,
  language: string,
  rows: Rows = makeRows(items.count, embedder.dims),
): Rows {
  const text = itemTexts(items, language)
  for (let from = 0; from < items.count; from += BATCH) {
    const count = Math.min(BATCH, items.count - from)
    const vectors = embedder.embed(Array.from({ length: count }, (_, at) => text(from + at)))
    for (let at = 0; at < count; at++) {
      quantiseRow(vectors.subarray(at * embedder.dims, (at + 1) * embedder.dims), rows, from + at)
    }
  }
  return rows
}

const joined = (pretrained: Embedder | null, words: WordTable | null): Embedder =>
  joinEmbedders([
    ...(pretrained === null ? [] : [pretrained]),
    ...(words === null ? [] : [lsaEmbedder(words)]),
    hashEmbedder(words === null ? null : rarityOf(words), HASH_DIMS[pretrained === null ? 'alone' : 'joined']),
  ])

/** The model that the site chose. Before the first vectors of a chosen model have come, the table at the edge stands in. */
async function loadPretrained(
  env: Pick<Env, 'ASSETS' | 'STORE'>,
  { id, settings }: { id: SiteId; settings: { embedder?: EmbedderName } },
): Promise<Embedder | null> {
  const { embedder = 'static' } = settings
  if (embedder === 'catalog') return null
  const table = embedder === 'static' ? null : await newestTable(env, id, spaceOf[embedder])
  return table ?? loadStatic(env)
}

/** Null where the assets don't hold the table: an installation may leave it out. */
export async function loadStatic(env: Pick<Env, 'ASSETS'>): Promise<Embedder | null> {
  try {
    const [table, vocabulary] = await Promise.all([
      env.ASSETS.fetch('https://assets.local/models/static-e5ml.bin'),
      env.ASSETS.fetch('https://assets.local/models/static-e5ml.vocab.txt'),
    ])
    // A path that is missing may be answered by the dashboard's page: reading it as a table then fails.
    return staticEmbedder(readStaticTable(await table.arrayBuffer(), await vocabulary.text()), STATIC_DIMS)
  } catch {
    return null // no table, or none that we read: `catalog` alone needs no weights
  }
}

async function loadWords(env: Pick<Env, 'STORE'>, manifest: Manifest): Promise<WordTable | null> {
  const entry = manifest.artifacts.words
  const stored = entry === undefined ? null : await env.STORE.get(entry.key)
  if (stored === null) return null
  const file = new Uint8Array(await stored.arrayBuffer())
  const artifact = await decodeArtifact(file, { kind: 'words', site: manifest.site, items: manifest.items })
  return {
    hashes: sectionOf(artifact, 'hashes', Uint32Array),
    values: sectionOf(artifact, 'values', Int8Array),
    scales: sectionOf(artifact, 'scales', Float32Array),
    idf: sectionOf(artifact, 'idf', Float32Array),
  }
}

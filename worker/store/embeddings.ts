import * as v from 'valibot'
import { faultOf, tableEmbedder, type VectorTable } from '../catalog/embedTable.ts'
import type { Embedder } from '../catalog/embedder.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import { BadArtifact, decodeArtifact, sectionOf, sha256 } from '../recommend/artifact.ts'

type Store = Pick<Env, 'STORE'>

/** Which model makes the vectors of a setting. */
export const spaceOf = { transformers: 'e5-small-ml-q8', 'workers-ai': 'bge-m3' } as const
export const spaces = Object.values(spaceOf)
export type Space = (typeof spaces)[number]

const Stored = v.object({
  space: v.picklist(spaces),
  /** the space and this very table: two uploads never share an index */
  id: v.string(),
  key: v.string(),
  rows: v.number(),
  dims: v.number(),
  bytes: v.number(),
  at: v.number(),
})
export type StoredTable = v.InferOutput<typeof Stored>

const KEPT = 3
const listKey = (site: SiteId) => `site/${site}/embeddings.json`

/** Tables of vectors that models made of the site's texts, newest first. */
export async function listTables(env: Store, site: SiteId): Promise<StoredTable[]> {
  const stored = await env.STORE.get(listKey(site))
  return stored === null ? [] : v.parse(v.array(Stored), await stored.json())
}

/** Keeps a table after it was checked whole: 422 names what is wrong. The index goes on with what it has until it is built anew. */
export async function saveTable(env: Store, site: SiteId, space: Space, file: Uint8Array): Promise<StoredTable> {
  const table = await read(site, file)
  const fault = faultOf(table)
  if (fault !== null) throw refused(fault)
  const version = (await sha256(file)).slice(0, 12)
  const entry: StoredTable = {
    space,
    id: `${space}@${version}`,
    key: `site/${site}/embedding/${space}-${version}.aisl`,
    rows: table.high.length,
    dims: table.dims,
    bytes: file.length,
    at: clock.now(),
  }
  await env.STORE.put(entry.key, file)
  const others = (await listTables(env, site)).filter(({ id }) => id !== entry.id)
  const same = others.filter((one) => one.space === space)
  const dropped = same.slice(KEPT - 1)
  await env.STORE.put(listKey(site), JSON.stringify([entry, ...others.filter((one) => !dropped.includes(one))]))
  if (dropped.length > 0) await env.STORE.delete(dropped.map(({ key }) => key))
  return entry
}

async function read(site: SiteId, file: Uint8Array): Promise<Omit<VectorTable, 'id'>> {
  try {
    const artifact = await decodeArtifact(file, { kind: 'embedding', site })
    return {
      dims: Number(artifact.header.meta['dims']),
      high: sectionOf(artifact, 'high', Uint32Array),
      low: sectionOf(artifact, 'low', Uint32Array),
      scales: sectionOf(artifact, 'scales', Float32Array),
      values: sectionOf(artifact, 'values', Int8Array),
    }
  } catch (error) {
    if (error instanceof BadArtifact) throw refused(error.message)
    throw error
  }
}

const refused = (message: string) =>
  new AppError(422, 'bad-vectors', `These vectors can't be used: ${message}`, {
    fields: [{ field: 'body', message }],
    hint: 'Make them by `npm run embed`',
  })

/** The newest table of a space. */
export async function newestTable(env: Store, site: SiteId, space: Space): Promise<Embedder | null> {
  return open(
    env,
    site,
    (await listTables(env, site)).find((one) => one.space === space),
  )
}

/** The very table that an index was built with: another of the same model has other axes. */
export async function tableById(env: Store, site: SiteId, id: string): Promise<Embedder | null> {
  return open(
    env,
    site,
    (await listTables(env, site)).find((one) => one.id === id),
  )
}

async function open(env: Store, site: SiteId, entry: StoredTable | undefined): Promise<Embedder | null> {
  const stored = entry === undefined ? null : await env.STORE.get(entry.key)
  if (entry === undefined || stored === null) return null
  const table = await read(site, new Uint8Array(await stored.arrayBuffer()))
  return tableEmbedder({ ...table, id: entry.id }, ['en', 'pl', 'uk', 'ru'])
}

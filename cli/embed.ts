import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { packTable, textKey } from '../worker/catalog/embedTable.ts'
import { fitProjection, project } from '../worker/catalog/projectVectors.ts'
import { encodeArtifact } from '../worker/recommend/artifact.ts'
import { root } from './bootstrap.mjs'
import { readKeys } from './firstKeys.ts'
import { loadSentenceModel, MODEL_DIMS, MODEL_NAME, type SentenceModel } from './sentenceModel.ts'
import { progressBar } from './progressBar.ts'

/**
 * `npm run embed`: reads the products' texts from a running Aisle, makes their vectors on this machine, and brings them
 * back. Vectors are kept under STATE_DIR by the hash of their text: a run that was cut off, or a catalog that changed a
 * little, asks the model only for what is new.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? '8787'}` },
    key: { type: 'string', default: process.env['AISLE_SECRET_KEY'] ?? '' },
  },
})
const DIMS = 128
const BATCH = 16
const RECORD = 8 + 4 * MODEL_DIMS
const stateDir = path.resolve(root, process.env['STATE_DIR'] ?? '.aisle')

const keys = await readKeys(stateDir)
const key = values.key === '' ? keys?.secretKey : values.key
if (key === undefined) {
  console.error("npm run embed needs the site's secret key: --key sk_... or AISLE_SECRET_KEY")
  process.exit(2)
}
const model = await loadSentenceModel()
if (typeof model === 'string') {
  console.error(model)
  process.exit(2)
}
const bar = progressBar()
const { sites } = (await call('/api/me')) as { sites: readonly { id: string }[] }
const site = sites[0]?.id ?? ''
const texts = await readTexts()
const vectors = await embedAll(model, texts)
bar.show('PCA to 128', 0, 1)
const projected = project(fitProjection(vectors, texts.length, MODEL_DIMS, DIMS), vectors)
bar.show('upload', 0, 1)
const file = await encodeArtifact(
  {
    kind: 'embedding',
    site,
    version: '',
    items: '',
    created: Date.now(),
    count: texts.length,
    meta: { dims: DIMS, model: MODEL_NAME },
  },
  { ...packTable(texts, projected, DIMS) },
)
const answer = (await call(`/api/vectors/${MODEL_NAME}`, { method: 'PUT', body: file })) as {
  id: string
  used: boolean
}
bar.show('upload', 1, 1)
bar.end()
console.log(
  answer.used
    ? `${answer.id}: the index was built anew with it`
    : `${answer.id}: kept; choose "transformers" under Settings, Search, to use it`,
)

async function call(target: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(values.url + target, { ...init, headers: { authorization: `Bearer ${key}` } })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${init.method ?? 'GET'} ${target} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}

async function readTexts(): Promise<string[]> {
  const found = new Set<string>()
  for (let cursor: string | undefined; ;) {
    const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = (await call(`/api/vectors/texts?limit=500${query}`)) as { items: { text: string }[]; next?: string }
    for (const { text } of page.items) if (text !== '') found.add(text)
    bar.show('texts', found.size, found.size)
    if (page.next === undefined) return [...found]
    cursor = page.next
  }
}

/** texts × 384. */
async function embedAll(sentences: SentenceModel, all: readonly string[]): Promise<Float32Array> {
  const cache = openCache()
  const missing = all.filter((text) => !cache.known.has(keyOf(text))).toSorted((a, b) => a.length - b.length)
  bar.show('vectors', 0, missing.length)
  for (let from = 0; from < missing.length; from += BATCH) {
    const part = missing.slice(from, from + BATCH)
    const made = await sentences.embed(part)
    for (const [at, text] of part.entries()) cache.add(text, made.subarray(at * MODEL_DIMS, (at + 1) * MODEL_DIMS))
    bar.show('vectors', from + part.length, missing.length)
  }
  cache.close()
  const out = new Float32Array(all.length * MODEL_DIMS)
  for (const [row, text] of all.entries()) out.set(cache.known.get(keyOf(text))!, row * MODEL_DIMS)
  return out
}

function keyOf(text: string): string {
  const { high, low } = textKey(text)
  return `${high} ${low}`
}

/** Records of two u32 hashes and 384 f32, appended as they are made; a record that was cut off is made again. */
function openCache() {
  const folder = path.join(stateDir, 'embeddings')
  mkdirSync(folder, { recursive: true })
  const name = path.join(folder, `${MODEL_NAME}.bin`)
  const known = new Map<string, Float32Array>()
  const stored = existsSync(name) ? readFileSync(name) : Buffer.alloc(0)
  const whole = Math.floor(stored.length / RECORD)
  for (let record = 0; record < whole; record++) {
    const at = record * RECORD
    // A Buffer's slice shares its memory; this is a copy, aligned.
    const vector = new Float32Array(new Uint8Array(stored.subarray(at + 8, at + RECORD)).buffer)
    known.set(`${stored.readUInt32LE(at)} ${stored.readUInt32LE(at + 4)}`, vector)
  }
  const file = openSync(name, existsSync(name) ? 'r+' : 'w+')
  let end = whole * RECORD
  return {
    known,
    add(text: string, vector: Float32Array) {
      const record = Buffer.alloc(RECORD)
      const { high, low } = textKey(text)
      record.writeUInt32LE(high, 0)
      record.writeUInt32LE(low, 4)
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(record, 8)
      writeSync(file, record, 0, RECORD, end)
      end += RECORD
      known.set(keyOf(text), vector.slice())
    },
    close: () => closeSync(file),
  }
}

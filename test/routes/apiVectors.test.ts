import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { packTable } from '../../worker/catalog/embedTable.ts'
import { embedWithAi } from '../../worker/jobs/embedWithAi.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { encodeArtifact } from '../../worker/recommend/artifact.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const feed = `id,title,price,brand
k,Kettle,10 EUR,Alba
c,Czajnik,11 EUR,
j,Jacket,30 EUR,
n,New lamp,12 EUR,
`
const dims = 16
/** Kettle and czajnik point one way, the jacket another; the lamp is not there. */
const axis = (at: number) => Float32Array.from({ length: dims }, (_, dim) => (dim === at ? 1 : 0))

async function table(site: string, texts: readonly string[], axes: readonly number[], more = {}): Promise<Uint8Array> {
  const vectors = Float32Array.from(axes.flatMap((at) => [...axis(at)]))
  const packed = packTable(texts, vectors, dims)
  return encodeArtifact(
    { kind: 'embedding', site, version: '', items: '', created: 0, count: texts.length, meta: { dims, ...more } },
    { ...packed },
  )
}

interface State {
  uses: string
  tables: { space: string; id: string; rows: number }[]
  index: { embedder: string; dims: number } | null
}

test('vectors of a model come by the API, make the next index, and never meet those of another', async () => {
  const { secretKey: key, site } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  const state = async () => (await call('GET', '/api/vectors', undefined, { key })).json<State>()
  const nearest = async (id: string) =>
    (await call('GET', `/api/products/${id}/neighbours`, undefined, { key })).json<{ items: { productId: string }[] }>()

  const { items } = await (
    await call('GET', '/api/vectors/texts', undefined, { key })
  ).json<{ items: { text: string }[] }>()
  expect(items.map(({ text }) => text)).toEqual(['Czajnik', 'Jacket', 'Alba Kettle', 'New lamp'])
  const before = (await state()).index
  const put = (file: Uint8Array) => call('PUT', '/api/vectors/e5-small-ml-q8', file, { key })
  const texts = ['Alba Kettle', 'Czajnik', 'Jacket']

  // Kept, and not used before the site says so: the live index goes on.
  const first = await put(await table(site, texts, [1, 1, 2]))
  expect(first.status).toBe(201)
  expect(await first.json()).toMatchObject({ rows: 3, used: false })
  expect((await state()).index).toEqual(before)

  expect((await call('PUT', '/api/settings', { settings: { embedder: 'transformers' } }, { key })).status).toBe(200)
  await call('POST', '/api/jobs/build-index', {}, { key })
  const after = await state()
  expect(after.uses).toBe('transformers')
  expect(after.index?.embedder.startsWith(after.tables[0]!.id)).toBe(true)
  forgetIndexes()
  const found = await nearest('c')
  expect(found.items[0]?.productId).toBe('k')

  // Another table of the same model is another space: the index is built anew with it at once.
  const second = await put(await table(site, texts, [1, 2, 2]))
  expect(await second.json()).toMatchObject({ used: true })
  const swapped = await state()
  expect(swapped.index?.embedder).not.toBe(after.index?.embedder)
  expect(swapped.index?.embedder.startsWith(swapped.tables[0]!.id)).toBe(true)
})

test('a table that is broken, foreign or too large is refused and changes nothing', async () => {
  const { secretKey: key, site } = await setUp()
  const put = (file: Uint8Array | string, space = 'e5-small-ml-q8') =>
    call('PUT', `/api/vectors/${space}`, file, { key })
  expect((await put('<!doctype html>')).status).toBe(422)
  expect((await errorOf(await put(await table('other', ['a'], [1])))).message).toMatch(/other/)
  const cut = (await table(site, ['a', 'b'], [1, 2])).subarray(0, 700)
  expect((await put(cut)).status).toBe(422)
  expect((await errorOf(await put(await table(site, ['a'], [1], { dims: 32 })))).message).toMatch(/lengths/)
  expect((await errorOf(await put(await table(site, ['a'], [1]), 'gpt'))).field).toBe('space')
  const state = await (await call('GET', '/api/vectors', undefined, { key })).json<State>()
  expect(state.tables).toEqual([])
})

test('Workers AI makes the same kind of table; where it is not bound the route says so', async () => {
  const { secretKey: key, site } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  expect((await errorOf(await call('POST', '/api/jobs/embed', {}, { key }))).code).toBe('not-available')
  const asked: number[] = []
  // Answers as the binding documents: {shape, data: number[][]}.
  const ai = {
    run: async (_model: string, { text }: { text: readonly string[] }) => {
      asked.push(text.length)
      return {
        shape: [text.length, 1024],
        data: text.map((one) => Array.from({ length: 1024 }, (_, at) => Math.sin(one.length * (at + 1)))),
      }
    },
  }
  const report = await embedWithAi(env, ai, asId<SiteId>(site), () => {})
  expect(report).toMatchObject({ texts: 4 })
  expect(asked).toEqual([4])
  const state = await (await call('GET', '/api/vectors', undefined, { key })).json<State>()
  expect(state.tables).toMatchObject([{ space: 'bge-m3', rows: 4 }])
})

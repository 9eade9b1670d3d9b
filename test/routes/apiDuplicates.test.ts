import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { call, errorOf, setUp } from './adminApi.ts'

const feed = `id,title,price,brand,mpn,gtin
A,Sonic memory card 16 GB class 4,10 EUR,Sonic,SF16N4/TQP,
B,Sonic SD card 16 GB class 4 memory,11 EUR,Sonic,sf16n4 tqp,
C,Alba kettle steel,30 EUR,Alba,,
D,Enamel bowl for salads,12 EUR,Alba,,4006381333931
E,Salad bowl,13 EUR,,,4006381333931
`
interface Pair {
  id: string
  state: string
  score: number
  because: string[]
  products: { id: string; title: string }[]
}

test('duplicates are found by a job, listed, decided and stay decided', async () => {
  const { secretKey: key } = await setUp()
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
  const run = async () =>
    (await call('POST', '/api/jobs/find-duplicates', undefined, { key })).json<{
      job: string
      products: number
      pairs: number
      new: number
    }>()
  const list = async (query = '') =>
    (await call('GET', `/api/duplicates${query}`, undefined, { key })).json<{ items: Pair[]; next?: string }>()

  const report = await run()
  expect(report).toMatchObject({ products: 5, pairs: 2, new: 2 })
  expect(await (await call('GET', `/api/jobs/${report.job}`, undefined, { key })).json()).toMatchObject({
    name: 'find-duplicates',
    state: 'done',
  })
  const { items } = await list()
  expect(items.map(({ products }) => products.map(({ id }) => id))).toEqual([
    ['D', 'E'],
    ['A', 'B'],
  ])
  expect(items[0]).toMatchObject({ score: 1, because: ['same-gtin'] })
  const first = await list('?limit=1')
  expect(first.next).toBeDefined()
  expect((await list(`?limit=1&cursor=${encodeURIComponent(first.next!)}`)).items[0]!.id).toBe(items[1]!.id)

  const decide = (id: string, state: string) => call('PATCH', `/api/duplicates/${id}`, { state }, { key })
  expect(await (await decide(items[1]!.id, 'dismissed')).json()).toMatchObject({ a: 'A', b: 'B', state: 'dismissed' })
  expect((await decide(items[0]!.id, 'same')).status).toBe(200)
  const before = await env.DB.prepare('SELECT * FROM duplicate ORDER BY id').all()
  expect(await run()).toMatchObject({ pairs: 2, new: 0 })
  expect((await env.DB.prepare('SELECT * FROM duplicate ORDER BY id').all()).results).toEqual(before.results)
  expect((await list()).items).toEqual([])
  expect((await list('?state=dismissed')).items.map(({ id }) => id)).toEqual([items[1]!.id])

  // an open pair that is no more goes; a decided one stays
  await decide(items[1]!.id, 'open')
  await call('PATCH', '/api/products/A', { title: 'Paper lamp', brand: 'Lumo', price: 90 }, { key })
  expect(await run()).toMatchObject({ pairs: 1, ended: 1 })
  expect((await list('?state=same')).items).toHaveLength(1)
})

test('what makes no sense is refused by name', async () => {
  const { secretKey: key } = await setUp()
  expect((await call('GET', '/api/duplicates?state=maybe', undefined, { key })).status).toBe(422)
  expect((await errorOf(await call('GET', '/api/duplicates?cursor=1', undefined, { key }))).field).toBe('cursor')
  expect((await call('PATCH', '/api/duplicates/none', { state: 'same' }, { key })).status).toBe(404)
  expect((await errorOf(await call('PATCH', '/api/duplicates/none', { state: 'gone' }, { key }))).field).toBe('state')
})

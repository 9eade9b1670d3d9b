import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { nextCronAt, runCron } from '../../worker/jobs/cron.ts'
import { duplicatesNightly } from '../../worker/jobs/duplicatesNightly.ts'
import { reviewsNightly } from '../../worker/jobs/reviewsNightly.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { call, errorOf, setUp } from './adminApi.ts'

// Another file's shop of the same name may still be held.
beforeEach(() => forgetIndexes())

const hour = 3_600_000
const day = 24 * hour
const feed = `id,item_group_id,title,price,product_type
k,,Kettle,10 EUR,Kitchen
s-m,s,Shirt,20 EUR,Sport
t,,Teapot,12 EUR,Kitchen
`
/** Fourteen of twenty buyers of the kettle are let down; the shirt is fine. */
const rows = [
  ...Array.from({ length: 20 }, (_, n) => ({
    product_id: 'k',
    id: `k${n}`,
    rating: n < 14 ? 1 : 5,
    text: n < 14 ? 'It leaks and broke after a week.' : 'Boils fast.',
    date: `2026-01-${String(n + 1).padStart(2, '0')}`,
  })),
  ...Array.from({ length: 20 }, (_, n) => ({ sku: 's-m', id: `s${n}`, rating: 5, text: 'Great fit.' })),
  { product_id: 'nowhere', rating: 5 },
  { product_id: 'k', rating: 9 },
]

interface Reviews {
  summary: {
    count: number
    rating: number
    disappoints: boolean
    stars: number[]
    topics: { topic: string; count: number; sentences: { text: string }[] }[]
  }
  items: { id: string; text: string }[]
  deleted?: { id: string; title: string; text: string }[]
  next?: string
}

test('reviews come in, are judged, shown with their sentences, and keep a product out of recipes that ask for it', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  const send = () => call('POST', '/api/reviews/import', rows, { key })
  const report = await (await send()).json()
  expect(report).toMatchObject({
    imported: 40,
    written: 40,
    products: 2,
    disappointing: 1,
    unknown: ['nowhere'],
    bad: 2,
  })
  expect(report).toMatchObject({ failed: [{ row: 42, field: 'rating' }] })

  const of = async (id: string, query = '') =>
    (await call('GET', `/api/products/${id}/reviews${query}`, undefined, { key })).json<Reviews>()
  const kettle = await of('k', '?limit=15')
  expect(kettle.summary).toMatchObject({ count: 20, disappoints: true, stars: [14, 0, 0, 0, 6] })
  expect(kettle.summary.topics[0]).toMatchObject({ topic: 'breaks', count: 14 })
  expect(kettle.summary.topics[0]!.sentences[0]!.text).toBe('It leaks and broke after a week.')
  expect(kettle.items[0]!.id).toBe('k19')
  expect((await of('k', `?limit=15&cursor=${encodeURIComponent(kettle.next!)}`)).items).toHaveLength(5)
  expect((await of('s-m')).summary).toMatchObject({ count: 20, disappoints: false })
  expect((await of('t')).summary).toMatchObject({ count: 0 })

  forgetIndexes()
  const product = await (await call('GET', '/api/products/k', undefined, { key })).json<{ reviews: unknown }>()
  expect(product.reviews).toMatchObject({ disappoints: true })
  const recipe = {
    id: 'x',
    limit: 9,
    min: 0,
    sources: [{ use: 'popular', weight: 1 }],
    exclude: ['disappointing'],
    fallback: [],
  }
  const preview = async () =>
    (await call('POST', '/api/blocks/for-you/preview', { recipe }, { key })).json<{ items: { productId: string }[] }>()
  expect((await preview()).items.map(({ productId }) => productId).sort()).toEqual(['s', 't'])

  // The same file again writes no row, and a feed that speaks anew of the product takes nothing away.
  const before = await env.DB.prepare('SELECT * FROM product ORDER BY id').all()
  expect(await (await send()).json()).toMatchObject({ written: 0 })
  expect((await env.DB.prepare('SELECT * FROM product ORDER BY id').all()).results).toEqual(before.results)
  await call('POST', '/api/feeds/import', feed.replace('10 EUR', '11 EUR'), { key })
  expect(await (await call('GET', '/api/products/k', undefined, { key })).json()).toMatchObject({
    price: 11,
    reviews: { disappoints: true },
  })

  const judged = await (await call('POST', '/api/jobs/judge-reviews', undefined, { key })).json()
  expect(judged).toMatchObject({ products: 2, disappointing: 1 })
  const topics = await (await call('GET', '/api/reviews/topics', undefined, { key })).json()
  expect(topics).toMatchObject({
    reviews: 40,
    products: 2,
    topics: [{ topic: 'breaks', count: 14, products: [{ id: 'k', count: 14 }] }],
    disappointing: [{ id: 'k', title: 'Kettle' }],
  })
})

test('a deleted review counts no more; with the last one goes what they said together', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  await call('POST', '/api/reviews/import', rows.slice(0, 20), { key })
  await call('POST', '/api/reviews/import', [{ product_id: 't', id: 'a/b', rating: 1, text: 'Broke.' }], { key })
  const drop = async (product: string, id: string) =>
    (await call('DELETE', `/api/products/${product}/reviews/${encodeURIComponent(id)}`, undefined, { key })).status
  const summary = async (id: string) =>
    (await (await call('GET', `/api/products/${id}/reviews`, undefined, { key })).json<Reviews>()).summary
  for (let n = 0; n < 14; n++) expect(await drop('k', `k${n}`)).toBe(204)
  expect(await summary('k')).toMatchObject({ count: 6, disappoints: false, stars: [0, 0, 0, 0, 6], topics: [] })
  expect(await drop('k', 'k0')).toBe(404)
  expect(await drop('t', 'a/b')).toBe(204)
  expect(await (await call('GET', '/api/products/t', undefined, { key })).json()).not.toHaveProperty('reviews')
  expect(await env.DB.prepare("SELECT * FROM product_review WHERE product = 't'").first()).toBeNull()
})

test('a deleted review stays away from imports until it is restored; its words are forgotten after 30 days', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  const list = [
    { product_id: 't', id: 'a/b', rating: 1, text: 'Broke after a week.' },
    { product_id: 't', rating: 5, text: 'Pours well.', date: '2026-01-02' },
  ]
  const send = async () => (await call('POST', '/api/reviews/import', list, { key })).json()
  const path = (id: string) => `/api/products/t/reviews/${encodeURIComponent(id)}`
  const of = async () => (await call('GET', '/api/products/t/reviews', undefined, { key })).json<Reviews>()
  expect(await send()).toMatchObject({ imported: 2, written: 2, deleted: 0 })
  const unnamed = (await of()).items.find(({ id }) => id !== 'a/b')!.id
  for (const id of ['a/b', unnamed]) expect((await call('DELETE', path(id), undefined, { key })).status).toBe(204)
  expect(await of()).toMatchObject({ summary: { count: 0 }, items: [], deleted: [{}, {}] })

  // The source lists both again, one of them reworded; a person's word stands.
  list[0]!.text = 'Broke after two weeks.'
  expect(await send()).toMatchObject({ imported: 0, written: 0, deleted: 2 })
  expect((await of()).items).toEqual([])
  await reviewsNightly(env)
  expect((await of()).summary).toMatchObject({ count: 0 })

  const restore = async (id: string) => (await call('POST', `${path(id)}/restore`, undefined, { key })).status
  expect(await restore(unnamed)).toBe(204)
  expect(await restore(unnamed)).toBe(404)
  expect(await of()).toMatchObject({ summary: { count: 1, average: 5 }, items: [{ id: unnamed, text: 'Pours well.' }] })

  await env.DB.prepare('UPDATE review SET deleted_at = deleted_at - ?')
    .bind(31 * day)
    .run()
  await reviewsNightly(env)
  expect((await of()).deleted).toMatchObject([{ id: 'a/b', title: '', text: '' }])
  expect(await send()).toMatchObject({ imported: 1, written: 0, deleted: 1 })
  expect(await restore('a/b')).toBe(204)
  expect(await send()).toMatchObject({ imported: 2, written: 1, deleted: 0 })
  expect(await of()).toMatchObject({ summary: { count: 2 }, deleted: [] })
  expect((await of()).items.find(({ id }) => id === 'a/b')).toMatchObject({ text: 'Broke after two weeks.' })
})

test('every night duplicates are looked for and reviews judged, at moments of their own; the same again writes nothing', async () => {
  const { secretKey: key } = await setUp()
  const twins = feed + 'a,,Hornet board oak frame large,9 EUR,Office\nb,,Hornet board oak frame large,9 EUR,Office\n'
  await call('POST', '/api/feeds/import', twins, { key })
  await call('POST', '/api/reviews/import', rows.slice(0, 20), { key })
  await env.DB.prepare('DELETE FROM product_review').run() // as if nothing had judged them
  const midnight = Math.ceil(clock.now() / day) * day
  expect(nextCronAt(midnight + hour - 1)).toBe(midnight + hour)
  await duplicatesNightly(env)
  await reviewsNightly(env)
  const dump = async () =>
    Promise.all(
      ['duplicate', 'product_review', 'review_cluster', 'product'].map(
        async (table) => (await env.DB.prepare(`SELECT * FROM ${table}`).all()).results,
      ),
    )
  const once = await dump()
  expect(once[0]).toMatchObject([{ a: 'a', b: 'b' }])
  expect(once[1]).toMatchObject([{ product: 'k', disappoints: 1 }])
  await runCron(env, midnight + hour)
  await runCron(env, midnight + 2 * hour)
  expect(await dump()).toEqual(once)
  const { items } = await (await call('GET', '/api/jobs', undefined, { key })).json<{ items: { name: string }[] }>()
  expect(items.slice(0, 4).map(({ name }) => name)).toEqual([
    'judge-reviews',
    'find-duplicates',
    'judge-reviews',
    'find-duplicates',
  ])
})

test('bad input is told apart', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', feed, { key })
  const send = (body: unknown) => call('POST', '/api/reviews/import', body, { key })
  expect((await errorOf(await send('<!doctype html>'))).code).toBe('malformed')
  expect((await send('[{"product":')).status).toBe(400)
  expect((await send(JSON.stringify([{ product: 'k', rating: 1, text: 'x'.repeat(11 * 1024 * 1024) }]))).status).toBe(
    413,
  )
  expect(await (await send([])).json()).toMatchObject({ imported: 0, written: 0 })
  expect((await call('GET', '/api/products/none/reviews', undefined, { key })).status).toBe(404)
  expect((await errorOf(await call('GET', '/api/products/k/reviews?cursor=x', undefined, { key }))).field).toBe(
    'cursor',
  )
  const hostile = await (
    await send([{ product: 'k', rating: 2, title: '<img src=x onerror=alert(1)>', text: '<b>Bad</b>' }])
  ).json()
  expect(hostile).toMatchObject({ imported: 1 })
  const stored = await env.DB.prepare('SELECT title, text FROM review').first()
  expect(stored).toEqual({ title: '', text: 'Bad' })
})

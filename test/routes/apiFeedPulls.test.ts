import { env } from 'cloudflare:workers'
import { expect, inject, test } from 'vitest'
import type { SiteId } from '../../worker/model/ids.ts'
import { pullFeeds } from '../../worker/jobs/pullFeeds.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const server = inject('feedServer')
const put = (name: string, body: string) => fetch(`${server}/feeds/${name}`, { method: 'PUT', body })
const lines = (n: number, price = 10) =>
  `id,title,price\n${Array.from({ length: n }, (_, at) => `p${at},Pot ${at},${price} EUR`).join('\n')}\n`

interface Run {
  by: string
  outcome: string
  products: number
  new: number
  changed: number
  error?: string
}
interface FeedView {
  url?: string
  products: number
  nextPullAt?: number
  held?: string
  canApply: boolean
  health: { state: string; because: string[] }
  log: Run[]
  auth: object | null
  bad: number
  badFields: Record<string, number>
}
interface JobView {
  state: string
  error?: string
  about?: string
  result?: Record<string, unknown>
}

const settled = (site: string) => env.IMPORTER.getByName(site).settled()
const feedOf = async (key: string, id: string) =>
  (await call('GET', `/api/feeds/${id}`, undefined, { key })).json<FeedView>()
const jobOf = async (key: string, id: string) =>
  (await call('GET', `/api/jobs/${id}`, undefined, { key })).json<JobView>()
const setFeed = async (key: string, id: string, body: object) => {
  const response = await call('PUT', `/api/feeds/${id}`, { mode: 'full', ...body }, { key })
  expect(response.status, await response.clone().text()).toBeLessThan(300)
  return response.json<FeedView>()
}
const pull = async (keys: { site: string; secretKey: string }, id: string, query = '') => {
  const response = await call('POST', `/api/feeds/${id}/pull${query}`, undefined, { key: keys.secretKey })
  expect(response.status, await response.clone().text()).toBe(202)
  const { job } = await response.json<{ job: string }>()
  await settled(keys.site)
  return jobOf(keys.secretKey, job)
}

test('a feed is pulled by hand as a job, and unchanged it writes its log and nothing else', async () => {
  const keys = await setUp()
  await put('shop', lines(3))
  await setFeed(keys.secretKey, 'shop', { url: `${server}/feeds/shop` })
  expect(await pull(keys, 'shop')).toMatchObject({ state: 'done', about: 'shop', result: { new: 3 } })
  const before = await env.DB.prepare('SELECT * FROM product').all()
  expect(await pull(keys, 'shop')).toMatchObject({ state: 'done', result: { notModified: true } })
  expect((await env.DB.prepare('SELECT * FROM product').all()).results).toEqual(before.results)
  const feed = await feedOf(keys.secretKey, 'shop')
  expect(feed).toMatchObject({ products: 3, health: { state: 'ok', because: [] } })
  expect(feed.log.map(({ outcome, by }) => [outcome, by])).toEqual([
    ['not-modified', 'person'],
    ['applied', 'person'],
  ])
})

test('the schedule pulls what is due, no sooner than its minutes say, and writes one row where nothing changed', async () => {
  const { site, secretKey: key } = await setUp()
  await put('timed', lines(2))
  await setFeed(key, 'timed', { url: `${server}/feeds/timed`, everyMinutes: 15 })
  const start = Date.now() + 1000
  const turn = async (at: number) => {
    await pullFeeds(env, at)
    await settled(site)
    return (await feedOf(key, 'timed')).log.map(({ outcome }) => outcome)
  }
  expect(await turn(start)).toEqual(['applied'])
  expect(await turn(start + 10 * 60_000)).toEqual(['applied'])
  await countWrites()
  expect(await turn(start + 15 * 60_000)).toEqual(['not-modified', 'applied'])
  expect(await written()).toEqual(['feed'])
  await put('timed', lines(2, 12))
  expect(await turn(start + 30 * 60_000)).toEqual(['applied', 'not-modified', 'applied'])
})

/** From now on every write of a row is counted, by table. */
async function countWrites(): Promise<void> {
  await env.DB.exec('CREATE TABLE written (name TEXT)')
  for (const table of ['feed', 'product', 'product_change', 'product_alias', 'job']) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      await env.DB.exec(
        `CREATE TRIGGER ${table}_${event} AFTER ${event} ON ${table} BEGIN INSERT INTO written VALUES ('${table}'); END`,
      )
    }
  }
}
const written = async () =>
  (await env.DB.prepare('SELECT name FROM written').all<{ name: string }>()).results.map(({ name }) => name)

test('one changed product costs four rows at most, an unchanged feed none of a product', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', lines(50), { key })
  await countWrites()
  await call('POST', '/api/feeds/import', lines(50), { key })
  expect(await written()).toEqual(['feed'])
  await env.DB.exec('DELETE FROM written')
  const manifests = async () => (await env.STORE.list({ prefix: 'site/kettles/' })).objects.map(({ key: name }) => name)
  const before = await manifests()
  await call('POST', '/api/feeds/import', lines(50).replace('Pot 7,10', 'Pot 7,9'), { key })
  expect((await written()).length).toBeLessThanOrEqual(4)
  expect((await manifests()).filter((name) => !before.includes(name) && /manifest|artifact/.test(name))).toEqual([])
})

test('a server that fails is told in words, three times is broken, and the catalog stays', async () => {
  const keys = await setUp()
  await put('flaky', lines(2))
  await setFeed(keys.secretKey, 'flaky', { url: `${server}/feeds/flaky` })
  await pull(keys, 'flaky')
  await setFeed(keys.secretKey, 'flaky', { url: `${server}/status/500` })
  for (const _ of [1, 2, 3]) {
    expect(await pull(keys, 'flaky')).toMatchObject({ state: 'failed', error: 'The server answered 500' })
  }
  const feed = await feedOf(keys.secretKey, 'flaky')
  expect(feed).toMatchObject({ products: 2, health: { state: 'bad', because: ['failing'] } })
  expect(feed.log[0]).toMatchObject({ outcome: 'failed', error: 'The server answered 500' })
})

test('a feed that turned into an error page changes nothing', async () => {
  const keys = await setUp()
  await put('page', lines(2))
  await setFeed(keys.secretKey, 'page', { url: `${server}/feeds/page` })
  await pull(keys, 'page')
  await put('page', '<!doctype html><html><body>Sorry</body></html>')
  expect(await pull(keys, 'page')).toMatchObject({ state: 'failed' })
  expect(await feedOf(keys.secretKey, 'page')).toMatchObject({ products: 2, log: [{ outcome: 'failed' }, {}] })
})

test('Basic and header access let in, and their secrets are never told', async () => {
  const keys = await setUp()
  const { secretKey: key } = keys
  await put('safe', lines(1))
  const url = `${server}/locked/safe`
  const first = await setFeed(key, 'safe', { url, auth: { kind: 'basic', user: 'ann', secret: 'word' } })
  expect(first.auth).toEqual({ kind: 'basic', user: 'ann', isSet: true })
  expect(await pull(keys, 'safe')).toMatchObject({ state: 'done' })
  // What GET gives is put back: the secret stays.
  await setFeed(key, 'safe', { ...(await feedOf(key, 'safe')) })
  expect(await pull(keys, 'safe')).toMatchObject({ state: 'done' })
  const other = await call(
    'PUT',
    '/api/feeds/safe',
    { mode: 'full', url, auth: { kind: 'basic', user: 'bob' } },
    { key },
  )
  expect(other.status).toBe(422)
  expect((await errorOf(other)).field).toBe('auth.secret')
  await setFeed(key, 'safe', {
    url: `${server}/keyed/safe`,
    auth: { kind: 'header', name: 'X-Feed-Key', secret: 'k' },
  })
  expect(await pull(keys, 'safe')).toMatchObject({ state: 'done' })
  const stored = await env.DB.prepare('SELECT * FROM feed').first<Record<string, unknown>>()
  expect(JSON.stringify(stored)).not.toContain('"k"')
})

test('a refused import waits, and a person applies exactly that or forgets it', async () => {
  const keys = await setUp()
  const { site, secretKey: key } = keys
  await call('POST', '/api/feeds/import', lines(10), { key })
  const refuse = async () => {
    expect((await call('POST', '/api/feeds/import', lines(2, 7), { key })).status).toBe(422)
    expect(await feedOf(key, 'upload')).toMatchObject({ canApply: true, products: 10 })
  }
  await refuse()
  expect((await call('DELETE', '/api/feeds/upload/refused', undefined, { key })).status).toBe(204)
  expect(await feedOf(key, 'upload')).toMatchObject({ canApply: false, products: 10 })
  expect((await call('POST', '/api/feeds/upload/apply', undefined, { key })).status).toBe(409)
  await refuse()
  const applied = await call('POST', '/api/feeds/upload/apply', undefined, { key })
  expect(applied.status).toBe(202)
  await settled(site)
  const { job } = await applied.json<{ job: string }>()
  expect(await jobOf(key, job)).toMatchObject({ state: 'done', result: { changed: 2, gone: 8 } })
  expect(await feedOf(key, 'upload')).toMatchObject({ products: 2, canApply: false, health: { because: [] } })
  expect((await env.STORE.list({ prefix: `site/${site}/import/` })).objects).toEqual([])
})

test('over 4,000 products are taken in by a job, with the index, outside the request', async () => {
  const { site, secretKey: key } = await setUp()
  const answer = await call('POST', '/api/feeds/import', lines(5000), { key })
  const report = await answer.json<{ job: string; products: number; new?: number }>()
  expect(report).toMatchObject({ products: 5000 })
  expect(report.new).toBeUndefined()
  await settled(site)
  expect(await jobOf(key, report.job)).toMatchObject({ state: 'done', result: { new: 5000 } })
  expect(await feedOf(key, 'upload')).toMatchObject({ products: 5000, log: [{ outcome: 'applied', new: 5000 }] })
  expect((await env.STORE.list({ prefix: `site/${site}/import/` })).objects).toEqual([])
})

test('a job that is cancelled stops between two batches: nothing is gone, and what is there is whole', async () => {
  const { site, secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', lines(100), { key })
  const big = await call('POST', '/api/feeds/import?force=true', lines(6000, 3).replaceAll('p0,', 'q0,'), { key })
  const { job } = await big.json<{ job: string }>()
  expect((await call('POST', `/api/jobs/${job}/cancel`, undefined, { key })).status).toBe(200)
  await settled(site)
  expect(await jobOf(key, job)).toMatchObject({ state: 'cancelled' })
  const count = await env.DB.prepare('SELECT count(*) AS n FROM product WHERE gone_at IS NULL').first<{ n: number }>()
  expect(count?.n).toBeLessThan(6000)
  expect((await call('GET', '/api/products/p0', undefined, { key })).status).toBe(200)
  expect((await feedOf(key, 'upload')).log[0]).toMatchObject({ outcome: 'cancelled' })
  expect((await call('POST', `/api/jobs/${job}/cancel`, undefined, { key })).status).toBe(409)
})

test('bad rows are counted by field and downloaded as CSV without a live formula', async () => {
  const { secretKey: key } = await setUp()
  await call('POST', '/api/feeds/import', 'id,title,price,=2+5\na,A,1,x\n=1+1,,2,y\n@b,B,-1,z\n', { key })
  const feed = await feedOf(key, 'upload')
  expect(feed).toMatchObject({ bad: 2, badFields: { title: 1, price: 1 }, health: { because: ['bad-rows'] } })
  const response = await call('GET', '/api/feeds/upload/bad-rows', undefined, { key })
  expect(response.headers.get('content-type')).toContain('text/csv')
  const csv = await response.text()
  expect(csv.split('\r\n')[0]).toBe('line,field,message')
  expect(csv.split('\r\n')).toHaveLength(3)
  for (const cell of csv.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^"?[=+\-@\t]/)
})

test.each([
  [{ everyMinutes: 5, url: 'https://shop.example/f' }, 'everyMinutes'],
  [{ everyMinutes: 15 }, 'url'],
  [{ url: 'ftp://shop.example/f' }, 'url'],
  [{ format: 'pdf' }, 'format'],
  [{ auth: { kind: 'header', name: 'Host', secret: 'x' } }, 'auth.name'],
  [{ auth: { kind: 'header', name: 'X', secret: 'a\r\nb' } }, 'auth.secret'],
  [{ language: 'Polish!' }, 'language'],
])('a set-up that says %j is refused by name', async (body, field) => {
  const { secretKey: key } = await setUp()
  const response = await call('PUT', '/api/feeds/shop', { mode: 'full', ...body }, { key })
  expect(response.status).toBe(422)
  expect((await errorOf(response)).field).toBe(field)
})

test('one site’s feeds are another’s nothing', async () => {
  const { secretKey: key } = await setUp()
  await setFeed(key, 'mine', { url: `${server}/feeds/mine`, everyMinutes: 60 })
  const made = await call(
    'POST',
    '/api/sites',
    { id: 'other', name: 'O', domain: 'o.example', currency: 'EUR', language: 'en' },
    { key },
  )
  const { secretKey: other } = await made.json<{ secretKey: string }>()
  expect((await call('GET', '/api/feeds/mine', undefined, { key: other })).status).toBe(404)
  expect((await call('DELETE', '/api/feeds/mine', undefined, { key: other })).status).toBe(404)
  expect((await call('DELETE', '/api/feeds/mine', undefined, { key })).status).toBe(204)
  expect(await env.IMPORTER.getByName('kettles' as SiteId).settled()).toBeUndefined()
})

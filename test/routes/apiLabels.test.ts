import { env } from 'cloudflare:workers'
import { beforeEach, expect, inject, test } from 'vitest'
import { understandNightly } from '../../worker/jobs/understandNightly.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { bookQuestion } from '../../worker/store/labels.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const server = inject('chatServer')
const site = asId<SiteId>('kettles')
const titles = ['Steel kettle', 'Glass kettle', 'Lemon descaler', 'Zorblax gadget', 'Zorblax wonder', 'Secret thing']
const row = (title: string, at: number) =>
  JSON.stringify({
    id: `p${at}`,
    title,
    product_type: 'Kitchen > Odds',
    price: `${10 + at}.00 EUR`,
    link: `/p/${at}`,
    image_link: `/i/${at}.png`,
    availability: 'in_stock',
  })
const feed = titles.map(row).join('\n')
let places = 0
let place = ''
let key = ''

const settings = (mode: string, more: object = {}) => {
  place = `${mode}/api${++places}`
  return {
    provider: 'openai',
    baseUrl: `${server}/${place}/v1/`,
    model: 'small',
    key: 'sk-right',
    priceIn: 1,
    priceOut: 2,
    mostCost: 5,
    scope: 'unsure',
    nightly: false,
    ...more,
  }
}
const get = async <T>(path: string) => (await call('GET', path, undefined, { key })).json<T>()
const put = (labeller: object | null) => call('PUT', '/api/settings', { settings: { labeller } }, { key })
const asked = async () =>
  (await (await fetch(`${server}/asked/${place}`)).json()) as { requests: number; lines: string[] }
interface JobView {
  state: string
  error?: string
  done: number
  total: number
  result?: {
    labelled: number
    cost: number
    tokensIn: number
    questions: number
    stoppedBy?: string
    unanswered: number
  }
}
const start = async () => {
  const response = await call('POST', '/api/jobs/label', undefined, { key })
  const { job } = await response.json<{ job: string }>()
  return { status: response.status, job }
}
const run = async (): Promise<JobView> => {
  const { job } = await start()
  await env.IMPORTER.getByName(site).settled()
  return get(`/api/jobs/${job}`)
}
const typeOf = async (id: string) =>
  (await get<{ type: { id: string; by: string; confidence: number } }>(`/api/products/${id}`)).type

beforeEach(async () => {
  forgetIndexes()
  key = (await setUp()).secretKey
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
})

test('the key is sealed: no answer, no log and no published file has it; another service needs its own', async () => {
  expect((await put(settings('good'))).status).toBe(200)
  const shown = JSON.stringify([await get('/api/settings'), await get('/api/labels'), await get('/api/audit')])
  expect(shown).toMatch(/"keyIsSet":true/)
  expect(shown).not.toMatch(/sk-right/)
  expect(await (await env.STORE.get('site/kettles/config.json'))!.text()).not.toMatch(/sk-right/)
  const { settings: own } = await get<{ settings: { labeller: object } }>('/api/settings')
  expect(await put(own.labeller)).toMatchObject({ status: 200 }) // what GET gives keeps the key
  expect(await run()).toMatchObject({ state: 'done' })
  await put({ ...own.labeller, model: 'other', baseUrl: `${server}/good/other/v1` })
  expect(await get('/api/labels')).toMatchObject({ settings: { keyIsSet: false } })
  expect(await run()).toMatchObject({ state: 'failed', error: expect.stringMatching(/401/) })
})

test('a private address, or one without TLS, is refused where development does not allow it', async () => {
  const local = env.LOCAL_FEEDS
  try {
    env.LOCAL_FEEDS = 'false'
    for (const baseUrl of [
      'http://127.0.0.1:1/v1',
      'https://10.0.0.8/v1',
      'http://models.example/v1',
      'ftp://x.example',
    ]) {
      const response = await put({ ...settings('good'), baseUrl })
      expect(response.status, baseUrl).toBe(422)
      expect(await errorOf(response)).toMatchObject({ field: 'settings.labeller.baseUrl' })
    }
  } finally {
    if (local !== undefined) env.LOCAL_FEEDS = local
  }
})

test('a run is weighed before it, asks what words do not say, and a second one asks nothing', async () => {
  await put(settings('good'))
  const before = await get<Record<string, number>>('/api/labels/estimate')
  expect(before).toMatchObject({ products: 6, asked: 3, known: 0, mostCost: 5 })
  expect(before.cost).toBeGreaterThan(0)
  expect((await asked()).requests).toBe(0)

  const job = await run()
  expect(job).toMatchObject({ state: 'done', result: { labelled: 2, unanswered: 0 } })
  // 1,000 tokens in and 500 out each, at 1 and 2 USD a million.
  expect(job.result?.cost).toBeCloseTo((job.result?.questions ?? 0) * 0.002, 6)
  expect((await asked()).lines.filter((line) => line.includes(' | ')).map((line) => line.split(' | ')[0])).toEqual([
    'Zorblax gadget',
    'Zorblax wonder',
    'Secret thing',
  ])
  expect(await typeOf('p3')).toMatchObject({ id: 'shiny-gadget', by: 'labeller', confidence: 0.9 })
  expect(await typeOf('p0')).toMatchObject({ id: 'kettle', by: 'lexicon' })
  expect((await typeOf('p5')).by).not.toBe('labeller')
  const type = await get<{ names: object; links: { id: string; reasons: object[] }[] }>('/api/types/shiny-gadget')
  expect(type.names).toEqual({ en: 'Shiny gadget' })
  expect(type.links).toMatchObject([{ id: 'shiny-gadget~descaler', reasons: [{ by: 'labeller', confidence: 0.8 }] }])

  const { requests } = await asked()
  expect(await get('/api/labels/estimate')).toMatchObject({ asked: 0, known: 3, types: 0, questions: 0, cost: 0 })
  expect(await run()).toMatchObject({ state: 'done', result: { labelled: 2, cost: 0, questions: 0 } })
  expect((await asked()).requests).toBe(requests)
})

test('another model, and another text, are other questions; a price is not', async () => {
  await put(settings('good'))
  await run()
  const { settings: own } = await get<{ settings: { labeller: object } }>('/api/settings')
  await put({ ...own.labeller, model: 'large' })
  expect(await get('/api/labels/estimate')).toMatchObject({ asked: 3 })
  await put({ ...own.labeller, priceIn: 9 })
  expect(await get('/api/labels/estimate')).toMatchObject({ asked: 0 })
  await call('POST', '/api/feeds/import', feed.replace('13.00', '14.00').replace('Zorblax wonder', 'Zorblax marvel'), {
    key,
  })
  expect(await typeOf('p3')).toMatchObject({ by: 'labeller' })
  await call('POST', '/api/jobs/understand', undefined, { key })
  expect((await typeOf('p4')).by).not.toBe('labeller')
  expect(await get('/api/labels/estimate')).toMatchObject({ asked: 1 })
})

test('what a person locked or took away stays', async () => {
  await put(settings('good', { scope: 'all' }))
  await call('PATCH', '/api/products/p3', { type: 'kettle' }, { key })
  await run()
  expect(await typeOf('p3')).toMatchObject({ id: 'kettle', by: 'merchant', locked: true })
  expect(await typeOf('p0')).toMatchObject({ id: 'shiny-kettle', by: 'labeller' })
  await call('DELETE', '/api/links/shiny-kettle~descaler', undefined, { key })
  await call('POST', '/api/jobs/understand', undefined, { key })
  const { items } = await get<{ items: { id: string }[] }>('/api/links')
  expect(items.map(({ id }) => id)).not.toContain('shiny-kettle~descaler')
  // Forgotten, the shop's own words say it again.
  expect(await (await call('DELETE', '/api/labels', undefined, { key })).json()).toMatchObject({ questions: 2 })
  await call('POST', '/api/jobs/understand', undefined, { key })
  expect(await typeOf('p0')).toMatchObject({ id: 'kettle', by: 'lexicon' })
  expect(await typeOf('p3')).toMatchObject({ id: 'kettle', locked: true })
})

test('no run costs more than its limit: the question that could is not asked, booked ones count at their most', async () => {
  await put(settings('good', { priceIn: 1000, priceOut: 1000, mostCost: 0.01 }))
  expect(await run()).toMatchObject({ state: 'done', result: { stoppedBy: 'cost', cost: 0, labelled: 0 } })
  expect((await asked()).requests).toBe(0)
  await put(settings('good', { mostCost: 0.05 }))
  const { job } = await start()
  await bookQuestion(env.DB, site, { about: 'types', labeller: 'small#1', job, cost: 0.049 }) // died while it asked
  await env.IMPORTER.getByName(site).settled()
  expect(await get(`/api/jobs/${job}`)).toMatchObject({ state: 'done', result: { stoppedBy: 'cost' } })
  expect((await asked()).requests).toBe(0)
})

test('bad answers leave the local labels, and are not asked again', async () => {
  await put(settings('garbage'))
  const job = await run()
  expect(job).toMatchObject({ state: 'done', result: { labelled: 0 } })
  expect((await typeOf('p3')).by).not.toBe('labeller')
  const { requests } = await asked()
  await run()
  expect((await asked()).requests).toBe(requests)
})

test('a job can be stopped; what was answered is kept', async () => {
  await put(settings('good'))
  const { job, status } = await start()
  expect(status).toBe(202)
  expect((await call('POST', '/api/jobs/label', undefined, { key })).status).toBe(409)
  expect((await call('POST', `/api/jobs/${job}/cancel`, undefined, { key })).status).toBe(200)
  await env.IMPORTER.getByName(site).settled()
  expect(await get(`/api/jobs/${job}`)).toMatchObject({ state: 'cancelled' })
  expect((await asked()).requests).toBe(0)
})

test('a key that is revoked in the middle ends the run; what was answered before is in force at once', async () => {
  const more = Array.from({ length: 60 }, (_, at) => row(`Zorblax w${at}`, 100 + at)).join('\n')
  expect((await call('POST', '/api/feeds/import', `${feed}\n${more}`, { key })).status).toBe(200)
  await put(settings('revoked'))
  const job = await run()
  expect(job).toMatchObject({ state: 'failed', error: expect.stringMatching(/401/) })
  expect(job.result?.tokensIn).toBe(1000)
  expect(job.result?.labelled).toBeGreaterThan(5)
  const ids = ['p3', 'p4', ...Array.from({ length: 60 }, (_, at) => `p${100 + at}`)]
  const types = await Promise.all(ids.map(typeOf))
  expect(types.filter(({ by }) => by === 'labeller')).toHaveLength(job.result?.labelled ?? 0)
  expect(types.some(({ by }) => by !== 'labeller')).toBe(true)
})

test('a run that its budget ends is in force as far as it came', async () => {
  const more = Array.from({ length: 60 }, (_, at) => row(`Zorblax w${at}`, 100 + at)).join('\n')
  expect((await call('POST', '/api/feeds/import', `${feed}\n${more}`, { key })).status).toBe(200)
  // Enough for the types of all; a question about links could cost more than is left.
  await put(settings('good', { mostCost: 0.015 }))
  expect(await run()).toMatchObject({ state: 'done', result: { stoppedBy: 'cost', questions: 2, labelled: 62 } })
  expect(await typeOf('p3')).toMatchObject({ id: 'shiny-gadget', by: 'labeller' })
})

test('a few products can be tried, and nothing is kept', async () => {
  expect((await call('POST', '/api/labels/try', undefined, { key })).status).toBe(409)
  await put(settings('good'))
  const tried = await (await call('POST', '/api/labels/try', undefined, { key })).json<{ items: object[] }>()
  expect(tried.items).toEqual([
    { title: 'Zorblax gadget', label: { type: 'shiny-gadget', name: 'Shiny gadget', confidence: 0.9 } },
    { title: 'Zorblax wonder', label: { type: 'shiny-wonder', name: 'Shiny wonder', confidence: 0.9 } },
    { title: 'Secret thing', label: null },
  ])
  expect(await get('/api/labels')).toMatchObject({ answered: { products: 0 }, paid: 0 })
  await put({ ...settings('good'), key: 'sk-wrong' })
  const refused = await call('POST', '/api/labels/try', undefined, { key })
  expect(await errorOf(refused)).toMatchObject({ code: 'no-answer', message: expect.stringMatching(/401/) })
})

test('every night what is new is asked, where the shop wants it', async () => {
  await put(settings('good'))
  await understandNightly(env)
  await env.IMPORTER.getByName(site).settled()
  expect((await asked()).requests).toBe(0)
  await put(settings('good', { nightly: true }))
  await understandNightly(env)
  await env.IMPORTER.getByName(site).settled()
  expect((await asked()).requests).toBeGreaterThan(0)
  expect(await typeOf('p3')).toMatchObject({ by: 'labeller' })
})

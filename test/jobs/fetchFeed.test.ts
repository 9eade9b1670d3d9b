import { expect, inject, test } from 'vitest'
import { feedLimits, fetchFeed, type FeedRequest, type FetchedFeed } from '../../worker/jobs/fetchFeed.ts'

const server = inject('feedServer')
const network = { fetch: (url: RequestInfo | URL, init?: RequestInit) => fetch(url as string, init) }
const ask = (path: string, more: Partial<FeedRequest> = {}, limits = {}) =>
  fetchFeed(network, { url: server + path, allowLocal: true, ...more }, { ...feedLimits, ...limits })
const textOf = async (fetched: FetchedFeed) => {
  if (fetched.is !== 'feed') throw new Error(JSON.stringify(fetched))
  return new Response(fetched.body).text()
}
const put = (name: string, body: string) => fetch(`${server}/feeds/${name}`, { method: 'PUT', body })

test('a feed comes with its version, and is not sent again by ETag or by date', async () => {
  await put('a', 'id,title,price\n')
  const first = await ask('/feeds/a')
  expect(await textOf(first)).toBe('id,title,price\n')
  if (first.is !== 'feed') return
  const { etag, lastModified } = first
  expect(await ask('/feeds/a', { etag: etag ?? '' })).toEqual({ is: 'not-modified' })
  expect(await ask('/feeds/a', { lastModified: lastModified ?? '' })).toEqual({ is: 'not-modified' })
  await put('a', 'id,title,price\nx,X,1\n')
  expect((await ask('/feeds/a', { etag: etag ?? '' })).is).toBe('feed')
})

test('a header goes to the first origin alone', async () => {
  const header = { name: 'X-Feed-Key', value: 'secret-word' }
  expect(await textOf(await ask('/headers', { header }))).toContain('secret-word')
  expect(await textOf(await ask('/redirect?to=/headers', { header }))).toContain('secret-word')
  const elsewhere = encodeURIComponent(`${server.replace('127.0.0.1', 'localhost')}/headers`)
  expect(await textOf(await ask(`/redirect?to=${elsewhere}`, { header }))).not.toContain('secret-word')
})

test.each([
  ['/status/404', 'The server answered 404'],
  ['/status/500', 'The server answered 500'],
  ['/loop', 'It redirects more than 5 times'],
  ['/redirect?to=ftp://shop.example/', 'It redirects to an address that must begin with https:// or http://'],
  ['/huge', 'The feed has 10000 MB'],
])('%s fails in words', async (path, words) => {
  const fetched = await ask(path)
  expect(fetched).toMatchObject({ is: 'failed', because: expect.stringContaining(words) })
})

test('a busy server says when to come again', async () => {
  expect(await ask('/status/503')).toMatchObject({ is: 'failed', retryAfterMs: 7_200_000 })
})

test('a server that never answers is given up', async () => {
  expect(await ask('/silent', {}, { answerMs: 80 })).toMatchObject({
    is: 'failed',
    because: expect.stringContaining('did not answer'),
  })
})

test.each([
  ['/stall', { idleMs: 80 }],
  ['/drip', { totalMs: 150 }],
  ['/endless', { bytes: 1_000_000 }],
])('%s ends in an error of the body', async (path, limits) => {
  const fetched = await ask(path, {}, limits)
  await expect(textOf(fetched)).rejects.toThrow()
})

test('an address without a server cannot be reached', async () => {
  expect(await ask('', { url: 'http://127.0.0.1:1/' })).toMatchObject({ is: 'failed' })
})

import { env } from 'cloudflare:workers'
import { expect, inject, test } from 'vitest'
import { fetchFeed } from '../../worker/jobs/fetchFeed.ts'
import { api } from '../../worker/routes/api/index.ts'
import { setUp } from '../routes/adminApi.ts'
import { loopbackSpellings, refusedAddresses } from './privateAddresses.ts'

const server = inject('feedServer')
const port = Number(new URL(server).port)
const network = { fetch: (url: RequestInfo | URL, init?: RequestInit) => fetch(url as string, init) }
const canary = '/feed.csv'
const hits = async () => Number(await (await fetch(`${server}/hits?path=${encodeURIComponent(canary)}`)).text())

test('the canary is there: what lets loopback through reaches it, by more than one spelling', async () => {
  const before = await hits()
  for (const address of [`${server}${canary}`, `http://127.1:${port}${canary}`, `http://2130706433:${port}${canary}`]) {
    await fetchFeed(network, { url: address, allowLocal: true })
  }
  expect(await hits()).toBe(before + 3)
})

test('S4: no spelling of a private address is fetched, and no other scheme', async () => {
  const addresses = refusedAddresses(port)
  expect(addresses.length).toBeGreaterThanOrEqual(60)
  const before = await hits()
  for (const url of addresses) {
    expect(await fetchFeed(network, { url }), url).toMatchObject({ is: 'failed' })
  }
  expect(await hits()).toBe(before)
})

test('S4: nor where a redirect of a public server leads to one', async () => {
  const before = await hits()
  const targets = [...refusedAddresses(port).filter((address) => address !== ''), canary]
  for (const to of targets) {
    // The first hop stands for the public server; what it answers is judged as anybody's.
    const outside = {
      fetch: (url: RequestInfo | URL, init?: RequestInit) =>
        String(url).startsWith('https://shop.example/')
          ? Promise.resolve(new Response(null, { status: 302, headers: { location: encodeURI(to) } }))
          : fetch(url as string, init),
    }
    const fetched = await fetchFeed(outside, { url: 'https://shop.example/feed.xml' })
    expect(fetched, to).toMatchObject({ is: 'failed' })
  }
  expect(await hits()).toBe(before)
})

test('S4: a set-up with such an address is refused by name, and stores nothing', async () => {
  const { secretKey } = await setUp()
  const before = await hits()
  for (const url of refusedAddresses(port)) {
    const response = await api.request(
      'https://aisle.example/api/feeds/shop',
      {
        method: 'PUT',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ mode: 'full', url }),
      },
      { ...env, LOCAL_FEEDS: undefined },
    )
    expect(response.status, url).toBe(422)
    expect(await response.json(), url).toMatchObject({ error: { field: 'url' } })
  }
  expect((await env.DB.prepare('SELECT count(*) AS n FROM feed').first<{ n: number }>())?.n).toBe(0)
  expect(await hits()).toBe(before)
})

test('each spelling of loopback is one that this runtime would have followed, or no address at all', () => {
  const hosts = loopbackSpellings(port).map((address) => URL.parse(address)?.hostname ?? null)
  expect(hosts.filter((host) => host === '127.0.0.1').length).toBeGreaterThan(20)
})

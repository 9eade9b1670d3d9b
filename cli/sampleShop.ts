import { demoFeed } from '../demo/catalog/demoFeed.ts'
import { playTraffic } from '../demo/traffic.ts'
import type { FirstSite, Keys } from './firstKeys.ts'

/** The sample shop as a site of its own. */
export const sampleSite: FirstSite = {
  id: 'demo',
  name: 'Marlow',
  domain: 'marlow.example',
  currency: 'EUR',
  language: 'en',
  languages: ['en', 'pl', 'uk'],
  timeZone: 'Europe/Warsaw',
}

/** What to say while the sample shop is filled: `done` of `total` of a phase. */
export type Progress = (phase: string, done: number, total: number) => void

/**
 * Fills a new installation through its own HTTP interface, as a shop would: catalog, index, abandoned cart switched on,
 * and, unless `shoppers` is 0, a few days of seeded shoppers.
 */
export async function fillSampleShop(
  url: string,
  keys: Keys,
  options: { shoppers: number; days: number; progress: Progress },
): Promise<void> {
  const { progress } = options
  const api = (method: string, path: string, body?: string | object) => call(url, keys, method, path, body)
  await api('PUT', '/dev/keys', { writeKey: keys.writeKey, secretKey: keys.secretKey })
  progress('Importing the sample catalog', 0, 1)
  const feed = '/api/feeds/import?format=ndjson&source=upload&mode=full'
  await api('POST', feed, demoFeed(url))
  progress('Importing the sample catalog', 1, 1)
  const { settings } = (await api('GET', '/api/settings')) as { settings: Record<string, unknown> }
  await api('PUT', '/api/settings', { settings: openAllHours(settings, url) })
  await api('PUT', '/api/scenarios/abandoned-cart', { enabled: true })
  if (options.shoppers > 0) {
    await playTraffic({
      url,
      keys,
      shoppers: options.shoppers,
      days: options.days,
      seed: 1,
      progress: (done: number, total: number) => progress('Playing shoppers', done, total),
    })
    // Days have passed meanwhile: as a shop's daily feed would, so that nothing looks stale. It changes nothing.
    await api('POST', feed, demoFeed(url))
  }
  progress('Building the index', 0, 1)
  await api('POST', '/api/jobs/build-index')
  progress('Building the index', 1, 1)
}

/** The sample site sends at all hours (SCENARIOS.md 4), and its links lead to the local shop. */
function openAllHours(settings: Record<string, unknown>, url: string): Record<string, unknown> {
  const caps = settings['caps'] as Record<string, Record<string, unknown>>
  return {
    ...settings,
    caps: Object.fromEntries(Object.entries(caps).map(([name, cap]) => [name, { ...cap, hours: null }])),
    cartUrl: `${url}/shop/cart`,
    postalAddress: 'Marlow, 4 Market Lane, Kyiv 01001',
    botGate: false,
  }
}

async function call(url: string, keys: Keys, method: string, path: string, body?: string | object): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${keys.secretKey}`,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}

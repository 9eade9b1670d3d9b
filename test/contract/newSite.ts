import { exports } from 'cloudflare:workers'
import { expect } from 'vitest'

export interface NewSite {
  site: string
  writeKey: string
  secretKey: string
}

const origin = 'http://aisle.test'
/** The Worker as main module: its type would need the whole Worker built first. */
const { default: worker } = exports as unknown as { default: Fetcher }

/** A request as it arrives from outside; a browser's user agent, so that the bot gate lets it pass. */
export const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  worker.fetch(
    new Request(origin + path, {
      redirect: 'manual',
      ...init,
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36', ...init.headers },
    }),
  )

export const post = (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  send(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

export async function admin(site: NewSite, method: string, path: string, body?: object | string): Promise<unknown> {
  const reply = await send(path, {
    method,
    headers: {
      authorization: `Bearer ${site.secretKey}`,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}

let made = 0

/**
 * The first site of an empty installation, by its real set-up. Its id is new each time: isolates remember a site's
 * settings for seconds, and all tests of the project share one.
 */
export async function newSite(name = 'alpha'): Promise<NewSite> {
  const id = `${name}${++made}`
  const reply = await post(
    '/api/setup',
    JSON.stringify({ email: `owner@${id}.example`, password: 'correct horse battery', site: siteOf(id) }),
    { origin },
  )
  if (!reply.ok) throw new Error(`Set-up answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as NewSite
}

/** One more site beside the first. */
export async function anotherSite(first: NewSite, name = 'beta'): Promise<NewSite> {
  const id = `${name}${++made}`
  return { site: id, ...((await admin(first, 'POST', '/api/sites', siteOf(id))) as Omit<NewSite, 'site'>) }
}

const siteOf = (id: string) => ({
  id,
  name: id,
  domain: `${id}.example`,
  currency: 'EUR',
  language: 'en',
  languages: ['en'],
  timeZone: 'UTC',
})

/** A refusal in the documented shape: a 4xx that says what and why, as JSON, and nothing of the inside. */
export async function expectRefusal(reply: Response, what: string, statuses?: readonly number[]): Promise<void> {
  const text = await reply.text()
  expect(reply.status, `${what}: ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(400)
  expect(reply.status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if (statuses) expect(statuses, `${what}: ${reply.status} ${text.slice(0, 300)}`).toContain(reply.status)
  expect(reply.headers.get('content-type'), what).toMatch(/^application\/json/)
  const body = JSON.parse(text) as { error?: { code?: unknown; message?: unknown } }
  expect(body.error?.code, what).toEqual(expect.stringMatching(/^[a-z0-9-]+$/))
  expect(body.error?.message, what).toEqual(expect.stringMatching(/\S/))
  expect(text, what).not.toMatch(/\bat .+\.(?:js|ts):\d+|SQLITE|node_modules/)
}

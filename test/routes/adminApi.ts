import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { api } from '../../worker/routes/api/index.ts'
import { onError } from '../../worker/routes/errors.ts'
import { forgetSiteConfigs } from '../../worker/store/siteConfig.ts'

const app = new Hono().route('/', api)
app.onError(onError)

export const owner = { email: 'ann@shop.example', password: 'a long enough secret' }
export const firstSite = { id: 'kettles', name: 'Kettles', domain: 'kettles.example', currency: 'EUR', language: 'en' }

/** What a caller sends along: a secret key, or a cookie. */
export interface Caller {
  key?: string
  cookie?: string
  headers?: Record<string, string>
  /** http is the loopback of development */
  origin?: string
}

/** One request to the real admin API over real D1 and R2. A body that is no string goes as JSON. */
export async function call(method: string, path: string, body?: unknown, caller: Caller = {}): Promise<Response> {
  const origin = caller.origin ?? 'https://aisle.example'
  const headers = new Headers(caller.headers)
  if (caller.key !== undefined) headers.set('authorization', `Bearer ${caller.key}`)
  if (caller.cookie !== undefined) headers.set('cookie', caller.cookie)
  if (caller.cookie !== undefined && !headers.has('origin')) headers.set('origin', origin)
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  if (body !== undefined && !isRaw) headers.set('content-type', 'application/json')
  const init: { body?: BodyInit } =
    body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }
  return app.request(origin + path, { method, headers, ...init }, env)
}

export interface Keys {
  site: string
  writeKey: string
  secretKey: string
}

/** The first set-up over HTTP: an owner and a site of its own. */
export async function setUp(
  site: Partial<typeof firstSite> & { languages?: string[] } = {},
): Promise<Keys & { cookie: string }> {
  forgetSiteConfigs()
  const response = await call('POST', '/api/setup', { ...owner, site: { ...firstSite, ...site } })
  if (response.status !== 201) throw new Error(await response.text())
  return { ...(await response.json<Keys>()), cookie: cookieOf(response) }
}

/** The login cookie that an answer set, as a browser would send it back. */
export const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

/** The error of an answer in the shape of DESIGN.md. */
export async function errorOf(response: Response) {
  const { error } = await response.json<{
    error: {
      code: string
      message: string
      field?: string
      hint?: string
      fields?: { field: string; message: string }[]
    }
  }>()
  return error
}

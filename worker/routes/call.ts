import type { Env } from '../env.ts'
import type { SiteConfig } from '../model/site.ts'
import { checkOrigin } from './cors.ts'
import { refusalOf } from './errors.ts'

/** A request of the paths that every page view takes. They do without Hono, whose context costs a tenth of an event (P4). */
export interface Call {
  request: Request
  env: Env
  ctx: Pick<ExecutionContext, 'waitUntil'>
  /** came over the shop's own domain, where the visitor token is a cookie */
  isFirstParty: boolean
  /** the page's origin; null: no browser, or the page's own */
  origin: string | null
}

/** Throws 403 where the site lists its origins and this is none of them. */
export const admit = ({ origin, env }: Call, config: Pick<SiteConfig, 'settings' | 'name'>): void => {
  if (origin !== null) checkOrigin(origin, env, config)
}

/** `?name=`; undefined where the address has no such part. */
export function queryOf({ request }: Call, name: string): string | undefined {
  const at = request.url.indexOf('?')
  return at < 0 ? undefined : (new URLSearchParams(request.url.slice(at)).get(name) ?? undefined)
}

/** Headers of an answer that carries nothing but JSON, ready made: to build them costs more than the rest of a reply. */
const plain = new Map<string, Headers>()
const heldAtMost = 1000

/** 200 with JSON of which nobody keeps a copy; `cookie` is a `Set-Cookie`. */
export function jsonReply({ origin }: Call, json: string, cacheControl: string, cookie?: string): Response {
  const key = `${cacheControl} ${origin}`
  let headers = plain.get(key)
  if (headers === undefined) {
    headers = headersFor(origin, { 'Cache-Control': cacheControl })
    if (plain.size >= heldAtMost) plain.clear()
    plain.set(key, headers)
  }
  const response = new Response(json, { headers })
  if (cookie !== undefined) response.headers.append('Set-Cookie', cookie)
  return response
}

/** A refusal is readable by any page: what was refused is its own. */
export function refusalReply({ request, origin }: Call, error: Error): Response {
  const { status, headers, body } = refusalOf(error, request.method, request.url.replace(/[?#].*$/s, ''))
  return new Response(JSON.stringify(body), { status, headers: headersFor(origin, headers) })
}

function headersFor(origin: string | null, more: Record<string, string>): Headers {
  const headers = new Headers({ 'Content-Type': 'application/json', ...more })
  if (origin !== null) {
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Vary', 'Origin')
  }
  return headers
}

import type { Context } from 'hono'
import { AppError } from '../model/error.ts'
import type { SiteConfig } from '../model/site.ts'

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Any origin may call collection, recommend and shopper paths, without credentials, until the site lists its own; then
 * only those (in development loopback too). Throws 403 for another.
 */
export function checkOrigin(origin: string, env: object, config: Pick<SiteConfig, 'settings' | 'name'>): void {
  const { origins } = config.settings
  if (origins.length === 0 || origins.includes(origin) || ('CLOCK' in env && loopback.test(origin))) return
  throw new AppError(403, 'wrong-origin', `${config.name} lists its origins, and ${origin} is not among them`)
}

/** `checkOrigin`, and the headers that let the page read the answer. */
export function allowOrigin(c: Context, config: Pick<SiteConfig, 'settings' | 'name'>): void {
  const origin = c.req.header('origin')
  if (origin === undefined) return // no browser, or the shop's own origin
  checkOrigin(origin, c.env as object, config)
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Vary', 'Origin', { append: true })
}

/** The SDKs' own, those of their retries among them: RudderStack's script adds four the second time it sends an event. */
const allowedHeaders = [
  ...['authorization', 'content-type', 'content-encoding', 'anonymousid', 'sentat', 'x-retry-count'],
  ...['rsa-recovered', 'rsa-retry-attempt', 'rsa-retry-reason', 'rsa-since-first-attempt', 'rsa-since-last-attempt'],
].join(', ')

/** Answer to a preflight: which site is asked shows only in the request itself, which is checked then. */
export function preflight(c: Context): Response {
  c.header('Access-Control-Allow-Origin', c.req.header('origin') ?? '*')
  c.header('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS')
  c.header('Access-Control-Allow-Headers', allowedHeaders)
  c.header('Access-Control-Max-Age', '86400')
  c.header('Vary', 'Origin', { append: true })
  return c.body(null, 204)
}

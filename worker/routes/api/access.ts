import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { matchedRoutes } from 'hono/route'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import { sha256 } from '../../model/sha256.ts'
import { record } from '../../store/audit.ts'
import { loggedIn, type Member } from '../../store/logins.ts'
import { sitesOf } from '../../store/members.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { keySite } from '../../store/siteKeys.ts'
import { notFound } from '../errors.ts'
import { accessTable, questions } from './accessTable.ts'
import { loginCookie } from './loginCookie.ts'

/** Who calls: a member by the dashboard's cookie, or a shop's server by its site's secret key. */
export type Actor = ({ kind: 'member' } & Member) | { kind: 'key'; last4: string; role: 'owner' }

/** What every admin route finds in its context. Public routes (set-up, login) find neither site nor actor. */
export interface App {
  Bindings: Env
  Variables: {
    site: SiteId
    actor: Actor
    /** what a changing route wants hashed into the audit log, where its body is no JSON */
    change?: string
  }
}

const isChanging = (method: string) => method !== 'GET' && method !== 'HEAD'

/** Deny by default: finds who calls and for which site, asks the table, and books what changed. */
export const access: MiddlewareHandler<App> = async (c, next) => {
  const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && path !== '/api/*')
  if (route === undefined) return notFound(c)
  const name = `${route.method} ${route.path}`
  const allowed = accessTable[name]
  if (allowed === undefined) throw new AppError(403, 'no-access', `${name} has no row in the access table`)
  if (isChanging(route.method)) refuseOtherOrigins(c)
  if (allowed !== 'public') {
    const { actor, site } = await identify(c)
    if (!allowed.includes(actor.role)) {
      throw new AppError(403, 'no-access', `The role ${actor.role} may not ${name}`, {
        hint: `Ask a member with one of the roles ${allowed.join(', ')}`,
      })
    }
    c.set('actor', actor)
    c.set('site', site)
  }
  await next()
  if (c.res.status === 101) return undefined // an open socket: its answer is gone
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  // The (moved) clock: "3 minutes ago" in the dashboard means this one, not the browser's.
  c.header('Aisle-Now', String(clock.now()))
  const isChange = isChanging(route.method) && !questions.has(name)
  if (isChange && c.res.status < 400 && c.var.actor !== undefined) await book(c, name)
  return undefined
}

/** A page of another origin can send a form with our cookie, but not hide where it stands (CSRF). */
function refuseOtherOrigins(c: Context<App>): void {
  const origin = c.req.header('origin')
  if (origin === undefined && c.req.header('authorization') !== undefined) return // a server, not a browser
  const site = c.req.header('sec-fetch-site')
  if (isOurs(c, origin)) return
  if (origin === undefined && (site === undefined || site === 'same-origin')) return
  throw new AppError(403, 'wrong-origin', 'The admin API answers its own origin only')
}

/** Behind a proxy that ends TLS the browser's origin is the public one. */
function isOurs(c: Context<App>, origin: string | undefined): boolean {
  const publicOrigin = URL.parse(c.env.PUBLIC_URL ?? '')?.origin
  return origin !== undefined && (origin === new URL(c.req.url).origin || origin === publicOrigin)
}

async function identify(c: Context<App>): Promise<{ actor: Actor; site: SiteId }> {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) return byKey(c, authorization)
  const token = getCookie(c, loginCookie(c.req.url))
  const member = token === undefined ? null : await loggedIn(c.env.DB, token)
  if (member === null) {
    throw new AppError(401, 'no-key', 'Log in, or send a secret key as `Authorization: Bearer sk_...`')
  }
  // A WebSocket carries our cookie from any page, and no preflight asks first.
  if (c.req.header('upgrade') !== undefined && !isOurs(c, c.req.header('origin'))) {
    throw new AppError(403, 'wrong-origin', 'The admin API answers its own origin only')
  }
  const sites = await sitesOf(c.env.DB, member)
  // A browser cannot set a header on a WebSocket: there the site stands in the query.
  const wanted = c.req.header('aisle-site') ?? c.req.query('aisle-site')
  const site = wanted === undefined ? sites[0] : sites.find(({ id }) => id === wanted)
  if (site === undefined) throw new AppError(403, 'wrong-site', 'This login sees no such site')
  return { actor: { kind: 'member', ...member }, site: site.id }
}

async function byKey(c: Context<App>, authorization: string): Promise<{ actor: Actor; site: SiteId }> {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? ''
  const named = keySite(key)
  if (named === null) throw new AppError(401, 'no-key', 'Send a secret key as `Authorization: Bearer sk_...`')
  if (named.kind === 'write') {
    throw new AppError(403, 'wrong-key', 'A write key opens no admin route', { hint: 'Use the secret key, sk_...' })
  }
  const config = await siteConfig(c.env, named.site)
  // Equal hashes are found by comparing public values: the time it takes tells nothing of the key.
  if (config === null || !config.secretKeyHashes.includes(await sha256(key))) {
    throw new AppError(401, 'no-key', 'This secret key is not, or no longer, valid')
  }
  const wanted = c.req.header('aisle-site')
  if (wanted !== undefined && wanted !== named.site) {
    throw new AppError(403, 'wrong-site', `This key belongs to another site than ${wanted}`)
  }
  return { actor: { kind: 'key', last4: key.slice(-4), role: 'owner' }, site: named.site }
}

/** How the audit log names who did it. */
export const actorName = (actor: Actor): string => (actor.kind === 'key' ? `key:${actor.last4}` : actor.id)

async function book(c: Context<App>, action: string): Promise<void> {
  // Read again only what a handler has already read as text: a feed's body has flown by.
  const said = c.req.bodyCache.text === undefined ? '' : await c.req.text()
  await record(c.env.DB, {
    site: c.var.site,
    actor: actorName(c.var.actor),
    action,
    target: Object.values(c.req.param()).join('/'),
    change: c.var.change ?? said,
  })
}

import { Hono } from 'hono'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId } from '../model/ids.ts'
import type { Claims } from '../model/token.ts'
import { canonicalOf } from '../objects/canonical.ts'
import { basicUser, callerOf } from './caller.ts'
import { readCollectBody } from './collectBody.ts'
import { deliverEvents } from './collectEvents.ts'
import { judge } from './collectGate.ts'
import { keepRejected } from './collectRejected.ts'
import { collectRequest } from './collectRequest.ts'
import { allowOrigin, preflight } from './cors.ts'
import { firstParty } from './firstParty.ts'
import { liveSample } from './liveSample.ts'
import { isStale, newVisitorToken, tokenLifeMs, visitorOf } from './visitor.ts'
import { relay } from './watching.ts'

type App = { Bindings: Env }

/** Path, and the kind of event that it means; undefined: the events say. */
const paths: readonly (readonly [path: string, kind: Event['kind'] | undefined])[] = [
  ['/v1/batch', undefined],
  ['/v1/b', undefined],
  ['/beacon/v1/batch', undefined],
  ['/v1/track', 'track'],
  ['/v1/t', 'track'],
  ['/v1/identify', 'identify'],
  ['/v1/i', 'identify'],
  ['/v1/page', 'page'],
  ['/v1/p', 'page'],
  ['/v1/screen', 'screen'],
  ['/v1/s', 'screen'],
  ['/v1/alias', 'alias'],
  ['/v1/a', 'alias'],
  ['/v1/group', 'group'],
  ['/v1/g', 'group'],
]

/** Collection in Segment's HTTP shapes, so that its and RudderStack's SDKs work unchanged (SURFACES 2). */
export const collect = new Hono<App>()
for (const [path, kind] of paths) {
  collect.options(path, preflight)
  collect.post(path, (c) => take(c, kind))
}
collect.get('/v1/projects/:key/settings', async (c) => {
  const key = c.req.param('key')
  const { config } = await callerOf(c.env, key)
  allowOrigin(c, config)
  const { host, protocol } = new URL(c.req.url)
  return c.json({
    integrations: { 'Segment.io': { apiKey: key, apiHost: `${host}/v1`, protocol: protocol.slice(0, -1) } },
  })
})
// RudderStack's browser SDK writes a slash before the query.
for (const path of ['/sourceConfig', '/sourceConfig/']) {
  collect.options(path, preflight)
  collect.get(path, async (c) => {
    const key = c.req.query('writeKey') ?? basicUser(c.req.header('authorization'))
    const { config } = await callerOf(c.env, key)
    allowOrigin(c, config)
    const updatedAt = new Date(clock.now()).toISOString()
    const source = { id: config.id, name: config.name, writeKey: key, enabled: true, config: {}, destinations: [] }
    return c.json({ source, updatedAt })
  })
}
collect.options('/v1/projects/:key/settings', preflight)

/** Accepted means stored: the good events with their customers, the bad ones for replay, both before the reply. */
async function take(c: Context<App>, kind: Event['kind'] | undefined): Promise<Response> {
  const origin = c.req.header('origin')
  if (origin !== undefined) c.header('Access-Control-Allow-Origin', origin) // a refusal must be readable too
  const { json, bytes } = await readCollectBody(c.req.raw)
  const request = collectRequest(json, kind)
  const key = basicUser(c.req.header('authorization')) ?? c.req.query('writeKey') ?? request.writeKey
  const caller = await callerOf(c.env, key)
  allowOrigin(c, caller.config)
  const { id: site } = caller.config
  const now = clock.now()
  const { passed, rejected, bots, withoutConsent } = await judge(c, caller, request, bytes)
  const isFirstParty = c.req.header(firstParty) !== undefined
  const given = request.token ?? (isFirstParty ? getCookie(c, '_aisle') : undefined)
  const claims = given === undefined ? null : await visitorOf(c.env, site, given, now)
  const isOwn = (customer: CustomerId) => claims !== null && canonicalOf(site, claims.customer) === customer
  const mayAsk = (customer: CustomerId) => !caller.isServer && !isOwn(customer)
  const [delivered, kept] = await Promise.all([
    passed.length === 0 ? undefined : deliverEvents(c.env, caller.config, passed, mayAsk),
    rejected.length === 0 ? [] : keepRejected(c.env, site, rejected, now),
  ])
  const token =
    given !== undefined && claims !== null && delivered?.customers.some(isOwn) === true
      ? await renewed(c.env, given, claims, canonicalOf(site, claims.customer), now)
      : delivered?.mayHaveToken !== undefined
        ? await newVisitorToken(c.env, site, delivered.mayHaveToken, now)
        : undefined
  if (token !== undefined && isFirstParty) setVisitorCookie(c, token)
  // A withdrawal: scripts cannot see this cookie, so its end is ours.
  if (isFirstParty && withoutConsent > 0 && passed.length === 0) deleteCookie(c, '_aisle', { path: '/', secure: true })
  c.executionCtx.waitUntil(relay(c.env, site, () => liveSample(passed, kept, bots)))
  c.header('Cache-Control', 'no-store')
  return c.json({
    success: true,
    ...(token !== undefined ? { token } : {}),
    rejected: rejected.map(({ index, messageId, code, field, message }) => ({
      ...(messageId !== undefined ? { messageId } : {}),
      index,
      code,
      message,
      field,
    })),
  })
}

const renewed = (
  env: Env,
  given: string,
  claims: Claims,
  canonical: CustomerId,
  now: number,
): Promise<string> | string =>
  isStale(claims, canonical, now) ? newVisitorToken(env, claims.site, canonical, now) : given

const setVisitorCookie = (c: Context<App>, token: string): void =>
  setCookie(c, '_aisle', token, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    maxAge: tokenLifeMs / 1000,
  })

import { clock } from '../clock.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId } from '../model/ids.ts'
import { canonicalOf } from '../objects/canonical.ts'
import { heldIndex } from '../store/artifacts.ts'
import type { RejectedEvent } from '../store/rejected.ts'
import type { Call } from './call.ts'
import { admit, jsonReply, queryOf } from './call.ts'
import type { Caller } from './caller.ts'
import { basicUser, callerOf } from './caller.ts'
import { readCollectBody } from './collectBody.ts'
import type { Delivered } from './collectEvents.ts'
import { deliverEvents } from './collectEvents.ts'
import type { Judged, Refused } from './collectGate.ts'
import { withOffers } from './collectOffers.ts'
import { judge, lateEvent } from './collectGate.ts'
import { keepRejected } from './collectRejected.ts'
import type { CollectRequest } from './collectRequest.ts'
import { collectRequest } from './collectRequest.ts'
import { liveSample } from './liveSample.ts'
import { tooManyWrites, withinRate, writesAMinute } from './rateLimits.ts'
import { isStale, newVisitorToken, visitorOf } from './visitor.ts'
import { visitorCookie, visitorCookieOf } from './visitorCookie.ts'
import { mayRelay, relay } from './watching.ts'

/** Path, and the kind of event that it means; undefined: the events say. */
export const collectKinds: readonly (readonly [path: string, kind: Event['kind'] | undefined])[] = [
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

/**
 * Collection in Segment's HTTP shapes, so that its and RudderStack's SDKs work unchanged (SURFACES 2). Accepted means
 * stored: the good events with their customers, the bad ones for replay, both before the reply.
 */
export async function takeEvents(call: Call, kind: Event['kind'] | undefined): Promise<Response> {
  const { request, env, isFirstParty } = call
  const { json, bytes } = await readCollectBody(request)
  const asked = collectRequest(json, kind)
  const key = basicUser(request.headers.get('authorization')) ?? queryOf(call, 'writeKey') ?? asked.writeKey
  const caller = await callerOf(env, key)
  admit(call, caller.config)
  const { id: site } = caller.config
  const now = clock.now()
  if (!caller.isServer) await withinRate(call, site, key ?? '', now)
  const found = await judge(call, caller, asked, bytes, now)
  const judged = { ...found, passed: withOffers(found.passed, heldIndex(site, now), caller.config) }
  const given = asked.token ?? (isFirstParty ? visitorCookieOf(request) : undefined)
  const claims = given === undefined ? null : await visitorOf(env, site, given, now)
  const isOwn = (customer: CustomerId) => claims !== null && canonicalOf(site, claims.customer) === customer
  const mayAsk = (customer: CustomerId) => !caller.isServer && !isOwn(customer)
  const { delivered, refused, kept } = await store(call, caller, asked, judged, mayAsk, now)
  let token: string | undefined
  if (given !== undefined && claims !== null && delivered?.customers.some(isOwn) === true) {
    const canonical = canonicalOf(site, claims.customer)
    token = isStale(claims, canonical, now) ? await newVisitorToken(env, site, canonical, now) : given
  } else if (delivered?.mayHaveToken !== undefined) {
    token = await newVisitorToken(env, site, delivered.mayHaveToken, now)
  }
  const { passed, bots, withoutConsent } = judged
  const isWithdrawal = withoutConsent > 0 && passed.length === 0
  if (mayRelay(site, now)) call.ctx.waitUntil(relay(env, site, now, () => liveSample(passed, kept, bots)))
  return jsonReply(call, told(token, refused), 'no-store', isFirstParty ? cookieFor(token, isWithdrawal) : undefined)
}

interface Stored {
  delivered?: Delivered
  /** all that was refused, and as it was stored */
  refused: readonly Refused[]
  kept: readonly RejectedEvent[]
}

/** Stores good and bad events. Who wrote too often has events refused too; throws 429 where there are no others. */
async function store(
  { env }: Call,
  { config, isServer }: Caller,
  asked: CollectRequest,
  { passed, rejected }: Judged,
  mayAsk: (customer: CustomerId) => boolean,
  now: number,
): Promise<Stored> {
  const limit = isServer ? undefined : writesAMinute(env)
  const delivering = passed.length === 0 ? undefined : deliverEvents(env, config, passed, mayAsk, limit)
  const keeping = rejected.length === 0 ? [] : keepRejected(env, config.id, rejected, now)
  const [delivered, kept] = await Promise.all([delivering, keeping])
  if (delivered === undefined) return { refused: rejected, kept }
  if (delivered.late.size === 0) return { delivered, refused: rejected, kept }
  const late = passed.filter(({ customer }) => customer !== undefined && delivered.late.has(customer))
  if (late.length === passed.length) throw tooManyWrites(delivered.retryAfterMs)
  const more = late.map((one) => lateEvent(one, asked.events[one.index ?? 0]))
  const keptToo = await keepRejected(env, config.id, more, now)
  return { delivered, refused: [...rejected, ...more], kept: [...kept, ...keptToo] }
}

/** What nearly every request is told. */
const allStored = '{"success":true,"rejected":[]}'

const told = (token: string | undefined, rejected: readonly Refused[]): string =>
  token === undefined && rejected.length === 0
    ? allStored
    : JSON.stringify({ success: true, ...(token !== undefined ? { token } : {}), rejected: rejected.map(tellRefused) })

/** A withdrawal ends the cookie: scripts cannot see it, so its end is ours. */
const cookieFor = (token: string | undefined, isWithdrawal: boolean): string | undefined =>
  token !== undefined ? visitorCookie(token) : isWithdrawal ? visitorCookie(null) : undefined

const tellRefused = ({ index, messageId, code, field, message }: Refused) => ({
  ...(messageId !== undefined ? { messageId } : {}),
  index,
  code,
  message,
  field,
})

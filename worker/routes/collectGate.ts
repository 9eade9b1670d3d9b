import type { Env } from '../env.ts'
import type { Purposes } from '../model/consent.ts'
import type { Event } from '../model/event.ts'
import type { Json } from '../model/json.ts'
import { parseEvent } from '../model/parseEvent.ts'
import type { Accepted, EventFrame, Rejected } from '../model/parseEvent.ts'
import type { SiteConfig } from '../model/site.ts'
import type { Call } from './call.ts'
import type { Caller } from './caller.ts'
import type { Passed } from './collectEvents.ts'
import type { CollectRequest } from './collectRequest.ts'
import { readIdentityToken } from './identityToken.ts'
import { isBot } from './isBot.ts'
import { placeOf } from './placeOf.ts'

export interface Refused extends Omit<Rejected, 'ok'> {
  /** place in the batch */
  index: number
  /** as it came */
  event: Json
}

/** An event that was good and came too often. */
export const lateEvent = ({ index = 0, event }: Passed, raw: unknown): Refused => ({
  index,
  code: 'too-many-writes',
  field: '',
  message: 'Too many writes of this customer within a minute',
  messageId: event.id,
  event: raw as Json,
})

export interface Judged {
  passed: readonly Passed[]
  rejected: readonly Refused[]
  /** dropped: no consent, and events of bots */
  withoutConsent: number
  bots: number
}

const eventBytes = 32 * 1024
const encoder = new TextEncoder()
/** Contact values and consent come from the signed claims or the shop's server, never from beside the token. */
const unsigned: ReadonlySet<string> = new Set(['email', 'phone', 'consents', 'emailVerified'])

/** Parses each event and lets through what may be stored. `bytes`: of the whole body, unpacked; `now`: epoch ms. */
export async function judge(
  call: Call,
  caller: Caller,
  asked: CollectRequest,
  bytes: number,
  now: number,
): Promise<Judged> {
  const { config, isServer } = caller
  const { settings } = config
  const frame = frameOf(call, caller, asked, now)
  const agent = isServer || !settings.botGate ? undefined : (call.request.headers.get('user-agent') ?? undefined)
  const passed: Passed[] = []
  const rejected: Refused[] = []
  let withoutConsent = 0
  let bots = 0
  for (let index = 0; index < asked.events.length; index++) {
    const raw = asked.events[index]
    const parsed = bytes > eventBytes && isTooLarge(raw) ? tooLarge(raw) : parseEvent(raw, frame)
    const isIdentify = parsed.ok && parsed.event.kind === 'identify'
    const person = isIdentify ? await personOf(call.env, caller, parsed, now) : undefined
    const bad = parsed.ok ? (person === null ? badToken(parsed) : undefined) : parsed
    if (bad !== undefined) {
      const { ok: _, ...why } = bad
      rejected.push({ ...why, index, event: raw as Json })
    } else if (parsed.ok) {
      const purposes = purposesOf(config, parsed.purposes)
      if (!(purposes?.analytics ?? settings.purposes.analytics)) withoutConsent++
      else if (!isServer && settings.botGate && isBot(parsed.userAgent, agent, parsed.event.context.library)) bots++
      else passed.push(asPassed(parsed, index, person ?? undefined, purposes, isServer))
    }
  }
  return { passed, rejected, withoutConsent, bots }
}

/** A kept event by the rules of today, as a browser's: whoever sent it first proved nothing that is kept. `at`: epoch ms. */
export function judgeAgain(
  raw: unknown,
  config: SiteConfig,
  at: number,
): (Rejected & { ok: false }) | { ok: true; passed: Passed } {
  const parsed = parseEvent(raw, {
    currency: config.currency,
    receivedAt: at,
    source: 'public',
    kind: 'track',
    newId: () => crypto.randomUUID(),
  })
  if (!parsed.ok) return parsed
  return { ok: true, passed: asPassed(parsed, 0, undefined, purposesOf(config, parsed.purposes), false) }
}

function frameOf(call: Call, { config, isServer }: Caller, asked: CollectRequest, now: number): EventFrame {
  return {
    currency: config.currency,
    receivedAt: now,
    sentAt: asked.sentAt,
    source: isServer ? 'server' : 'public',
    kind: asked.kind,
    context: asked.context,
    ...(isServer ? {} : placeInFrame(call)),
    globalPrivacyControl: call.request.headers.get('sec-gpc') === '1',
    newId: () => crypto.randomUUID(),
  }
}

/** Where the request came from: a server's own place says nothing of the customer. */
function placeInFrame(call: Call): Pick<EventFrame, 'country' | 'region'> {
  const { country, region } = placeOf(call)
  return { country, region }
}

/** What the site's setting says about a purpose holds only where it is less than granted: else nothing needs keeping. */
function purposesOf(config: SiteConfig, said: Purposes | undefined): Purposes | undefined {
  if (config.settings.purposes.personalization || said?.personalization !== undefined) return said
  return { ...said, personalization: false }
}

/** The person an identify proves; undefined when it proves none; null when its token is no good. */
async function personOf(env: Env, { config, isServer }: Caller, { event, who }: Accepted, now: number) {
  if (isServer) return serverPerson(event, who.userId)
  if (who.token === undefined) return undefined
  const person = await readIdentityToken(env, config, who.token, now)
  return person !== null && (who.userId === undefined || who.userId === person.externalId) ? person : null
}

function serverPerson(event: Event, userId: string | undefined) {
  const email = textOf(event.properties['email'])
  const phone = textOf(event.properties['phone'])
  if (userId === undefined && email === undefined && phone === undefined) return undefined
  return {
    ...(userId !== undefined ? { externalId: userId } : {}),
    ...(email !== undefined ? { email } : {}),
    ...(phone !== undefined ? { phone } : {}),
  }
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 255 ? value : undefined

function asPassed(
  { event, who }: Accepted,
  index: number,
  person: NonNullable<Awaited<ReturnType<typeof personOf>>> | undefined,
  purposes: Purposes | undefined,
  isServer: boolean,
): Passed {
  const nobodyProved = !isServer && person === undefined && who.anonymousId === undefined
  const passed: Passed = {
    event: person !== undefined && !isServer ? signed(event) : nobodyProved ? { ...event, unverified: true } : event,
    index,
  }
  if (who.anonymousId !== undefined) passed.anonymousId = who.anonymousId
  if (who.userId !== undefined) passed.userId = who.userId
  if (person !== undefined) passed.person = person
  if (purposes !== undefined) passed.purposes = purposes
  return passed
}

/** A browser's identify under a valid token counts as the server's, less what only the token may say. */
function signed(event: Event): Event {
  const properties = Object.fromEntries(Object.entries(event.properties).filter(([name]) => !unsigned.has(name)))
  return { ...event, source: 'server', properties }
}

const badToken = ({ event }: Accepted): Rejected => ({
  ok: false,
  code: 'invalid-token',
  field: 'token',
  message: 'The identity token is no valid JWT of this site for this userId',
  messageId: event.id,
})

function isTooLarge(raw: unknown): boolean {
  const text = JSON.stringify(raw) ?? ''
  return text.length > eventBytes || (text.length * 3 > eventBytes && encoder.encode(text).byteLength > eventBytes)
}

function tooLarge(raw: unknown): Rejected {
  const id = typeof raw === 'object' && raw !== null ? (raw as { messageId?: unknown }).messageId : undefined
  return {
    ok: false,
    code: 'too-large',
    field: '',
    message: `The event is over ${eventBytes / 1024} KB`,
    ...(typeof id === 'string' ? { messageId: id.slice(0, 255) } : {}),
  }
}

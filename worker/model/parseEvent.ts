import type { Purposes } from './consent.ts'
import type { Action, Event, EventContext } from './event.ts'
import { eventName } from './eventNames.ts'
import { asId } from './ids.ts'
import type { EventId } from './ids.ts'
import type { Json, JsonObject } from './json.ts'
import type { Currency } from './money.ts'
import { BadProperty, parseAction } from './parseAction.ts'

/** What the request says for all its events. */
export interface EventFrame {
  /** the site's, for events that name none */
  currency: Currency
  /** epoch ms */
  receivedAt: number
  /** epoch ms by the client's clock when it sent the batch; an event's own `sentAt` wins */
  sentAt?: number | undefined
  source: Event['source']
  /** the kind that the path says: `/v1/track` needs no `type` */
  kind?: Event['kind'] | undefined
  /** the batch's own context, below each event's */
  context?: JsonObject | undefined
  /** where the request came from, for events that do not say */
  country?: string | undefined
  /** of that country: "PL-14" */
  region?: string | undefined
  /** `Sec-GPC: 1` */
  globalPrivacyControl?: boolean
  /** for an event without a message id */
  newId: () => string
}

/** Whom an event names. At least one of the two is there. */
export interface Who {
  anonymousId?: string
  userId?: string
  /** a signed identity (JWT), from identify alone */
  token?: string
}

export interface Accepted {
  ok: true
  event: Event
  who: Who
  purposes?: Purposes
  userAgent?: string
}
export interface Rejected {
  ok: false
  code: string
  field: string
  message: string
  messageId?: string
}

const maxDepth = 32
const maxKeys = 300
const maxIdLength = 255
const futureMs = 5 * 60_000 // R7: further ahead becomes receipt time

const kinds: Readonly<Record<string, Event['kind']>> = {
  track: 'track',
  page: 'page',
  screen: 'screen',
  identify: 'identify',
  alias: 'alias',
  group: 'group',
}

/**
 * One event in Segment's HTTP shape, as its and RudderStack's SDKs send it. What is wrong is answered, never thrown, and
 * names the field. `raw` comes from JSON.parse.
 */
export function parseEvent(raw: unknown, frame: EventFrame): Accepted | Rejected {
  if (!isObject(raw)) return { ok: false, code: 'invalid-event', field: '', message: 'An event is a JSON object' }
  try {
    return accepted(raw, frame)
  } catch (error) {
    if (!(error instanceof BadProperty)) throw error
    const id = raw['messageId']
    return {
      ok: false,
      code: error.field === '' ? 'invalid-event' : 'invalid-field',
      field: error.field,
      message: error.message,
      ...(typeof id === 'string' ? { messageId: id.slice(0, maxIdLength) } : {}),
    }
  }
}

function accepted(raw: JsonObject, frame: EventFrame): Accepted {
  checkSize(raw)
  const given = raw['type']
  const kind = given === undefined && frame.kind !== undefined ? frame.kind : ownKind(given)
  if (kind === undefined) throw new BadProperty('type', 'type is none of track, page, screen, identify, alias, group')
  const context = objectAt(raw, 'context') ?? {}
  const anonymousId = idAt(raw, 'anonymousId')
  const userId = idAt(raw, 'userId')
  if (anonymousId === undefined && userId === undefined) {
    throw new BadProperty('anonymousId', 'anonymousId and userId are both missing: an event names somebody')
  }
  const at = timeOf(raw, frame)
  const said = nameOf(raw, kind)
  const properties = propertiesOf(raw, kind, context)
  const named = kind === 'track' && said !== undefined ? eventName(said) : undefined
  const action: Action =
    named?.meaning !== undefined
      ? parseAction(named.meaning, properties, frame.currency)
      : actionOf(kind, properties, context)
  const name = named?.name ?? said
  // Parts that are there, one by one: to spread what may be missing costs a tracked event as much as parsing it (P4).
  const event: Event = {
    id: asId<EventId>(idAt(raw, 'messageId') ?? frame.newId()),
    kind,
    at,
    receivedAt: frame.receivedAt,
    action,
    properties,
    context: contextOf(context, frame),
    source: frame.source,
  }
  if (name !== undefined) event.name = name
  const who: Who = {}
  if (anonymousId !== undefined) who.anonymousId = anonymousId
  if (userId !== undefined) who.userId = userId
  const token = kind === 'identify' ? (textAt(raw, 'token') ?? textAt(context, 'token')) : undefined
  if (token !== undefined) who.token = token
  const out: Accepted = { ok: true, event, who }
  const purposes = purposesOf(context, frame)
  if (purposes !== undefined) out.purposes = purposes
  const userAgent = textAt(context, 'userAgent')
  if (userAgent !== undefined) out.userAgent = userAgent
  return out
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownKind = (given: Json | undefined): Event['kind'] | undefined =>
  typeof given === 'string' && Object.hasOwn(kinds, given) ? kinds[given] : undefined

/** Counts keys and depth of the whole event; one pass, no allocation. */
function checkSize(raw: JsonObject): void {
  if (countKeys(raw, 1, 0) > maxKeys) throw new BadProperty('', `The event has over ${maxKeys} keys`)
}

function countKeys(value: Json, depth: number, before: number): number {
  if (depth > maxDepth) throw new BadProperty('', `The event is nested deeper than ${maxDepth} levels`)
  let count = before
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      if (typeof item === 'object' && item !== null) count = countKeys(item, depth + 1, count)
    }
    return count
  }
  const object = value as JsonObject
  for (const key in object) {
    const item = object[key]
    count++
    if (typeof item === 'object' && item !== null) count = countKeys(item, depth + 1, count)
    if (count > maxKeys) return count
  }
  return count
}

function objectAt(from: JsonObject, key: string): JsonObject | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) throw new BadProperty(key, `${key} is not an object`)
  return value
}

function textAt(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** "" and null are no id (RudderStack sends them); numbers are read as text. */
function idAt(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw new BadProperty(key, `${key} is not a string`)
  if (value.length > maxIdLength) throw new BadProperty(key, `${key} is over ${maxIdLength} characters`)
  return value.trim() === '' ? undefined : value
}

function nameOf(raw: JsonObject, kind: Event['kind']): string | undefined {
  if (kind === 'track') {
    const name = raw['event']
    if (typeof name !== 'string' || name.trim() === '') throw new BadProperty('event', 'event (its name) is missing')
    if (name.length > maxIdLength) throw new BadProperty('event', `event is over ${maxIdLength} characters`)
    return name.trim()
  }
  return kind === 'page' || kind === 'screen' ? textAt(raw, 'name')?.slice(0, maxIdLength) : undefined
}

/** RudderStack's SDKs put traits in `context.traits`, and repeat them on every later event: only identify reads them. */
function propertiesOf(raw: JsonObject, kind: Event['kind'], context: JsonObject): JsonObject {
  switch (kind) {
    case 'identify':
      return objectAt(raw, 'traits') ?? objectAt(context, 'traits') ?? {}
    case 'group': {
      const groupId = idAt(raw, 'groupId')
      return { ...(objectAt(raw, 'traits') ?? {}), ...(groupId !== undefined ? { groupId } : {}) }
    }
    case 'alias': {
      const previousId = idAt(raw, 'previousId')
      return previousId !== undefined ? { previousId } : {}
    }
    default:
      return objectAt(raw, 'properties') ?? {}
  }
}

function actionOf(kind: Event['kind'], properties: JsonObject, context: JsonObject): Action {
  if (kind === 'identify') return { type: 'identified' }
  if (kind !== 'page' && kind !== 'screen') return { type: 'other' }
  const page = context['page']
  const path = textAt(properties, 'path') ?? (isObject(page) ? textAt(page, 'path') : undefined)
  const pageType = textAt(properties, 'page_type') ?? textAt(properties, 'category')
  return {
    type: 'page',
    ...(pageType !== undefined ? { pageType } : {}),
    ...(path !== undefined ? { path: path.slice(0, 2048) } : {}),
  }
}

/**
 * When it happened by our clock: a client's clock that is off shows in `sentAt`, as Segment and RudderStack correct it.
 * Without a timestamp an event happens when it arrives.
 */
function timeOf(raw: JsonObject, frame: EventFrame): number {
  const said = parseTime(raw, 'originalTimestamp') ?? parseTime(raw, 'timestamp')
  if (said === undefined) return frame.receivedAt
  const sentAt = parseTime(raw, 'sentAt') ?? frame.sentAt
  const at = sentAt === undefined ? said : said + frame.receivedAt - sentAt
  return at > frame.receivedAt + futureMs || at < 0 ? frame.receivedAt : at
}

/** ISO 8601 text or epoch ms; throws BadProperty for anything else. */
export function parseTime(from: JsonObject, key: string): number | undefined {
  const value = from[key]
  if (value === undefined || value === null || value === '') return undefined
  const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!Number.isFinite(at)) throw new BadProperty(key, `${key} is not a time: write ISO 8601`)
  return Math.round(at)
}

function contextOf(context: JsonObject, frame: EventFrame): EventContext {
  const out: { -readonly [K in keyof EventContext]: EventContext[K] } = {}
  const language = textAt(context, 'locale') ?? (frame.context && textAt(frame.context, 'locale'))
  if (language !== undefined) out.language = language.slice(0, 35)
  const timeZone = textAt(context, 'timezone')
  if (timeZone !== undefined) out.timeZone = timeZone.slice(0, 64)
  const location = context['location']
  const said = isObject(location) ? textAt(location, 'country') : undefined
  const country = said ?? frame.country
  if (country !== undefined) out.country = country.slice(0, 64)
  const region = said === undefined ? frame.region : regionOf(said, isObject(location) ? location : {})
  if (region !== undefined) out.region = region
  const page = context['page']
  if (isObject(page)) {
    const url = textAt(page, 'url')
    if (url !== undefined) out.url = url.slice(0, 2048)
    const referrer = textAt(page, 'referrer')
    if (referrer !== undefined) out.referrer = referrer.slice(0, 2048)
  }
  const campaign = context['campaign']
  if (isObject(campaign)) {
    const name = textAt(campaign, 'name') ?? textAt(campaign, 'source')
    if (name !== undefined) out.campaign = name.slice(0, 255)
  }
  const library = context['library']
  if (isObject(library)) {
    const name = textAt(library, 'name')
    if (name !== undefined) out.library = name.slice(0, 64)
  }
  return out
}

/** What a client says of its region, with the country in front as the request's own: "PL-14", "PL-MAZOWIECKIE". */
function regionOf(country: string, location: JsonObject): string | undefined {
  const region = textAt(location, 'region')
  if (region === undefined) return undefined
  const text = region.toUpperCase().startsWith(`${country.toUpperCase()}-`) ? region : `${country}-${region}`
  return text.toUpperCase().slice(0, 64)
}

/** Purposes that the event or its batch speaks of; other keys are ignored. */
function purposesOf(context: JsonObject, frame: EventFrame): Purposes | undefined {
  const said = preferencesOf(context) ?? (frame.context && preferencesOf(frame.context))
  if (said === undefined && frame.globalPrivacyControl !== true) return undefined
  const purposes: Purposes = {}
  if (said !== undefined) {
    if (typeof said['analytics'] === 'boolean') purposes.analytics = said['analytics']
    if (typeof said['personalization'] === 'boolean') purposes.personalization = said['personalization']
    if (typeof said['advertising'] === 'boolean') purposes.advertising = said['advertising']
  }
  if (frame.globalPrivacyControl === true) purposes.advertising = false
  return purposes
}

function preferencesOf(context: JsonObject): JsonObject | undefined {
  const consent = context['consent']
  if (!isObject(consent)) return undefined
  const preferences = consent['categoryPreferences']
  return isObject(preferences) ? preferences : undefined
}

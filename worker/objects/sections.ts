import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId, MessageId } from '../model/ids.ts'
import { foldPast } from '../session/foldInterests.ts'
import { foldOrders } from '../session/foldOrders.ts'
import { deflated, inflated } from './deflated.ts'
import { eventTexts } from './eventText.ts'

/** What a customer's object keeps beside the customer's state. */
export interface Kept {
  /** newest events, not yet in a chunk of the timeline */
  recent: readonly Event[]
  /** how many of `recent` the stored past already holds */
  folded: number
  /** projections sent so far */
  sequence: number
  /** newest events not yet projected */
  unsent: number
  /** of these, how many the projection `sequence` carried that nobody confirmed yet */
  inFlight: number
  /** messages whose status the last projection did not carry */
  changed: readonly MessageId[]
  /** the first message id of the batch that the visitor token answered: a retry of it gets it again */
  tokenFor?: string
  /** this object is a pointer: the customer's canonical object */
  movedTo?: CustomerId
  /** handing over to this object began and is not yet confirmed */
  movingTo?: CustomerId
  /** customers whose objects handed over to this one */
  absorbed: readonly { from: CustomerId; at: number }[]
  /** base64 of the AES key of this customer's archive lines; only this object has it */
  archiveKey?: string
  /** the profile lies in a section of its own */
  isApart: boolean
}

export interface Whole {
  state: CustomerState
  kept: Kept
}

export const nothingKept: Kept = {
  recent: [],
  folded: 0,
  sequence: 0,
  unsent: 0,
  inFlight: 0,
  changed: [],
  absorbed: [],
  isApart: false,
}

type Sql = Pick<SqlStorage, 'exec'>

/**
 * The tables, each made when its first row comes: a table costs two rows written and a page of 4 KB in every customer's
 * object (TRUST, P1 and P10), and most visitors need only the first.
 */
const tables = {
  // An integer key: rows up to a page long lie in the page itself, where a text key puts a quarter of that elsewhere.
  state: 'CREATE TABLE IF NOT EXISTS state (section INTEGER PRIMARY KEY, value NOT NULL)',
  timeline:
    'CREATE TABLE IF NOT EXISTS timeline (seq INTEGER PRIMARY KEY, last INTEGER NOT NULL, seen BLOB NOT NULL, events BLOB NOT NULL)',
  message: 'CREATE TABLE IF NOT EXISTS message (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
} as const
export type Table = keyof typeof tables

export const createTable = (sql: Sql, table: Table): unknown => sql.exec(tables[table])

export const tablesOf = (sql: Sql): Set<Table> =>
  new Set(
    sql
      .exec<{ name: Table }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .map(({ name }) => name),
  )

const numbers = { hot: 1, profile: 2, past: 3, runs: 4 } as const
type Section = keyof typeof numbers

// Sections are what changes together. `hot` is written by every request, the others when they change. `past` folds from
// the events that `hot` still holds, so it is written only when these leave for the timeline. A new customer's profile
// lies in `hot` until it changes for the first time.
const hotOf = ({ state, kept }: Whole) => ({
  profile: kept.isApart ? undefined : profileOf({ state, kept }),
  session: state.session,
  lastSession: state.lastSession,
  cart: state.cart,
  timers: state.timers,
  eventCount: state.eventCount,
  lastSeenAt: state.lastSeenAt,
  recent: kept.recent,
  folded: kept.folded,
  sequence: kept.sequence,
  unsent: kept.unsent,
  inFlight: kept.inFlight,
  changed: kept.changed,
  archiveKey: kept.archiveKey,
})

const profileOf = ({ state, kept }: Whole) => ({
  site: state.site,
  id: state.id,
  identifiers: state.identifiers,
  traits: state.traits,
  language: state.language,
  timeZone: state.timeZone,
  country: state.country,
  consents: state.consents,
  purposes: state.purposes,
  firstSeenAt: state.firstSeenAt,
  tokenFor: kept.tokenFor,
  movedTo: kept.movedTo,
  movingTo: kept.movingTo,
  absorbed: kept.absorbed,
})

const pastOf = ({ state }: Whole) => ({
  interests: state.interests,
  shown: state.shown,
  clicks: state.clicks,
  orders: state.orders,
  orderCount: state.orderCount,
})

const runsOf = ({ state }: Whole) => ({ runs: state.runs, sent: state.sent, decisions: state.decisions })

/** Null for a customer of whom nothing is stored. */
export function load(sql: Sql): Whole | null {
  const rows = new Map<number, string>()
  for (const row of sql.exec<{ section: number; value: string | ArrayBuffer }>('SELECT section, value FROM state')) {
    rows.set(row.section, typeof row.value === 'string' ? row.value : inflated(row.value))
  }
  // What this object wrote itself is read back without parsing it a second time.
  const read = <T>(section: Section): T | undefined => {
    const value = rows.get(numbers[section])
    return value === undefined ? undefined : (JSON.parse(value) as T)
  }
  const hot = read<ReturnType<typeof hotOf>>('hot')
  const apart = read<ReturnType<typeof profileOf>>('profile')
  const profile = apart ?? hot?.profile
  if (hot === undefined || profile === undefined) return null
  const past = read<ReturnType<typeof pastOf>>('past') ?? emptyPast
  const runs = read<ReturnType<typeof runsOf>>('runs') ?? { runs: [], sent: [], decisions: [] }
  const { session, lastSession, cart, timers, eventCount, lastSeenAt, archiveKey, profile: _, ...hotKept } = hot
  const { tokenFor, movedTo, movingTo, absorbed, language, timeZone, country, ...profileState } = profile
  const state: CustomerState = {
    ...profileState,
    ...{ session, lastSession, cart, timers, eventCount, lastSeenAt },
    ...past,
    ...runs,
    ...(language !== undefined ? { language } : {}),
    ...(timeZone !== undefined ? { timeZone } : {}),
    ...(country !== undefined ? { country } : {}),
  }
  const kept: Kept = {
    ...hotKept,
    absorbed,
    isApart: apart !== undefined,
    ...(tokenFor !== undefined ? { tokenFor } : {}),
    ...(movedTo !== undefined ? { movedTo } : {}),
    ...(movingTo !== undefined ? { movingTo } : {}),
    ...(archiveKey !== undefined ? { archiveKey } : {}),
  }
  return { state: refolded(state, kept.recent.slice(kept.folded)), kept }
}

const emptyPast: ReturnType<typeof pastOf> = {
  interests: [],
  shown: {},
  clicks: [],
  orders: [],
  orderCount: 0,
}

/** Folds into the stored past what came after it: the same events in the same order as the first time. */
function refolded(state: CustomerState, events: readonly Event[]): CustomerState {
  let next = state
  for (const event of events) {
    if (event.unverified === true) continue
    if (event.action.type === 'order') next = { ...next, ...foldOrders(next, event, next.clicks) }
    if (state.purposes.personalization !== false) next = { ...next, ...foldPast(next, event) }
  }
  return next
}

/**
 * Writes the sections in which `now` differs from `before`, one row each; the past only when asked, since it folds from
 * what `hot` holds until events leave for the timeline or something else changes it. Returns what stands on disk then.
 * Must run inside a transaction.
 */
export function save(sql: Sql, before: Whole | null, now: Whole, withPast: boolean): Whole {
  const isMoved = before !== null && differs(profileOf(before), profileOf(now))
  const kept = {
    ...now.kept,
    ...(withPast ? { folded: now.kept.recent.length } : {}),
    ...(isMoved ? { isApart: true } : {}),
  }
  const whole = { state: now.state, kept }
  if (withPast) writeDeflated(sql, 'past', pastOf(whole))
  if (isMoved) writeText(sql, 'profile', JSON.stringify(profileOf(whole)))
  if (before === null ? hasRuns(whole) : differs(runsOf(before), runsOf(whole))) {
    writeDeflated(sql, 'runs', runsOf(whole))
  }
  if (before === null || isMoved || hotDiffers(before, whole)) writeText(sql, 'hot', hotText(hotOf(whole)))
  return whole
}

/** True when nothing but the hot row changed: one statement, which needs no transaction around it. */
export const isHotAlone = (before: Whole, now: Whole): boolean =>
  !differs(runsOf(before), runsOf(now)) && !differs(profileOf(before), profileOf(now))

export function saveHot(sql: Sql, before: Whole, now: Whole): Whole {
  if (hotDiffers(before, now)) writeText(sql, 'hot', hotText(hotOf(now)))
  return now
}

function hotDiffers(before: Whole, now: Whole): boolean {
  const { profile: _before, ...was } = hotOf(before)
  const { profile: _now, ...is } = hotOf(now)
  return differs(was, is)
}

const hasRuns = ({ state }: Whole): boolean => state.runs.length + state.sent.length + state.decisions.length > 0

/** States are never changed in place, so a part that is the same object is the same. */
function differs<T extends object>(a: T, b: T): boolean {
  for (const key in b) if (a[key] !== b[key]) return true
  return false
}

const writeText = (sql: Sql, section: Section, text: string | ArrayBuffer): void => {
  sql.exec('INSERT OR REPLACE INTO state (section, value) VALUES (?, ?)', numbers[section], text)
}

/** Lists of links and decisions repeat themselves: a quarter of the bytes, written once in sixteen events. */
const writeDeflated = (sql: Sql, section: Section, value: object): void =>
  writeText(sql, section, deflated(JSON.stringify(value)))

/** The events are most of this section and were texts before: only the newest is written out anew. */
function hotText({ recent, ...rest }: ReturnType<typeof hotOf>): string {
  return `${JSON.stringify(rest).slice(0, -1)},"recent":${eventTexts(recent)}}`
}

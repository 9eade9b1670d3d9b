import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId, MessageId, ProductId } from '../model/ids.ts'
import { foldPast, mayFold } from '../session/foldInterests.ts'
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
  /** products taken out of the cart since the last projection */
  removed?: readonly { productId: ProductId; at: number }[]
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

// Sections are what changes together: what each takes from the customer's state, and from what is kept beside it. `hot`
// is written by every request, the others when they change. `past` folds from the events that `hot` still holds, so it
// is written only when these leave for the timeline. A new customer's profile lies in `hot` until it changes for the
// first time.
const hot = part(
  ['session', 'lastSession', 'cart', 'timers', 'eventCount', 'lastSeenAt'],
  ['folded', 'sequence', 'unsent', 'inFlight', 'changed', 'removed', 'archiveKey', 'recent'],
)
const profile = part(
  [
    ...(['site', 'id', 'identifiers', 'traits', 'language', 'timeZone', 'country', 'consents', 'purposes'] as const),
    'firstSeenAt',
  ],
  ['tokenFor', 'movedTo', 'movingTo', 'absorbed'],
)
const past = part(['interests', 'shown', 'clicks', 'disliked', 'orders', 'orderCount'], [])
const runs = part(['runs', 'sent', 'decisions'], [])

interface Part<S extends keyof CustomerState, K extends keyof Kept> {
  of(whole: Whole): Pick<CustomerState, S> & Pick<Kept, K>
  /** States are never changed in place, so a part that is the same object is the same. */
  differs(a: Whole, b: Whole): boolean
}

function part<const S extends keyof CustomerState, const K extends keyof Kept>(
  ofState: readonly S[],
  ofKept: readonly K[],
): Part<S, K> {
  return {
    of({ state, kept }) {
      const out: Record<string, unknown> = {}
      for (const key of ofState) out[key] = state[key]
      for (const key of ofKept) out[key] = kept[key]
      return out as unknown as Pick<CustomerState, S> & Pick<Kept, K>
    },
    differs(a, b) {
      for (const key of ofState) if (a.state[key] !== b.state[key]) return true
      for (const key of ofKept) if (a.kept[key] !== b.kept[key]) return true
      return false
    },
  }
}

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
  const stored = read<ReturnType<typeof hot.of> & { profile?: ReturnType<typeof profile.of> }>('hot')
  const apart = read<ReturnType<typeof profile.of>>('profile')
  const whose = apart ?? stored?.profile
  if (stored === undefined || whose === undefined) return null
  const {
    session,
    lastSession,
    cart,
    timers,
    eventCount,
    lastSeenAt,
    archiveKey,
    removed,
    profile: _,
    ...hotKept
  } = stored
  const { tokenFor, movedTo, movingTo, absorbed, language, timeZone, country, ...profileState } = whose
  const state: CustomerState = {
    ...profileState,
    ...{ session, lastSession, cart, timers, eventCount, lastSeenAt },
    ...pastOf(read<ReturnType<typeof past.of>>('past') ?? emptyPast),
    ...(read<ReturnType<typeof runs.of>>('runs') ?? { runs: [], sent: [], decisions: [] }),
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
    ...(removed !== undefined ? { removed } : {}),
  }
  return { state: refolded(state, kept.recent.slice(kept.folded)), kept }
}

/** Without what is not there: most customers dislike nothing. */
function pastOf({ disliked, ...others }: ReturnType<typeof past.of>): ReturnType<typeof past.of> {
  return disliked === undefined ? others : { ...others, disliked }
}

const emptyPast: ReturnType<typeof past.of> = {
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
    if (mayFold(state.purposes, event)) next = { ...next, ...foldPast(next, event) }
  }
  return next
}

/**
 * Writes the sections in which `now` differs from `before`, one row each; the past only when asked, since it folds from
 * what `hot` holds until events leave for the timeline or something else changes it. Returns what stands on disk then.
 * Must run inside a transaction.
 */
export function save(sql: Sql, before: Whole | null, now: Whole, withPast: boolean): Whole {
  const isMoved = before !== null && profile.differs(before, now)
  const kept = {
    ...now.kept,
    ...(withPast ? { folded: now.kept.recent.length } : {}),
    ...(isMoved ? { isApart: true } : {}),
  }
  const whole = { state: now.state, kept }
  if (withPast) writeDeflated(sql, 'past', past.of(whole))
  if (isMoved) writeText(sql, 'profile', JSON.stringify(profile.of(whole)))
  if (before === null ? hasRuns(whole) : runs.differs(before, whole)) writeDeflated(sql, 'runs', runs.of(whole))
  if (before === null || isMoved || hot.differs(before, whole)) writeText(sql, 'hot', hotText(whole))
  return whole
}

/** True when nothing but the hot row changed: one statement, which needs no transaction around it. */
export const isHotAlone = (before: Whole, now: Whole): boolean =>
  !runs.differs(before, now) && !profile.differs(before, now)

export function saveHot(sql: Sql, before: Whole, now: Whole): Whole {
  if (hot.differs(before, now)) writeText(sql, 'hot', hotText(now))
  return now
}

const hasRuns = ({ state }: Whole): boolean => state.runs.length + state.sent.length + state.decisions.length > 0

const writeText = (sql: Sql, section: Section, text: string | ArrayBuffer): void => {
  sql.exec('INSERT OR REPLACE INTO state (section, value) VALUES (?, ?)', numbers[section], text)
}

/** Lists of links and decisions repeat themselves: a quarter of the bytes, written once in sixteen events. */
const writeDeflated = (sql: Sql, section: Section, value: object): void =>
  writeText(sql, section, deflated(JSON.stringify(value)))

/** The events are most of this section and were texts before: only the newest is written out anew. */
function hotText(whole: Whole): string {
  const { recent, ...rest } = hot.of(whole)
  const more = whole.kept.isApart ? rest : { profile: profile.of(whole), ...rest }
  return `${JSON.stringify(more).slice(0, -1)},"recent":${eventTexts(recent)}}`
}

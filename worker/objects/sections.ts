import type { CustomerState, Session } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId, MessageId, ProductId } from '../model/ids.ts'
import { foldPast, mayFold } from '../session/foldInterests.ts'
import { foldOrders } from '../session/foldOrders.ts'
import { deflated, inflated } from './deflated.ts'
import { ListText } from './listText.ts'

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
// first time. States are never changed in place, so a part that is the same object is the same.

/** Without the views and the newest events, whose texts grow with them. */
const hotOf = ({ state, kept }: Whole) => ({
  session: state.session === null ? null : { ...state.session, views: undefined },
  lastSession: state.lastSession,
  cart: state.cart,
  timers: state.timers,
  eventCount: state.eventCount,
  lastSeenAt: state.lastSeenAt,
  folded: kept.folded,
  sequence: kept.sequence,
  unsent: kept.unsent,
  inFlight: kept.inFlight,
  changed: kept.changed,
  removed: kept.removed,
  archiveKey: kept.archiveKey,
})

const hotDiffers = (a: Whole, b: Whole): boolean =>
  a.kept.recent !== b.kept.recent ||
  a.state.session !== b.state.session ||
  a.state.lastSession !== b.state.lastSession ||
  a.state.cart !== b.state.cart ||
  a.state.timers !== b.state.timers ||
  a.state.eventCount !== b.state.eventCount ||
  a.state.lastSeenAt !== b.state.lastSeenAt ||
  a.kept.folded !== b.kept.folded ||
  a.kept.sequence !== b.kept.sequence ||
  a.kept.unsent !== b.kept.unsent ||
  a.kept.inFlight !== b.kept.inFlight ||
  a.kept.changed !== b.kept.changed ||
  a.kept.removed !== b.kept.removed ||
  a.kept.archiveKey !== b.kept.archiveKey

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

const profileDiffers = ({ state: a, kept: x }: Whole, { state: b, kept: y }: Whole): boolean =>
  a.site !== b.site ||
  a.id !== b.id ||
  a.identifiers !== b.identifiers ||
  a.traits !== b.traits ||
  a.language !== b.language ||
  a.timeZone !== b.timeZone ||
  a.country !== b.country ||
  a.consents !== b.consents ||
  a.purposes !== b.purposes ||
  a.firstSeenAt !== b.firstSeenAt ||
  x.tokenFor !== y.tokenFor ||
  x.movedTo !== y.movedTo ||
  x.movingTo !== y.movingTo ||
  x.absorbed !== y.absorbed

type Past = Pick<CustomerState, 'interests' | 'shown' | 'clicks' | 'disliked' | 'orders' | 'orderCount'>
const pastOf = ({ interests, shown, clicks, disliked, orders, orderCount }: CustomerState): Past => ({
  interests,
  shown,
  clicks,
  orders,
  orderCount,
  // Most customers dislike nothing.
  ...(disliked === undefined ? {} : { disliked }),
})

type Runs = Pick<CustomerState, 'runs' | 'sent' | 'decisions'>
const runsDiffer = (a: CustomerState, b: CustomerState): boolean =>
  a.runs !== b.runs || a.sent !== b.sent || a.decisions !== b.decisions

/** What the hot section held in its texts: `views` is apart from the session whose it is. */
type StoredHot = Omit<ReturnType<typeof hotOf>, 'session'> & {
  /** with its views in one of an earlier release */
  session: (Omit<Session, 'views'> & Partial<Pick<Session, 'views'>>) | null
  views?: Session['views']
  recent: Kept['recent']
  profile?: ReturnType<typeof profileOf>
}

/** Texts of the lists that every request writes again with one more in them. */
export class HotTexts {
  readonly views = new ListText<Session['views'][number]>()
  readonly recent = new ListText<Event>()
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
  const stored = read<StoredHot>('hot')
  const apart = read<ReturnType<typeof profileOf>>('profile')
  const whose = apart ?? stored?.profile
  if (stored === undefined || whose === undefined) return null
  const { lastSession, cart, timers, eventCount, lastSeenAt, folded, sequence, unsent, inFlight, changed } = stored
  const { site, id, identifiers, traits, consents, purposes, firstSeenAt, absorbed } = whose
  const session =
    stored.session === null ? null : { ...stored.session, views: stored.views ?? stored.session.views ?? [] }
  const state: CustomerState = {
    ...{ site, id, identifiers, traits, consents, purposes, firstSeenAt },
    ...{ session, lastSession, cart, timers, eventCount, lastSeenAt },
    ...(read<Past>('past') ?? emptyPast),
    ...(read<Runs>('runs') ?? { runs: [], sent: [], decisions: [] }),
    ...(whose.language !== undefined ? { language: whose.language } : {}),
    ...(whose.timeZone !== undefined ? { timeZone: whose.timeZone } : {}),
    ...(whose.country !== undefined ? { country: whose.country } : {}),
  }
  const kept: Kept = {
    ...{ recent: stored.recent, folded, sequence, unsent, inFlight, changed, absorbed },
    isApart: apart !== undefined,
    ...(whose.tokenFor !== undefined ? { tokenFor: whose.tokenFor } : {}),
    ...(whose.movedTo !== undefined ? { movedTo: whose.movedTo } : {}),
    ...(whose.movingTo !== undefined ? { movingTo: whose.movingTo } : {}),
    ...(stored.archiveKey !== undefined ? { archiveKey: stored.archiveKey } : {}),
    ...(stored.removed !== undefined ? { removed: stored.removed } : {}),
  }
  return { state: refolded(state, kept.recent.slice(kept.folded)), kept }
}

const emptyPast: Past = {
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
export function save(sql: Sql, before: Whole | null, now: Whole, withPast: boolean, texts: HotTexts): Whole {
  const isMoved = before !== null && profileDiffers(before, now)
  const kept = {
    ...now.kept,
    ...(withPast ? { folded: now.kept.recent.length } : {}),
    ...(isMoved ? { isApart: true } : {}),
  }
  const { state } = now
  const whole = { state, kept }
  if (withPast) writeDeflated(sql, 'past', pastOf(state))
  if (isMoved) writeText(sql, 'profile', JSON.stringify(profileOf(whole)))
  if (before === null ? hasRuns(state) : runsDiffer(before.state, state)) {
    const { runs, sent, decisions } = state
    writeDeflated(sql, 'runs', { runs, sent, decisions } satisfies Runs)
  }
  if (before === null || isMoved || hotDiffers(before, whole)) writeText(sql, 'hot', hotText(whole, texts))
  return whole
}

/** True when nothing but the hot row changed: one statement, which needs no transaction around it. */
export const isHotAlone = (before: Whole, now: Whole): boolean =>
  !runsDiffer(before.state, now.state) && !profileDiffers(before, now)

export function saveHot(sql: Sql, before: Whole, now: Whole, texts: HotTexts): Whole {
  if (hotDiffers(before, now)) writeText(sql, 'hot', hotText(now, texts))
  return now
}

const hasRuns = ({ runs, sent, decisions }: CustomerState): boolean => runs.length + sent.length + decisions.length > 0

const writeText = (sql: Sql, section: Section, text: string | ArrayBuffer): void => {
  sql.exec('INSERT OR REPLACE INTO state (section, value) VALUES (?, ?)', numbers[section], text)
}

/** Lists of links and decisions repeat themselves: a quarter of the bytes, written once in sixteen events. */
const writeDeflated = (sql: Sql, section: Section, value: object): void =>
  writeText(sql, section, deflated(JSON.stringify(value)))

/** Views and events are most of this section and were texts before: only the newest is written out anew. */
function hotText(whole: Whole, texts: HotTexts): string {
  const { state, kept } = whole
  const rest = hotOf(whole)
  const more = JSON.stringify(kept.isApart ? rest : { profile: profileOf(whole), ...rest })
  const views = state.session === null ? '' : `,"views":${texts.views.of(state.session.views)}`
  return `${more.slice(0, -1)}${views},"recent":${texts.recent.of(kept.recent)}}`
}

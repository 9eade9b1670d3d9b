import type { Event } from '../model/event.ts'
import { deflatedOn, inflated, joined, windowBytes } from './deflated.ts'
import { eventLines } from './eventText.ts'
import { hash53 } from './hash53.ts'

type Sql = Pick<SqlStorage, 'exec'>

/** Message ids are remembered for this long: a retry within it is applied once. */
export const dedupeMs = 7 * 24 * 3_600_000
/** Events that wait in the hot section before they leave for a chunk. */
export const chunkAt = 16
/** A chunk grows to this many events; then the next begins. */
const chunkSize = 200
/** Room between two chunks for those that another object hands over. */
const step = 1000

interface Row extends Record<string, SqlStorageValue> {
  seq: number
  last: number
  seen: ArrayBuffer
  events: ArrayBuffer
}

/** The end of the newest chunk's plain text, so that the next events continue its stream; null: not read yet. */
export interface OpenChunk {
  seq: number
  text: string
}

/**
 * Puts events, oldest arrival first, behind the others: into the newest chunk while it has room, one row written either
 * way. `open` is what the last call answered, while the object stayed awake.
 */
export function appendChunk(sql: Sql, events: readonly Event[], open: OpenChunk | null): OpenChunk {
  const [row] = sql.exec<Row>('SELECT seq, last, seen, events FROM timeline ORDER BY seq DESC LIMIT 1').toArray()
  const hasRoom = row !== undefined && row.seen.byteLength / 8 + events.length <= chunkSize
  const text = linesOf(events)
  if (!hasRoom) {
    const seq = (row?.seq ?? 0) + step
    putChunk(sql, { seq, last: lastOf(events), seen: seenOf(events), events: deflatedOn('', text) })
    return { seq, text }
  }
  const before = open?.seq === row.seq ? open.text : inflated(row.events)
  putChunk(sql, {
    seq: row.seq,
    last: Math.max(row.last, lastOf(events)),
    seen: joined(row.seen, seenOf(events)),
    events: joined(row.events, deflatedOn(before, text)),
  })
  return { seq: row.seq, text: (before + text).slice(-windowBytes) }
}

/**
 * Puts events that another object had already projected right before the newest `unsent` ones of the chunks, so that
 * these stay the newest.
 */
export function insertChunks(sql: Sql, events: readonly Event[], unsent: number): void {
  let behind = 0
  let left = unsent
  for (const row of sql.exec<{ seq: number; seen: ArrayBuffer }>('SELECT seq, seen FROM timeline ORDER BY seq DESC')) {
    if (left <= 0) {
      behind = row.seq
      break
    }
    left -= row.seen.byteLength / 8
  }
  for (let from = 0; from < events.length; from += chunkSize) {
    const some = events.slice(from, from + chunkSize)
    const row = { last: lastOf(some), seen: seenOf(some), events: deflatedOn('', linesOf(some)) }
    putChunk(sql, { seq: ++behind, ...row })
  }
}

const linesOf = (events: readonly Event[]): string => `${eventLines(events)}\n`
const seenOf = (events: readonly Event[]): ArrayBuffer => Float64Array.from(events, ({ id }) => hash53(id)).buffer
const lastOf = (events: readonly Event[]): number => events.reduce((last, one) => Math.max(last, one.receivedAt), 0)

const putChunk = (sql: Sql, { seq, last, seen, events }: Row): unknown =>
  sql.exec('INSERT OR REPLACE INTO timeline (seq, last, seen, events) VALUES (?, ?, ?, ?)', seq, last, seen, events)

/** Hashes of the message ids that arrived within the last 7 days. */
export function loadSeen(sql: Sql, now: number): Set<number> {
  const seen = new Set<number>()
  for (const row of sql.exec<{ seen: ArrayBuffer }>('SELECT seen FROM timeline WHERE last >= ?', now - dedupeMs)) {
    for (const hash of new Float64Array(row.seen)) seen.add(hash)
  }
  return seen
}

/** The newest `count` events of the chunks, oldest arrival first. */
export function newestOf(sql: Sql, count: number): Event[] {
  const events: Event[] = []
  if (count <= 0) return events
  for (const row of sql.exec<{ events: ArrayBuffer }>('SELECT events FROM timeline ORDER BY seq DESC')) {
    events.unshift(...unpacked(row.events))
    if (events.length >= count) break
  }
  return events.slice(-count)
}

/** All events, chunk by chunk, oldest first. */
export const allChunks = (sql: Sql): Event[][] =>
  sql
    .exec<{ events: ArrayBuffer }>('SELECT events FROM timeline ORDER BY seq')
    .toArray()
    .map((row) => unpacked(row.events))

export interface TimelinePage {
  /** newest first */
  events: readonly Event[]
  /** where the next page begins; absent on the last */
  next?: string
}

/**
 * A page of the timeline, newest first. `before` is a page's `next`: "<chunk>.<how many of it were listed>", where the
 * events that are in no chunk yet count as chunk 0.
 */
export function readPage(
  sql: Sql | null,
  recent: readonly Event[],
  before: string | undefined,
  limit: number,
): TimelinePage {
  const [chunk, skip] = (before ?? '0.0').split('.').map(Number)
  const events: Event[] = []
  if (chunk === 0) {
    const page = byTime(recent).slice(skip, (skip ?? 0) + limit)
    events.push(...page)
    if ((skip ?? 0) + page.length < recent.length) return { events, next: `0.${(skip ?? 0) + page.length}` }
  }
  if (sql === null) return { events }
  const rows = sql.exec<{ seq: number; events: ArrayBuffer }>(
    'SELECT seq, events FROM timeline WHERE seq <= ? ORDER BY seq DESC',
    chunk === 0 || chunk === undefined || Number.isNaN(chunk) ? Number.MAX_SAFE_INTEGER : chunk,
  )
  for (const row of rows) {
    if (events.length >= limit) return { events, next: `${row.seq}.0` }
    const from = row.seq === chunk ? (skip ?? 0) : 0
    const all = byTime(unpacked(row.events))
    const page = all.slice(from, from + limit - events.length)
    events.push(...page)
    if (from + page.length < all.length) return { events, next: `${row.seq}.${from + page.length}` }
  }
  return { events }
}

const byTime = (events: readonly Event[]): Event[] => [...events].sort((a, b) => b.at - a.at)

// What this object wrote itself is read back without parsing it a second time.
const unpacked = (bytes: ArrayBuffer): Event[] =>
  inflated(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event)

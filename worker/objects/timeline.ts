import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Event } from '../model/event.ts'
import { eventTexts } from './eventText.ts'
import { hash53 } from './hash53.ts'

type Sql = Pick<SqlStorage, 'exec'>

/** Message ids are remembered for this long: a retry within it is applied once. */
export const dedupeMs = 7 * 24 * 3_600_000
/** Events that wait in the hot section before they leave for a chunk. */
export const chunkAt = 8

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Room between two chunks for those that another object hands over. */
const step = 1000
const insertSize = 200

/** Puts events, oldest arrival first, into one row at the end: deflated, since neighbours repeat each other. */
export function appendChunk(sql: Sql, events: readonly Event[]): void {
  const [newest] = sql.exec<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM timeline').toArray()
  putChunk(sql, (newest?.seq ?? 0) + step, events)
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
  for (let from = 0; from < events.length; from += insertSize) {
    putChunk(sql, ++behind, events.slice(from, from + insertSize))
  }
}

function putChunk(sql: Sql, seq: number, events: readonly Event[]): void {
  const seen = new Float64Array(events.length)
  let last = 0
  for (const [at, event] of events.entries()) {
    seen[at] = hash53(event.id)
    last = Math.max(last, event.receivedAt)
  }
  sql.exec('INSERT INTO timeline (seq, last, seen, events) VALUES (?, ?, ?, ?)', seq, last, seen.buffer, packed(events))
}

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
export function readPage(sql: Sql, recent: readonly Event[], before: string | undefined, limit: number): TimelinePage {
  const [chunk, skip] = (before ?? '0.0').split('.').map(Number)
  const events: Event[] = []
  if (chunk === 0) {
    const page = byTime(recent).slice(skip, (skip ?? 0) + limit)
    events.push(...page)
    if ((skip ?? 0) + page.length < recent.length) return { events, next: `0.${(skip ?? 0) + page.length}` }
  }
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

function packed(events: readonly Event[]): ArrayBuffer {
  const bytes = deflateRawSync(encoder.encode(eventTexts(events)))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

// What this object wrote itself is read back without parsing it a second time.
const unpacked = (bytes: ArrayBuffer): Event[] =>
  JSON.parse(decoder.decode(inflateRawSync(new Uint8Array(bytes)))) as Event[]

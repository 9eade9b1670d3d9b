import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId, MessageId, SiteId } from '../model/ids.ts'
import type { Message } from '../model/message.ts'
import { newCustomer } from '../session/newCustomer.ts'
import { hash53 } from './hash53.ts'
import { readMessage, readMessages, writeMessage } from './messageRows.ts'
import type { Kept, Table, Whole } from './sections.ts'
import { createTable, HotTexts, isHotAlone, load, nothingKept, save, saveHot, tablesOf } from './sections.ts'
import { allChunks, appendChunk, chunkAt, insertChunks, loadSeen, newestOf, readPage } from './timeline.ts'
import type { OpenChunk, TimelinePage } from './timeline.ts'

export interface Change {
  state?: CustomerState
  kept?: Kept
  messages?: readonly Message[]
  /** the past changed by something else than the events that `kept.recent` holds */
  withPast?: boolean
}

/**
 * A customer's whole record: in memory while the object is awake, its changed parts on disk. Nothing is written, and no
 * table made, before the first change: to ask about a customer who isn't there stores nothing.
 */
export class Dossier {
  private readonly storage: Pick<DurableObjectStorage, 'sql' | 'transactionSync'>
  private whole: Whole
  /** what stands on disk; null: nothing */
  private stored: Whole | null
  private readonly tables: Set<Table>
  private readonly texts = new HotTexts()
  private openChunk: OpenChunk | null = null
  private seen: Set<number> | null = null

  constructor(
    storage: Pick<DurableObjectStorage, 'sql' | 'transactionSync'>,
    site: SiteId,
    id: CustomerId,
    now: number,
  ) {
    this.storage = storage
    this.tables = tablesOf(storage.sql)
    this.stored = this.tables.has('state') ? load(storage.sql) : null
    this.whole = this.stored ?? { state: newCustomer(site, id, now), kept: nothingKept }
  }

  get state(): CustomerState {
    return this.whole.state
  }

  get kept(): Kept {
    return this.whole.kept
  }

  /** Whether anything is stored of this customer. */
  get exists(): boolean {
    return this.stored !== null
  }

  /** The events that were not applied yet, each id once. `now`: epoch ms. */
  unseen(events: readonly Event[], now: number): Event[] {
    const seen = (this.seen ??= this.loadSeen(now))
    const hashes = new Set<number>()
    return events.filter((event) => {
      const hash = hash53(event.id)
      if (seen.has(hash) || hashes.has(hash)) return false
      hashes.add(hash)
      return true
    })
  }

  private loadSeen(now: number): Set<number> {
    const seen = this.tables.has('timeline') ? loadSeen(this.storage.sql, now) : new Set<number>()
    for (const event of this.kept.recent) seen.add(hash53(event.id))
    return seen
  }

  /** Stores a change in one transaction; memory follows only once it is written. */
  write(change: Change): void {
    const before = this.kept.recent
    if (!this.writeHot(change)) this.inTransaction((made) => this.put(change, made))
    const recent = change.kept?.recent
    if (this.seen === null || recent === undefined) return
    // Newer events stand behind those that were there.
    for (let at = recent[0] === before[0] ? before.length : 0; at < recent.length; at++) {
      const event = recent[at]
      if (event !== undefined) this.seen.add(hash53(event.id))
    }
  }

  /** The common case, one row; false when the change is more than that. */
  private writeHot({ state = this.whole.state, kept = this.whole.kept, messages, withPast }: Change): boolean {
    if (this.stored === null || withPast === true || (messages?.length ?? 0) > 0) return false
    const now = { state, kept }
    if (kept.recent.length >= chunkAt || !isHotAlone(this.stored, now)) return false
    this.whole = this.stored = saveHot(this.storage.sql, this.stored, now, this.texts)
    return true
  }

  /** Changes what is kept in memory alone; the next write stores it. */
  intend(change: Partial<Whole>): void {
    this.whole = { ...this.whole, ...change }
  }

  /** Adds events that another object had already projected, oldest first. */
  adopt(events: readonly Event[], change: Change): void {
    const unsentInChunks = Math.max(0, this.kept.unsent - this.kept.recent.length)
    this.inTransaction((made) => {
      this.need('timeline', made)
      insertChunks(this.storage.sql, events, unsentInChunks)
      this.openChunk = null
      return this.put({ ...change, withPast: true }, made)
    })
    if (this.seen !== null) for (const event of events) this.seen.add(hash53(event.id))
  }

  /** Leaves nothing of the customer but what `change` says: a pointer to the object that holds the rest now. */
  reduce(change: Change): void {
    const { sql } = this.storage
    this.inTransaction((made) => {
      if (this.tables.has('timeline')) sql.exec('DELETE FROM timeline')
      if (this.tables.has('message')) sql.exec('DELETE FROM message')
      this.openChunk = null
      return this.put({ ...change, withPast: true }, made)
    })
  }

  private inTransaction(work: (made: Set<Table>) => Whole): void {
    const made = new Set<Table>()
    try {
      this.whole = this.stored = this.storage.transactionSync(() => work(made))
    } catch (error) {
      this.openChunk = null // it may hold what was rolled back
      throw error
    }
    for (const table of made) this.tables.add(table)
  }

  private put(change: Change, made: Set<Table>): Whole {
    const { sql } = this.storage
    const state = change.state ?? this.whole.state
    const given = change.kept ?? this.whole.kept
    this.need('state', made)
    if (change.messages !== undefined && change.messages.length > 0) {
      this.need('message', made)
      for (const message of change.messages) writeMessage(sql, message)
    }
    const isFull = given.recent.length >= chunkAt
    const kept = isFull ? { ...given, recent: [], folded: 0 } : given
    const whole = save(sql, this.stored, { state, kept }, isFull || change.withPast === true, this.texts)
    if (isFull) {
      // After the section they leave: the pages it frees are the ones the chunk takes.
      this.need('timeline', made)
      this.openChunk = appendChunk(sql, given.recent, this.openChunk)
    }
    return whole
  }

  private need(table: Table, made: Set<Table>): void {
    if (this.tables.has(table) || made.has(table)) return
    createTable(this.storage.sql, table)
    made.add(table)
  }

  page(before: string | undefined, limit: number): TimelinePage {
    return readPage(this.chunks, this.kept.recent, before, limit)
  }

  /** Every event there is, oldest arrival first. */
  allEvents(): Event[] {
    return [...(this.chunks === null ? [] : allChunks(this.chunks).flat()), ...this.kept.recent]
  }

  /** The newest `count` events, oldest first. */
  newest(count: number): readonly Event[] {
    const { recent } = this.kept
    if (count <= recent.length) return recent.slice(recent.length - count)
    return this.chunks === null ? recent : [...newestOf(this.chunks, count - recent.length), ...recent]
  }

  message(id: MessageId): Message | null {
    return this.tables.has('message') ? readMessage(this.storage.sql, id) : null
  }

  messages(): Message[] {
    return this.tables.has('message') ? readMessages(this.storage.sql) : []
  }

  /** The database, where there is a chunk to read at all. */
  private get chunks(): SqlStorage | null {
    return this.tables.has('timeline') ? this.storage.sql : null
  }
}

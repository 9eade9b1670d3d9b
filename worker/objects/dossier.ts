import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId, MessageId, SiteId } from '../model/ids.ts'
import type { Message } from '../model/message.ts'
import { newCustomer } from '../session/newCustomer.ts'
import { hash53 } from './hash53.ts'
import { readMessage, readMessages, writeMessage } from './messageRows.ts'
import type { Kept, Whole } from './sections.ts'
import { createTables, hasTables, load, nothingKept, save } from './sections.ts'
import { allChunks, appendChunk, chunkAt, insertChunks, loadSeen, newestOf, readPage } from './timeline.ts'
import type { TimelinePage } from './timeline.ts'

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
  private tables: boolean
  private seen: Set<number> | null = null

  constructor(
    storage: Pick<DurableObjectStorage, 'sql' | 'transactionSync'>,
    site: SiteId,
    id: CustomerId,
    now: number,
  ) {
    this.storage = storage
    this.tables = hasTables(storage.sql)
    this.stored = this.tables ? load(storage.sql) : null
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
    const seen = this.tables ? loadSeen(this.storage.sql, now) : new Set<number>()
    for (const event of this.kept.recent) seen.add(hash53(event.id))
    return seen
  }

  /** Stores a change in one transaction; memory follows only once it is written. */
  write(change: Change): void {
    const { sql } = this.storage
    const state = change.state ?? this.whole.state
    const given = change.kept ?? this.whole.kept
    this.whole = this.stored = this.storage.transactionSync(() => {
      if (!this.tables) createTables(sql)
      for (const message of change.messages ?? []) writeMessage(sql, message)
      const isFull = given.recent.length >= chunkAt
      if (isFull) appendChunk(sql, given.recent)
      const kept = isFull ? { ...given, recent: [], folded: 0 } : given
      return save(sql, this.stored, { state, kept }, isFull || change.withPast === true)
    })
    this.tables = true
    if (this.seen !== null) for (const event of given.recent) this.seen.add(hash53(event.id))
  }

  /** Adds events that another object had already projected, oldest first. */
  adopt(events: readonly Event[], change: Change): void {
    this.storage.transactionSync(() => {
      if (!this.tables) createTables(this.storage.sql)
      this.tables = true
      insertChunks(this.storage.sql, events, Math.max(0, this.kept.unsent - this.kept.recent.length))
      this.write({ ...change, withPast: true })
    })
    if (this.seen !== null) for (const event of events) this.seen.add(hash53(event.id))
  }

  page(before: string | undefined, limit: number): TimelinePage {
    return this.tables ? readPage(this.storage.sql, this.kept.recent, before, limit) : { events: [] }
  }

  /** Every event there is, oldest arrival first. */
  allEvents(): Event[] {
    return this.tables ? [...allChunks(this.storage.sql).flat(), ...this.kept.recent] : []
  }

  /** The newest `count` events, oldest first. */
  newest(count: number): readonly Event[] {
    const { recent } = this.kept
    if (count <= recent.length) return recent.slice(recent.length - count)
    return this.tables ? [...newestOf(this.storage.sql, count - recent.length), ...recent] : recent
  }

  message(id: MessageId): Message | null {
    return this.tables ? readMessage(this.storage.sql, id) : null
  }

  messages(): Message[] {
    return this.tables ? readMessages(this.storage.sql) : []
  }

  /** Leaves nothing of the customer but what `change` says: a pointer to the object that holds the rest now. */
  reduce(change: Change): void {
    const { sql } = this.storage
    this.storage.transactionSync(() => {
      if (!this.tables) createTables(sql)
      this.tables = true
      sql.exec('DELETE FROM timeline')
      sql.exec('DELETE FROM message')
      this.write({ ...change, withPast: true })
    })
  }
}

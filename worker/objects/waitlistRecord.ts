import { emptyHead, standing } from '../catalog/waiting/head.ts'
import type { Head } from '../catalog/waiting/head.ts'
import { isKnown } from '../catalog/waiting/fold.ts'
import type { Folded } from '../catalog/waiting/fold.ts'
import { rememberedMs } from '../catalog/waiting/phases.ts'
import type { CustomerId } from '../model/ids.ts'
import type { Waiting } from '../model/waiting.ts'
import { hash53 } from './hash53.ts'

/** What one row holds: the head, the newest interests, and how the older ones are packed. */
interface Stored {
  head: Head
  /** newest interests, not yet in a page of their own */
  log: readonly Waiting[]
  pages: number
  /** entries that the pages held when they were last written anew */
  compact: number
}

/** One batch of customers to be told of a change. */
export interface Handout {
  customers: readonly CustomerId[]
}

type Kv = DurableObjectStorage['kv']

const logAtMost = 200
const pageSize = 500
/** Customers told by one queue message. */
export const batchSize = 100
const longestLookBackMs = 60 * 86_400_000

const pageKey = (page: number): string => `page:${page}`
const batchPrefix = (drain: number): string => `batch:${drain}:`
const batchKey = (drain: number, batch: number): string => batchPrefix(drain) + batch
const toldKey = (change: string): string => `told:${change}`

function withoutTimes(interest: Folded): Waiting {
  const { times: _, ...entry } = interest
  return entry
}

/**
 * A Waitlist on disk: one row for all that changes together, interests packed 500 to a row behind it, a row per batch that
 * is being handed out, and one per change for who was told. Nothing is written before the first change or interest.
 */
export class WaitlistRecord {
  private readonly kv: Kv
  private stored: Stored

  constructor(kv: Kv) {
    this.kv = kv
    this.stored = kv.get<Stored>('head') ?? { head: emptyHead, log: [], pages: 0, compact: 0 }
  }

  get head(): Head {
    return this.stored.head
  }

  /** Every interest there is, oldest arrival first. */
  *entries(): Generator<Waiting> {
    for (let page = 0; page < this.stored.pages; page++) yield* this.kv.get<readonly Waiting[]>(pageKey(page)) ?? []
    yield* this.stored.log
  }

  get isEmpty(): boolean {
    return this.stored.log.length === 0 && this.stored.pages === 0
  }

  /** Changes the head in memory alone; the next write stores it. */
  intend(head: Head): void {
    this.stored = { ...this.stored, head }
  }

  write(head: Head): void {
    this.put({ ...this.stored, head })
  }

  /** Adds what is not known yet: one row, now and then one more. Returns what was new. `now`: epoch ms. */
  add(entries: readonly Waiting[], now: number): readonly Waiting[] {
    const { stored } = this
    const fresh = entries.filter((entry, at) => !isKnown(stored.log, entry) && !isKnown(entries.slice(0, at), entry))
    if (fresh.length === 0) return fresh
    const log = [...stored.log, ...fresh]
    if (log.length < logAtMost) this.put({ ...stored, log })
    else if (stored.pages * pageSize + log.length >= 2 * stored.compact + 4 * pageSize) this.compact(log, now)
    else this.put({ ...stored, ...this.paged(log, stored.pages) })
    return fresh
  }

  /** Writes the pages anew with what still counts: amortised, a row per several hundred interests. */
  compact(log: readonly Waiting[] = this.stored.log, now: number): void {
    const { stored } = this
    this.stored = { ...stored, log }
    const kept = standing(stored.head, this.entries())
      .filter(({ at, ended }) => at > now - (ended ? rememberedMs : Infinity))
      .filter(({ kind, at }) => kind !== 'viewed' || at > now - longestLookBackMs)
      .map(withoutTimes)
    const head = { ...stored.head, moved: {}, forgotten: {} }
    const packed = this.paged(kept, 0)
    for (let page = packed.pages; page < stored.pages; page++) this.kv.delete(pageKey(page))
    this.put({ head, ...packed, compact: kept.length })
  }

  private paged(log: readonly Waiting[], from: number): Pick<Stored, 'log' | 'pages'> {
    let at = 0
    let pages = from
    for (; log.length - at >= logAtMost; at += pageSize) this.kv.put(pageKey(pages++), log.slice(at, at + pageSize))
    return { log: log.slice(at), pages }
  }

  /** Puts the customers of a drain where batches are taken from. Returns how many batches. */
  handOut(drain: number, customers: readonly CustomerId[]): number {
    let batch = 0
    for (let at = 0; at < customers.length; at += batchSize) {
      this.kv.put(batchKey(drain, batch++), { customers: customers.slice(at, at + batchSize) } satisfies Handout)
    }
    return batch
  }

  batch(drain: number, batch: number): Handout | null {
    return this.kv.get<Handout>(batchKey(drain, batch)) ?? null
  }

  /** Batches of a drain that nobody confirmed. */
  openBatches(drain: number, limit?: number): number[] {
    const prefix = batchPrefix(drain)
    const rows = this.kv.list({ prefix, ...(limit === undefined ? {} : { limit }) })
    return Array.from(rows, ([key]) => Number(key.slice(prefix.length)))
  }

  /** Confirms a batch, but for the customers in `left`. */
  confirm(drain: number, batch: number, left: readonly CustomerId[]): void {
    if (left.length === 0) this.kv.delete(batchKey(drain, batch))
    else this.kv.put(batchKey(drain, batch), { customers: left } satisfies Handout)
  }

  dropBatches(drain: number): void {
    for (const batch of this.openBatches(drain)) this.kv.delete(batchKey(drain, batch))
  }

  /** Who was told of a change so far. */
  told(change: string): (customer: CustomerId) => boolean {
    const known = new Set(this.kv.get<Float64Array>(toldKey(change)) ?? [])
    return (customer) => known.has(hash53(customer))
  }

  addTold(change: string, customers: readonly CustomerId[]): void {
    const known = this.kv.get<Float64Array>(toldKey(change)) ?? new Float64Array()
    const all = new Float64Array(known.length + customers.length)
    all.set(known)
    all.set(customers.map(hash53), known.length)
    this.kv.put(toldKey(change), all)
  }

  /** Forgets who was told of changes that nobody can be late for any more. */
  dropTold(changes: readonly string[]): void {
    for (const change of changes) this.kv.delete(toldKey(change))
  }

  private put(stored: Stored): void {
    this.kv.put('head', stored)
    this.stored = stored
  }
}

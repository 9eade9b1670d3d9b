import { DurableObject } from 'cloudflare:workers'
import {
  heardChange,
  missedBy,
  nextBatchMs,
  nextDue,
  passed,
  recipientsOf,
  standing,
  withDrain,
} from '../catalog/waiting/head.ts'
import type { Head } from '../catalog/waiting/head.ts'
import type { Phase } from '../catalog/waiting/phases.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { changeId } from '../model/change.ts'
import type { Change } from '../model/change.ts'
import { asId } from '../model/ids.ts'
import type { CustomerId, ProductId, SiteId } from '../model/ids.ts'
import type { Telling } from '../model/telling.ts'
import type { Waiting } from '../model/waiting.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { packedWithinMs, viewersOf } from '../store/viewers.ts'
import { Alarm, withoutThrowing } from './timers.ts'
import { Turn } from './turn.ts'
import { tally } from './waitlistTally.ts'
import type { WaitlistTally } from './waitlistTally.ts'
import { WaitlistRecord } from './waitlistRecord.ts'

/** A batch as whoever takes it has to tell it. */
export interface TakenBatch extends Pick<Phase, 'news' | 'is'> {
  customers: readonly CustomerId[]
}

/** What came of a batch. */
export interface BatchReport {
  /** customers that could not be told: the batch stays open for them */
  left: readonly CustomerId[]
  /** customers that are part of others now */
  moved: readonly (readonly [from: CustomerId, to: CustomerId])[]
  /** customers of whom nothing is stored any more */
  absent: readonly CustomerId[]
}

/** A batch that nobody confirmed for so long is put into the queue again. */
const resendMs = 10 * 60_000
/** News that could not be told for so long are news no more. */
const giveUpMs = 24 * 3_600_000
/** A queue takes so many messages in one call. */
const sendAtMost = 100

export const waitlistName = (site: SiteId, product: ProductId): string => `${site}/${product}`

/**
 * Who waits for one product of a site, and what changed about it: one change finds everybody it is news for without a look
 * at any customer, and hands them out in batches through the queue. What is told twice is told once.
 */
export class Waitlist extends DurableObject<Env> {
  private readonly record: WaitlistRecord
  private readonly alarmClock: Alarm
  private readonly site: SiteId
  private readonly product: ProductId
  private readonly turn = new Turn()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const name = ctx.id.name ?? ''
    const slash = name.indexOf('/')
    this.site = asId<SiteId>(name.slice(0, slash))
    this.product = asId<ProductId>(name.slice(slash + 1))
    this.record = new WaitlistRecord(ctx.storage.kv)
    this.alarmClock = new Alarm(ctx.storage, name, 'waitlist')
    void ctx.blockConcurrencyWhile(async () => {
      await this.alarmClock.look()
    })
  }

  /** Takes interests in, and tells those who come too late for a change what they missed. */
  async add(entries: readonly Waiting[]): Promise<void> {
    const now = clock.now()
    const { head } = nextDue(this.record.head, now)
    this.record.intend(head)
    const fresh = this.ctx.storage.transactionSync(() => this.record.add(entries, now))
    const missed = new Set(fresh.flatMap(({ at, ended }) => (ended ? [] : missedBy(head, at, now))))
    for (const phase of missed) await this.tell(phase, [], null)
    await this.arm()
  }

  /** Takes changes in: who is to be told at once is, the rest when it has settled. */
  async changed(changes: readonly Change[]): Promise<void> {
    const now = clock.now()
    const { head } = this.record
    let next = changes.reduce((known, change) => heardChange(known, change, now), head)
    if (next === head) return
    // Nobody asked, carted or wished it yet: who is late is told what was due, without a look now.
    if (this.record.isEmpty) next = passed(next, now)
    this.record.write(next)
    await this.ring()
  }

  /** The customers of a batch; null when it was confirmed already. */
  take(drain: number, batch: number): TakenBatch | null {
    const found = this.record.head.drains.find(({ id }) => id === drain)
    const handout = this.record.batch(drain, batch)
    if (found === undefined || handout === null) return null
    return { news: found.news, is: found.is, customers: handout.customers }
  }

  /** Notes what came of a batch. One that was confirmed before changes nothing. */
  async confirm(drain: number, batch: number, { left, moved, absent }: BatchReport): Promise<void> {
    if (this.record.batch(drain, batch) === null) return
    this.ctx.storage.transactionSync(() => {
      this.record.confirm(drain, batch, left)
      let { head } = this.record
      if (moved.length + absent.length > 0) {
        const now = clock.now()
        head = {
          ...head,
          moved: { ...head.moved, ...Object.fromEntries(moved) },
          forgotten: { ...head.forgotten, ...Object.fromEntries(absent.map((customer) => [customer, now])) },
        }
      }
      const isOver = this.record.openBatches(drain, 1).length === 0
      if (isOver) head = { ...head, drains: head.drains.filter(({ id }) => id !== drain) }
      if (head !== this.record.head) this.record.write(head)
    })
    await this.arm()
  }

  /** Leaves nothing of these customers behind: they were erased. */
  forget(customers: readonly CustomerId[]): void {
    const now = clock.now()
    const ids = new Set(customers)
    if (![...this.record.entries()].some(({ customer }) => ids.has(customer))) return
    const { head } = this.record
    const forgotten = { ...head.forgotten, ...Object.fromEntries(customers.map((customer) => [customer, now])) }
    this.ctx.storage.transactionSync(() => {
      this.record.intend({ ...head, forgotten })
      this.record.compact(undefined, now)
    })
  }

  /** Who waits, in numbers. */
  tally(): WaitlistTally {
    return tally(this.record.head, standing(this.record.head, this.record.entries()))
  }

  override async alarm(): Promise<void> {
    this.alarmClock.fired()
    await withoutThrowing('waitlist alarm', () => this.ring())
  }

  /** Does what is due now. Called by the alarm, and by development's clock. */
  ring(): Promise<void> {
    return this.turn.take(() => this.ringDue())
  }

  private async ringDue(): Promise<void> {
    try {
      for (let round = 0; round < 100; round++) {
        const now = clock.now()
        const { head, phase } = nextDue(this.record.head, now)
        this.record.intend(head)
        if (phase === null) break
        if (phase.audience !== 'viewing') await this.tell(phase, [], null)
        else {
          const viewers = await viewersOf(this.env, this.site, this.product, now)
          await this.tell(phase, viewers, await this.lateViewersAt(phase))
        }
      }
      await this.resend(clock.now())
    } finally {
      await this.arm()
    }
  }

  /** When the last views from before the change will have come in, where that is not yet; null: they have. */
  private async lateViewersAt({ news, dueAt }: Phase): Promise<number | null> {
    const config = await siteConfig(this.env, this.site)
    const delayMs = config?.settings.flushDelayMs ?? 0
    const lastAt = news.at + delayMs + packedWithinMs
    return dueAt < lastAt ? lastAt : null
  }

  /** Hands a phase out to whom it concerns and was not told yet: written first, then sent, so that nobody is missed. */
  private async tell(phase: Phase, viewers: readonly Waiting[], later: number | null): Promise<void> {
    const now = clock.now()
    const change = changeId(phase.news)
    const { head } = this.record
    const log = [...this.record.entries(), ...viewers]
    const { customers, more } = recipientsOf(head, phase, log, this.record.told(change), now)
    const next = withDrain(head, phase, customers.length, more ? now + nextBatchMs : later, now)
    if (customers.length === 0) {
      // Nobody to tell: that this was looked at needs no row, it would only be looked at again.
      this.record.intend(next)
      return
    }
    this.ctx.storage.transactionSync(() => {
      this.record.handOut(head.drained, customers)
      this.record.addTold(change, customers)
      this.record.dropTold(staleChanges(head, next))
      this.record.write(next)
    })
    await this.arm() // No await since the write, so rows and alarm commit together.
    await this.send(head.drained)
  }

  /** What the queue, or a consumer, lost is sent again; what nobody could tell for a day is given up. */
  private async resend(now: number): Promise<void> {
    const late = this.record.head.drains.filter(({ startedAt }) => startedAt <= now - giveUpMs)
    if (late.length > 0) {
      console.error(`waitlist ${this.site}/${this.product}: ${late.length} drains given up after a day`)
      this.ctx.storage.transactionSync(() => {
        for (const { id } of late) this.record.dropBatches(id)
        this.record.write({ ...this.record.head, drains: this.record.head.drains.filter((one) => !late.includes(one)) })
      })
    }
    if (this.resendAt() > now) return
    this.sentAt = now
    for (const { id } of this.record.head.drains) await this.send(id)
  }

  /** when the open batches were last put into the queue, as far as this instance knows */
  private sentAt = 0

  private resendAt(): number {
    const { drains } = this.record.head
    return drains.length === 0
      ? Infinity
      : Math.max(this.sentAt, ...drains.map(({ startedAt }) => startedAt)) + resendMs
  }

  private async send(drain: number): Promise<void> {
    const { site, product } = this
    const bodies = this.record
      .openBatches(drain)
      .map((batch): Telling => ({ is: 'batch', site, product, drain, batch }))
    for (let from = 0; from < bodies.length; from += sendAtMost) {
      await this.env.CHANGES.sendBatch(bodies.slice(from, from + sendAtMost).map((body) => ({ body })))
    }
  }

  private arm(): Promise<void> {
    const { phases } = this.record.head
    const dueAt = Math.min(this.resendAt(), ...phases.map((phase) => phase.dueAt))
    return this.alarmClock.arm(dueAt === Infinity ? null : dueAt)
  }
}

/** Changes that were told before and are forgotten now. */
function staleChanges(before: Head, after: Head): readonly string[] {
  const kept = new Set(after.ran.map(({ news }) => changeId(news)))
  return [...new Set(before.ran.map(({ news }) => changeId(news)))].filter((id) => !kept.has(id))
}

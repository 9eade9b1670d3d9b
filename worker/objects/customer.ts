import { DurableObject } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { CustomerState, Timer } from '../model/customer.ts'
import { AppError } from '../model/error.ts'
import type { Event } from '../model/event.ts'
import type { LiveFacts } from '../model/facts.ts'
import { asId } from '../model/ids.ts'
import type { CustomerId, MessageId, SiteId } from '../model/ids.ts'
import { customerObjectName } from '../model/keys.ts'
import type { Draft, Message, Prepared, RenderInputs } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { react } from '../scenarios/react.ts'
import { withTimer } from '../scenarios/timerList.ts'
import { closesAt } from '../session/foldSession.ts'
import { liveFacts } from '../session/liveFacts.ts'
import { tooManyWatches, watchesOf } from '../session/watches.ts'
import type { Watch } from '../session/watches.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { Dossier } from './dossier.ts'
import { eventsOf } from './eventText.ts'
import { Inbox } from './inbox.ts'
import type { InboxView } from './inboxView.ts'
import { isListed } from './inboxView.ts'
import type { OutboxHost } from './outbox.ts'
import { deliver } from './outbox.ts'
import { mergesAtMost, pack, unpack } from './parcel.ts'
import type { Parcel } from './parcel.ts'
import { becomePointer, forgetMoved, handedTo } from './pointer.ts'
import { Projector } from './projector.ts'
import { receiptsOf } from './receipts.ts'
import { asOf, closedSession, isQuiet, queued, received, smallSiteMs, withFlush } from './receive.ts'
import type { Batch, Received } from './receive.ts'
import type { TimelinePage } from './timeline.ts'
import { Alarm, dueTimers, earliest, withoutThrowing } from './timers.ts'
import { Turn } from './turn.ts'
import { WriteLimit } from './writeLimit.ts'

/** Where this customer's record lies now, when it is not here. */
export interface Moved {
  movedTo?: CustomerId
}

/** What jobs/renderMessage.ts answers over RPC. */
interface Renderer {
  prepare(draft: Draft, state: CustomerState, inputs?: RenderInputs): Promise<Prepared>
}

/** How long a timer that failed waits before it is tried again. */
const retryMs = 60_000

/** One person on one site: the only writer of its session, cart, runs, timers and messages. */
export class Customer extends DurableObject<Env> {
  private readonly dossier: Dossier
  private readonly alarmClock: Alarm
  private readonly projector: Projector
  private readonly ownInbox: Inbox
  private readonly writeLimit = new WriteLimit()
  private readonly turn = new Turn()
  private readonly delivering = new Set<MessageId>()
  private readonly sending = new Set<Promise<void>>()
  private readonly site: SiteId
  private readonly id: CustomerId
  private config: SiteConfig | null = null
  private moving: Promise<void> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const name = ctx.id.name ?? ''
    const [site, id] = name.split('/')
    this.site = asId<SiteId>(site ?? '')
    this.id = asId<CustomerId>(id ?? '')
    this.dossier = new Dossier(ctx.storage, this.site, this.id, clock.now())
    this.alarmClock = new Alarm(ctx.storage, name)
    this.projector = new Projector(env, this.dossier)
    this.ownInbox = new Inbox(ctx, this.dossier)
    void ctx.blockConcurrencyWhile(async () => {
      if (await this.alarmClock.look()) this.projector.resume(clock.now())
    })
  }

  /** Stores the new events and what follows from them. Resolves once on disk: accepted means stored. */
  async receive(batch: Batch): Promise<Received> {
    const config = await this.configOf(batch.config)
    await this.settled()
    const { movedTo, movingTo } = this.dossier.kept
    if (movedTo !== undefined) return { stored: 0, duplicates: 0, movedTo }
    if (movingTo !== undefined) return this.receive(batch) // it began while this call waited
    const now = clock.now()
    const { writesAMinute } = batch
    const retryAfterMs = writesAMinute === undefined ? 0 : this.writeLimit.wait(writesAMinute, now)
    if (retryAfterMs > 0) return { stored: 0, duplicates: 0, retryAfterMs }
    const events = typeof batch.events === 'string' ? eventsOf(batch.events) : batch.events
    const { length } = events
    if (!this.dossier.exists && events.every(({ action }) => action.type === 'product-changed')) {
      return { stored: 0, duplicates: 0, absent: true }
    }
    const fresh = this.dossier.unseen(events, now)
    const mayHaveToken = batch.firstToken === true && this.grantsToken(events)
    if (fresh.length === 0) return { stored: 0, duplicates: length, mayHaveToken }
    const { kept } = this.dossier
    const first = events[0]?.id
    const known = mayHaveToken && first !== undefined ? { ...kept, tokenFor: first } : kept
    const outcome = received(this.dossier.state, known, fresh, batch, config, now)
    const receipts = receiptsOf(fresh, (id) => this.dossier.message(id), now)
    const changed = [...new Set([...outcome.kept.changed, ...receipts.map(({ draft }) => draft.id)])]
    this.dossier.write({
      ...outcome,
      kept: { ...outcome.kept, changed },
      messages: [...outcome.drafts.map((draft) => queued(draft, now)), ...receipts],
    })
    await this.arm() // No await since the write, so rows and alarm commit together.
    this.deliverAfter(outcome.drafts)
    return { stored: fresh.length, duplicates: length - fresh.length, mayHaveToken }
  }

  /** Stores a watch, unless there are too many already. */
  async watch(batch: Batch): Promise<Received & { tooMany?: 'customer' | 'address' }> {
    await this.settled()
    const { movedTo } = this.dossier.kept
    if (movedTo !== undefined) return { stored: 0, duplicates: 0, movedTo }
    const events = typeof batch.events === 'string' ? eventsOf(batch.events) : batch.events
    const tooMany = events
      .map(({ action }) => (action.type === 'watched' ? tooManyWatches(this.dossier.state, action) : null))
      .find((of) => of !== null)
    return tooMany === undefined || tooMany === null ? this.receive(batch) : { stored: 0, duplicates: 0, tooMany }
  }

  /** What this customer watches, newest first. */
  async watches(): Promise<{ items: readonly Watch[] } & Moved> {
    await this.settled()
    const { movedTo } = this.dossier.kept
    return movedTo !== undefined ? { items: [], movedTo } : { items: watchesOf(this.dossier.state) }
  }

  /** Stores what became of a message, and answers the message to the link that told of it. */
  async receipt(id: MessageId, events: readonly Event[]): Promise<{ message: Message | null } & Moved> {
    const { movedTo } = await this.receive({ events, config: 0 })
    return movedTo !== undefined ? { message: null, movedTo } : { message: this.dossier.message(id) }
  }

  /** What recommendations may know, in one call. */
  async live(): Promise<LiveFacts & Moved> {
    await this.settled()
    const { movedTo } = this.dossier.kept
    return { ...liveFacts(asOf(this.dossier.state, clock.now())), ...(movedTo !== undefined ? { movedTo } : {}) }
  }

  /** The profile as the dashboard shows it; null when nothing is stored of this customer. */
  async describe(): Promise<(CustomerState & Moved) | null> {
    await this.settled()
    if (!this.dossier.exists) return null
    const { movedTo } = this.dossier.kept
    return { ...asOf(this.dossier.state, clock.now()), ...(movedTo !== undefined ? { movedTo } : {}) }
  }

  async timeline(page: { before?: string; limit: number }): Promise<TimelinePage & Moved> {
    const { movedTo } = this.dossier.kept
    return movedTo !== undefined ? { events: [], movedTo } : this.dossier.page(page.before, page.limit)
  }

  async messages(): Promise<{ messages: readonly Message[] } & Moved> {
    const { movedTo } = this.dossier.kept
    return movedTo !== undefined ? { messages: [], movedTo } : { messages: this.dossier.messages() }
  }

  async message(id: MessageId): Promise<{ message: Message | null } & Moved> {
    const { movedTo } = this.dossier.kept
    return movedTo !== undefined ? { message: null, movedTo } : { message: this.dossier.message(id) }
  }

  /** The on-site inbox, newest first, or where it moved. */
  async inbox(): Promise<InboxView & Moved> {
    return this.openInbox((inbox) => inbox.view())
  }

  async markRead(ids: readonly MessageId[] | 'all'): Promise<InboxView & Moved> {
    return this.openInbox((inbox) => inbox.markRead(ids))
  }

  async removeFromInbox(id: MessageId): Promise<InboxView & Moved> {
    return this.openInbox((inbox) => inbox.remove(id))
  }

  /** The inbox's WebSocket. It hibernates: an open page keeps no object awake. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 })
    await this.settled()
    const { movedTo } = this.dossier.kept
    if (movedTo !== undefined) return new Response(null, { status: 421, headers: { 'aisle-moved-to': movedTo } })
    return this.ownInbox.connect()
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code)
  }

  /**
   * Hands all that this customer's object holds to the canonical one and keeps a pointer. Refused when this customer is
   * somebody else already: two proven people are never merged.
   */
  async handOver(to: CustomerId, externalId?: string): Promise<{ moved: boolean }> {
    await this.settled()
    if (to === this.id) return { moved: true }
    // What is being delivered is written to this object: it ends before the object is packed.
    while (this.turn.running !== null || this.sending.size > 0)
      await Promise.allSettled([this.turn.running, ...this.sending])
    const { kept, state } = this.dossier
    const isSomebodyElse = state.identifiers.some(
      ({ type, value, verified }) => type === 'externalId' && verified && value !== externalId,
    )
    if (isSomebodyElse && kept.movedTo === undefined) return { moved: false }
    // A device that changes hands: what it did before stays with the customer it was handed to.
    if (kept.movedTo !== undefined) this.dossier.write({ kept: { ...kept, movedTo: to } })
    else if (!this.dossier.exists) this.dossier.write({ kept: { ...kept, movedTo: to } })
    else {
      this.dossier.write({ kept: { ...kept, movingTo: to } })
      await this.settled()
    }
    return { moved: true }
  }

  /** Takes in what another object of the same customer held, once. */
  async absorb(parcel: Parcel): Promise<Moved> {
    await this.settled()
    const { movedTo, absorbed } = this.dossier.kept
    if (movedTo !== undefined) return { movedTo }
    if (absorbed.length >= mergesAtMost && !absorbed.some(({ from }) => from === parcel.state.id)) {
      throw new AppError(409, 'too-many-merges', `A profile merges ${mergesAtMost} others at most`)
    }
    unpack(this.dossier, parcel, clock.now())
    await this.arm()
    this.ownInbox.tell()
    return {}
  }

  override async alarm(): Promise<void> {
    this.alarmClock.fired()
    await withoutThrowing('customer alarm', () => this.ring())
    await withoutThrowing('customer alarm not set', () => this.arm())
  }

  /** Does what is due now. Called by the alarm, and by development's clock. */
  ring(): Promise<void> {
    return this.turn.take(() => this.ringDue())
  }

  /** The daily sweep's call: does what a lost alarm left undone, and tells the profile row what is due next. */
  async check(): Promise<void> {
    await this.ring()
    const { state } = this.dossier
    this.dossier.write({ state: { ...state, timers: withFlush(state.timers, clock.now()) } })
    await this.arm()
  }

  private async ringDue(): Promise<void> {
    await this.settled()
    for (let round = 0; round < 100; round++) {
      const [timer] = dueTimers(this.dossier.state.timers, clock.now())
      if (timer === undefined || this.dossier.kept.movingTo !== undefined) break
      try {
        await this.fire(timer)
      } catch (error) {
        console.error(`timer ${timer.kind}:`, error instanceof Error ? error.message : error)
        this.putOff(timer)
      }
    }
    await this.arm()
  }

  private async fire(timer: Timer): Promise<void> {
    if (timer.kind === 'flush') return this.flush()
    if (timer.kind === 'message') {
      if (timer.message !== undefined) await deliver(this.host(), timer.message)
      // Whatever delivery did not move on its own must not ring for ever.
      if (this.dossier.state.timers.some(({ id, dueAt }) => id === timer.id && dueAt === timer.dueAt))
        this.putOff(timer)
      return
    }
    const config = await this.configOf(0)
    const now = clock.now()
    const { state } = this.dossier
    if (timer.kind === 'session-close' && state.session !== null && closesAt(state.session) > now) {
      const dueAt = closesAt(state.session)
      this.dossier.write({ state: { ...state, timers: withTimer(state.timers, { ...timer, dueAt }) } })
      return
    }
    const outcome =
      timer.kind === 'session-close'
        ? closedSession(state, config, now)
        : react(state, { on: 'timer', timer }, config, now)
    const timers = outcome.state.timers.filter((one) => one !== timer)
    const isSmall = config.settings.flushDelayMs <= smallSiteMs
    if (timer.kind === 'session-close' && !isSmall && isQuiet(state, outcome)) {
      this.dossier.intend({ state: { ...outcome.state, timers } })
      return
    }
    const { drafts } = outcome
    this.dossier.write({
      // A small site's dashboard follows each step; a large one hears of it with the next projection.
      state: { ...outcome.state, timers: isSmall ? withFlush(timers, now + config.settings.flushDelayMs) : timers },
      messages: drafts.map((draft) => queued(draft, now)),
    })
    await this.arm()
    for (const draft of drafts) await deliver(this.host(), draft.id)
  }

  private putOff(timer: Timer): void {
    const { state } = this.dossier
    const dueAt = clock.now() + retryMs
    this.dossier.write({ state: { ...state, timers: withTimer(state.timers, { ...timer, dueAt }) } })
  }

  private async flush(): Promise<void> {
    await this.projector.flush()
    const { movedTo, unsent } = this.dossier.kept
    if (movedTo !== undefined && unsent === 0) forgetMoved(this.dossier)
  }

  /** Resolves when no hand-over is under way; one that was cut off goes on. */
  private async settled(): Promise<void> {
    if (this.dossier.kept.movingTo === undefined) return
    this.moving ??= this.move().finally(() => {
      this.moving = null
    })
    await this.moving
  }

  private async move(): Promise<void> {
    const { movingTo } = this.dossier.kept
    if (movingTo === undefined) return
    const take = (to: CustomerId, parcel: Parcel): Promise<Moved> =>
      (this.env.CUSTOMER.getByName(customerObjectName(this.site, to)) as DurableObjectStub<Customer>).absorb(parcel)
    becomePointer(this.dossier, await handedTo(movingTo, pack(this.dossier), take), clock.now())
    return this.arm()
  }

  /** The first reply to an anonymous visitor carries a token, and so does a retry of that same batch. */
  private grantsToken(events: readonly Event[]): boolean {
    const { kept, state } = this.dossier
    if (state.identifiers.some(({ type, verified }) => verified && type !== 'anonymousId')) return false
    return kept.tokenFor === undefined ? state.eventCount === 0 : kept.tokenFor === events[0]?.id
  }

  private deliverAfter(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      const sending = deliver(this.host(), draft.id).finally(() => this.sending.delete(sending))
      this.sending.add(sending)
      this.ctx.waitUntil(sending)
    }
  }

  private host(): OutboxHost {
    return {
      env: this.env,
      site: this.site,
      config: () => this.configOf(0),
      state: () => this.dossier.state,
      readMessage: (id) => this.dossier.message(id),
      render: (draft, state, inputs) => this.renderer().prepare(draft, state, inputs),
      commit: ({ message, state }) => this.commit(message, state),
      inFlight: this.delivering,
    }
  }

  /** The Worker's own entrypoint: it holds the index and the templates, this object never does. */
  private renderer(): Pick<Renderer, 'prepare'> {
    return (this.ctx.exports as unknown as { Renderer: Pick<Renderer, 'prepare'> }).Renderer
  }

  private commit(message: Message, state: CustomerState = this.dossier.state): void {
    const { kept } = this.dossier
    const arrived = isListed(message) && !isListed(this.dossier.message(message.draft.id))
    const changed = [...new Set([...kept.changed, message.draft.id])]
    const timers = withFlush(state.timers, clock.now() + 5_000)
    this.dossier.write({ state: { ...state, timers }, kept: { ...kept, changed }, messages: [message] })
    this.ctx.waitUntil(this.arm())
    if (arrived) this.ownInbox.tell(message)
  }

  private async openInbox(look: (inbox: Inbox) => InboxView): Promise<InboxView & Moved> {
    await this.settled()
    const { movedTo } = this.dossier.kept
    return movedTo !== undefined ? { items: [], unread: 0, movedTo } : look(this.ownInbox)
  }

  private async configOf(version: number): Promise<SiteConfig> {
    if (this.config !== null && version > 0 && this.config.version >= version) return this.config
    const config = await siteConfig(this.env, this.site, version)
    if (config === null) throw new AppError(404, 'no-site', `There is no site ${this.site}`)
    this.config = config
    return config
  }

  private arm(): Promise<void> {
    return this.alarmClock.arm(earliest(this.dossier.state.timers))
  }
}

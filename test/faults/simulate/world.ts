import type { Customer } from '../../../worker/objects/customer.ts'
import type { Event } from '../../../worker/model/event.ts'
import type { CustomerState } from '../../../worker/model/customer.ts'
import type { Channel, Delivery, Draft, Message, Prepared, Rendered } from '../../../worker/model/message.ts'
import type { Scenario } from '../../../worker/model/scenario.ts'
import type { SiteConfig } from '../../../worker/model/site.ts'
import { abandonedCart } from '../../../worker/scenarios/library/abandoned-cart.ts'
import { siteDefaults } from '../../../worker/store/siteDefaults.ts'
import type { Seeded } from '../seeded.ts'
import type { Shipped } from './build.ts'
import { Disk } from './disk.ts'
import type { Accepted, Fact } from './model.ts'
import { fold, wrongWith } from './model.ts'

/** A promise of a killed instance: nobody hears of it again. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
const killed = Symbol('killed')

export type Weather = 'fair' | 'flaky' | 'down'

/** One customer's object on its disk, under a clock and faults that a seed decides. */
export class World {
  readonly disk = new Disk()
  readonly facts: Fact[] = []
  readonly accepted: Accepted[] = []
  /** messages whose outcome nobody knew at some time */
  readonly doubtful = new Set<string>()
  readonly drafts = new Map<string, Draft & { runStartedAt: number; sellable: readonly string[] }>()
  readonly soldOut = new Set<string>()
  readonly everSoldOut = new Set<string>()
  weather: Weather = 'fair'
  mayKill = true
  now: number
  pausedSince: number | null = null
  everPaused = false
  kills = 0
  private config: SiteConfig
  private instance: {
    customer: Customer
    end: () => void
    ended: Promise<typeof killed>
    waits: Promise<unknown>[]
  } | null = null
  private isNested = false
  /** what was found wrong with a message while it was handed over */
  readonly broken: string[] = []
  /** messages handed over by calls whose end is not durable yet */
  private readonly contacted = new Set<string>()
  private readonly keys = new Map<string, number>()
  private readonly shipped: Shipped
  readonly chance: Seeded
  readonly zone: string
  /** for how long the provider knows a key again, ms; 0 like SMTP */
  readonly windowMs: number
  /** something that happens while the message is being rendered */
  meanwhile: (() => Promise<void>) | null = null

  constructor(shipped: Shipped, chance: Seeded, zone: string, startsAt: number, reentry: string) {
    this.shipped = shipped
    this.chance = chance
    this.zone = zone
    this.now = startsAt
    this.weather = chance.pick(['fair', 'flaky'])
    this.windowMs = chance.pick([0, 0, 30 * 60_000, 86_400_000])
    const scenario: Scenario = { ...abandonedCart, reentry: { ...abandonedCart.reentry, per: reentry } }
    this.config = configWith(scenario)
    shipped.clock.now = () => this.now
    // A provider that answers, limits, fails and times out: before or after it took the message.
    const provider: Channel = { idempotencyMs: this.windowMs, send: (_message, key) => this.send(key) }
    shipped.development.email = () => provider
    shipped.forgetSiteConfigs()
  }

  get version(): number {
    return this.config.version
  }

  pause(isPaused: boolean): void {
    const [active] = this.config.scenarios
    if (active === undefined || active.enabled === !isPaused) return
    this.config = { ...this.config, version: this.version + 1, scenarios: [{ ...active, enabled: !isPaused }] }
    this.pausedSince = isPaused ? this.now : null
    this.everPaused ||= isPaused
  }

  /** Hands an event over and again until it is acknowledged, as clients do; then it is a fact. */
  async tell(
    event: Event,
    fact: Fact,
    identifiers?: readonly { type: 'email'; value: string; verified: boolean }[],
  ): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const answer = await this.call((customer) =>
        customer.receive({
          events: [event],
          config: this.version,
          ...(identifiers === undefined ? {} : { identifiers }),
        }),
      )
      if (answer === killed) continue
      this.facts.push(fact)
      return
    }
    throw new Error('an event was never acknowledged')
  }

  /** Moves the clock, firing alarms on the way: sometimes late, never early; `atTheEnd`: also what is due at `until`. */
  async moveTo(until: number, atTheEnd = true): Promise<void> {
    for (let fired = 0; fired < 400; fired++) {
      const { alarmAt } = this.disk
      if (alarmAt === null || (atTheEnd ? alarmAt > until : alarmAt >= until)) break
      const lateMs = this.chance.next() < 0.2 ? this.chance.below(60_000) : 0
      this.now = Math.max(this.now, Math.min(until, alarmAt + lateMs))
      await this.ring()
    }
    this.now = Math.max(this.now, until)
  }

  /** The object is not reachable until then: its alarms fire late. */
  sleepUntil(until: number): void {
    this.restart()
    this.now = Math.max(this.now, until)
  }

  /** A kill between two steps. */
  restart(): void {
    this.disk.flush()
    this.kill()
  }

  async state(): Promise<CustomerState | null> {
    const wasKilling = this.mayKill
    this.mayKill = false
    const answer = await this.call((customer) => customer.describe())
    this.mayKill = wasKilling
    return answer === killed ? null : answer
  }

  private async ring(): Promise<void> {
    const firedAt = this.disk.alarmAt
    this.disk.alarmAt = null
    const answer = await this.call((customer) => customer.alarm())
    // The platform tries an alarm again whose handler did not come to its end.
    if (answer === killed && this.disk.alarmAt === null) this.disk.alarmAt = Math.max(firedAt ?? 0, this.now)
  }

  private async call<T>(ask: (customer: Customer) => Promise<T>): Promise<T | typeof killed> {
    const instance = this.awake()
    const { customer, ended, waits } = instance
    const answer = (async () => {
      const result = await ask(customer)
      while (waits.length > 0) await waits.shift()
      return result
    })()
    answer.catch(() => undefined)
    const result = await Promise.race([answer, ended])
    if (result === killed) return killed
    // The reply is what makes it durable; a kill may come right before.
    if (this.strikes(0.02)) {
      this.disk.lose()
      this.kill()
      return killed
    }
    this.disk.flush()
    this.contacted.clear()
    return result
  }

  private awake() {
    if (this.instance !== null) return this.instance
    let end = (): void => undefined
    const ended = new Promise<typeof killed>((resolve) => {
      end = () => resolve(killed)
    })
    const waits: Promise<unknown>[] = []
    const isAlive = (): boolean => this.instance?.waits === waits
    const instance = { customer: null as unknown as Customer, end, ended, waits }
    this.instance = instance
    const ctx = {
      id: { name: 'demo/cus_ola' },
      storage: this.disk.storage(isAlive),
      exports: { Renderer: { prepare: (draft: Draft, state: CustomerState) => this.prepare(isAlive, draft, state) } },
      blockConcurrencyWhile: (closure: () => Promise<unknown>) => {
        const done = closure()
        done.catch(() => undefined)
        waits.push(done.catch(() => undefined))
        return done
      },
      waitUntil: (work: Promise<unknown>) => waits.push(work.catch(() => undefined)),
      getWebSockets: () => [],
    }
    const env = {
      STORE: { get: () => this.leave(isAlive, 0, () => ({ body: true, etag: '', json: async () => this.config })) },
      PROJECTION: {
        send: () =>
          this.leave(isAlive, 0.02, () => {
            if (this.chance.next() < 0.1) throw new Error('the queue is down')
          }),
      },
    }
    const { Customer: Shipping } = this.shipped
    instance.customer = new Shipping(
      ctx as unknown as DurableObjectState,
      env as unknown as ConstructorParameters<typeof Customer>[1],
    )
    return instance
  }

  private kill(): void {
    this.kills++
    // What an instance was told of a message it handed over died with it.
    for (const message of this.contacted) this.doubtful.add(message)
    this.contacted.clear()
    this.instance?.end()
    this.instance = null
  }

  private strikes(share: number): boolean {
    return this.mayKill && !this.isNested && this.chance.next() < share
  }

  /** Something leaves the object: writes become durable first. A kill may come before, or after it had its effect. */
  private async leave<T>(isAlive: () => boolean, risk: number, effect: () => T | Promise<T>): Promise<T> {
    if (!isAlive()) return never()
    if (this.strikes(risk)) {
      this.disk.lose()
      this.kill()
      return never()
    }
    this.disk.flush()
    const result = await effect()
    if (!isAlive()) return never()
    if (this.strikes(risk)) {
      this.kill()
      return never()
    }
    return result
  }

  private prepare(isAlive: () => boolean, draft: Draft, state: CustomerState): Promise<Prepared> {
    return this.leave(isAlive, 0.03, async () => {
      const { meanwhile } = this
      this.meanwhile = null
      if (meanwhile !== null) {
        this.isNested = true
        await meanwhile()
        this.isNested = false
      }
      if (this.weather !== 'fair' && this.chance.next() < 0.2) throw new Error('the Worker restarts')
      const goods = draft.items.map(({ productId }) => ({ productId, sellable: !this.soldOut.has(productId) }))
      const sellable = goods.filter((good) => good.sellable).map(({ productId }) => productId as string)
      const runStartedAt = state.runs.find(({ id }) => id === draft.run)?.startedAt ?? 0
      this.drafts.set(draft.id, { ...draft, runStartedAt, sellable })
      const email: Rendered = {
        channel: 'email',
        to: 'ola@example.com',
        subject: 'Your cart is waiting',
        text: '',
        headers: {},
        about: { site: state.site, customer: state.id, scenario: draft.scenario, at: this.now },
      }
      return { goods, email, inbox: { title: email.subject, text: '', link: '' } }
    })
  }

  private send(key: string): Promise<Delivery> {
    const { instance } = this
    this.contacted.add(key.split(':')[0] ?? '')
    return this.leave(
      () => this.instance === instance,
      0.2,
      () => this.answer(key),
    )
  }

  private answer(key: string): Delivery {
    const message = key.split(':')[0] ?? ''
    const dice = this.weather === 'fair' ? 1 : this.chance.next()
    if (this.weather === 'down' ? dice < 0.8 : dice < 0.2) {
      return { is: 'retry', afterMs: 1000 * this.chance.below(120), reason: 'down' }
    }
    if (dice < 0.3) return { is: 'retry', afterMs: 60_000, reason: 'rate-limited' }
    if (dice < 0.4) return this.timeout(message)
    this.accept(message, key)
    return dice < 0.7 ? this.timeout(message) : { is: 'sent', providerId: key }
  }

  private timeout(message: string): Delivery {
    this.doubtful.add(message)
    return { is: 'unknown', reason: 'no answer' }
  }

  private accept(message: string, key: string): void {
    const known = this.keys.get(key)
    if (known !== undefined && this.now - known < this.windowMs) return
    this.keys.set(key, this.now)
    const draft = this.drafts.get(message)
    const accepted: Accepted = {
      message,
      at: this.now,
      products: draft?.items.map(({ productId }) => productId) ?? [],
      runStartedAt: draft?.runStartedAt ?? 0,
      dueAt: draft?.dueAt ?? 0,
      sellable: draft?.sellable ?? [],
      pausedSince: this.pausedSince,
    }
    const wrong = wrongWith(accepted, this.accepted, fold(this.facts), this.zone)
    this.accepted.push(accepted)
    for (const one of wrong) this.broken.push(`${message}: ${one}`)
  }

  async messages(): Promise<readonly Message[]> {
    const wasKilling = this.mayKill
    this.mayKill = false
    const answer = await this.call((customer) => customer.messages())
    this.mayKill = wasKilling
    return answer === killed ? [] : answer.messages
  }
}

function configWith(scenario: Scenario): SiteConfig {
  return {
    version: 1,
    id: 'demo' as SiteConfig['id'],
    name: 'Marlow',
    domain: 'marlow.example',
    currency: 'EUR',
    language: 'en',
    languages: ['en'],
    timeZone: 'UTC',
    writeKeys: [],
    secretKeyHashes: [],
    identityKeyIds: [],
    settings: siteDefaults('marlow.example'),
    blocks: [],
    scenarios: [{ scenario, enabled: true, params: {} }],
    templates: {},
  }
}

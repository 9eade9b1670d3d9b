import type { CustomerState } from '../../../worker/model/customer.ts'
import type { Action, Event, Line } from '../../../worker/model/event.ts'
import { seeded } from '../seeded.ts'
import type { Shipped } from './build.ts'
import type { Fact, Folded } from './model.ts'
import { fold } from './model.ts'
import { World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const products = ['kettle', 'mixer', 'toaster'] as const

/** Zones with clock changes of every kind, and the nights before them; one quiet summer for the rest. */
const places = [
  ['Europe/Kyiv', '2026-10-24'],
  ['Europe/Warsaw', '2026-03-28'],
  ['America/New_York', '2026-10-31'],
  ['America/Santiago', '2026-09-05'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Pacific/Chatham', '2026-04-04'],
  ['Africa/Casablanca', '2026-03-21'],
  ['Asia/Kathmandu', '2026-06-09'],
  ['Europe/Kyiv', '2026-06-09'],
] as const

export interface Outcome {
  steps: number
  kills: number
  sent: number
  /** simulated time that passed, ms */
  passedMs: number
}

/**
 * One simulated life of a customer. The seed decides clock, faults, kills and what happens; after every step the object
 * is compared with a model that folds the full list of facts anew. Throws what is wrong, with the step.
 */
export async function simulate(shipped: Shipped, seed: number, steps = 60): Promise<Outcome> {
  const chance = seeded(seed)
  const [zone, date] = chance.pick(places)
  const startsAt = Date.parse(`${date}T00:00:00Z`) + chance.below(24 * 60) * minute
  const world = new World(shipped, chance, zone, startsAt, chance.pick(['P3D', 'PT12H', 'PT2H']))
  const life = new Life(world)
  let step = 0
  try {
    await life.signUp()
    for (; step < steps; step++) {
      await life.step()
      await life.check()
    }
    await life.settle()
    return { steps, kills: world.kills, sent: world.accepted.length, passedMs: world.now - startsAt }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`step ${step}, ${new Date(world.now).toISOString()} in ${zone}: ${why}`, { cause: error })
  } finally {
    world.disk.close()
  }
}

class Life {
  private readonly world: World
  private told = 0
  private last: { event: Event; fact: Fact } | null = null

  constructor(world: World) {
    this.world = world
  }

  async signUp(): Promise<void> {
    const { world } = this
    const { event, fact } = this.consent(true)
    event.properties = { ...event.properties, timezone: world.zone }
    await world.tell(event, fact, [{ type: 'email', value: 'ola@example.com', verified: true }])
  }

  /** One thing that happens. Leaving carts and waiting come most, since the rest needs them. */
  async step(): Promise<void> {
    const { world } = this
    const { chance } = world
    const dice = chance.below(100)
    if (dice < 24) return this.leaveCart()
    if (dice < 44)
      return world.moveTo(world.now + chance.pick([minute, 10 * minute, 31 * minute, hour, 5 * hour, 13 * hour]))
    if (dice < 52) return this.atTheMoment()
    if (dice < 57) return this.aim()
    if (dice < 62) return this.say(this.visit())
    if (dice < 65) return this.say(this.order())
    if (dice < 67) return this.say(this.consent(false))
    if (dice < 74) return this.say(this.consent(true))
    if (dice < 77) return this.stock()
    if (dice < 81) return this.again()
    if (dice < 85) return this.late()
    if (dice < 88) return world.restart()
    if (dice < 91) return world.sleepUntil(world.now + chance.pick([2 * minute, hour, 20 * hour]))
    if (dice < 94) return this.whileRendering()
    if (dice < 96) return world.pause(world.pausedSince === null)
    world.weather = chance.pick(['fair', 'flaky', 'flaky', 'down'])
  }

  /** The object agrees with the facts folded anew, its alarm stands for its earliest timer, and no message broke a rule. */
  async check(): Promise<void> {
    const { world } = this
    fail(world.broken)
    const state = await world.state()
    if (state === null) throw new Error('the object does not answer')
    const folded = fold(world.facts)
    fail(differences(state, folded))
    await this.checkTaken()
    const dueAt = Math.min(...state.timers.map((timer) => timer.dueAt))
    const { alarmAt } = world.disk
    if (Number.isFinite(dueAt) && (alarmAt === null || alarmAt > Math.max(dueAt, world.now) + 1)) {
      throw new Error(`a timer is due at ${dueAt}, the alarm stands at ${alarmAt}`)
    }
  }

  /** What a provider has taken is never again called waiting, skipped or failed, whatever it answered then. */
  private async checkTaken(): Promise<void> {
    const { world } = this
    if (world.accepted.length === 0) return
    const taken = new Set(world.accepted.map(({ message }) => message))
    for (const { draft, status } of await world.messages()) {
      const isSaid = status === 'sending' || status === 'sent' || status === 'parked'
      if (taken.has(draft.id) && !isSaid) throw new Error(`${draft.id} went out and is called ${status}`)
    }
  }

  /** All faults end and everything comes to its own: then every run must have ended, for a reason that is true. */
  async settle(): Promise<void> {
    const { world } = this
    world.mayKill = false
    world.weather = 'fair'
    world.pause(false)
    await world.moveTo(world.now + 12 * day)
    await this.check()
    const state = (await world.state()) as CustomerState
    const folded = fold(world.facts)
    for (const session of folded.sessions) this.mustHaveEntered(state, session)
    for (const message of await world.messages()) {
      const taken = world.accepted.filter((accepted) => accepted.message === message.draft.id)
      if (message.status === 'sent' && taken.length !== 1)
        throw new Error(`${message.draft.id} is "sent", the provider took it ${taken.length} times`)
      if (message.status === 'skipped' && taken.length > 0)
        throw new Error(`${message.draft.id} is "skipped" and went out`)
      if (['queued', 'sending', 'deferred'].includes(message.status))
        throw new Error(`${message.draft.id} is left ${message.status}`)
    }
    for (const run of state.runs) {
      if (run.ended === undefined) throw new Error(`run ${run.id} never ended, at ${run.step}`)
      const { because, at } = run.ended
      if (!this.isTrue(because, run, at, folded))
        throw new Error(`run ${run.id} ended as ${because}, which is not true`)
    }
  }

  /** A session that left a changed cart behind let the customer in, or the cool-down kept it out. */
  private mustHaveEntered(state: CustomerState, session: Folded['sessions'][number]): void {
    const closedAt = session.lastAt + 30 * minute
    if (
      !session.changed ||
      session.cartAtEnd.size === 0 ||
      this.world.everPaused ||
      closedAt > this.world.now - 12 * day + 1
    )
      return
    const isIn = state.runs.some(
      (run) =>
        run.startedAt === closedAt ||
        (run.startedAt < closedAt && (run.ended === undefined || run.ended.at >= closedAt)),
    )
    // P3D is three days on the wall: across a clock change up to an hour more than 72.
    const isCooling = state.runs.some((run) => run.startedAt < closedAt && run.startedAt > closedAt - 3 * day - hour)
    if (!isIn && !isCooling) throw new Error(`the cart left at ${new Date(session.lastAt).toISOString()} was forgotten`)
  }

  private isTrue(because: string, run: CustomerState['runs'][number], at: number, folded: Folded): boolean {
    const { world } = this
    const items = run.items.map(({ productId }) => productId as string)
    const messages = [...world.drafts.values()].filter((draft) => draft.run === run.id)
    switch (because) {
      case 'completed':
        return world.accepted.some((accepted) => messages.some(({ id }) => id === accepted.message))
      case 'purchased':
        return folded.orders.some(
          (order) => order.at >= run.startedAt - day && order.products.some((one) => items.includes(one)),
        )
      case 'recent-order':
        return folded.orders.some((order) => order.at >= run.startedAt - day)
      case 'removed':
        return world.facts.some((fact) => (fact.is === 'cart' || fact.is === 'order') && fact.at >= run.startedAt - day)
      case 'no-consent':
        return world.facts.some((fact) => fact.is === 'consent' && !fact.granted)
      case 'not-in-stock':
        return items.some((item) => world.everSoldOut.has(item))
      case 'expired':
        return at >= run.startedAt + 30 * minute + 2 * day
      case 'capped':
        // What may be out keeps its place in the caps.
        return world.accepted.length + world.doubtful.size >= 5
      case 'parked':
        return messages.some(({ id }) => world.doubtful.has(id))
      default:
        return false
    }
  }

  private async say({ event, fact }: { event: Event; fact: Fact }): Promise<void> {
    await this.world.tell(event, fact)
    this.last = { event, fact }
  }

  private async leaveCart(): Promise<void> {
    const { world } = this
    await this.say(this.added())
    if (world.chance.next() < 0.4) await this.say(this.added())
    if (world.chance.next() < 0.6) await world.moveTo(world.now + 62 * minute)
  }

  /** Something happens in the very millisecond in which the object would act, and comes first. */
  private async atTheMoment(): Promise<void> {
    const { world } = this
    const state = await world.state()
    const dues =
      state?.timers.filter(({ kind }) => kind === 'step' || kind === 'message').map(({ dueAt }) => dueAt) ?? []
    if (dues.length === 0) return this.leaveCart()
    const dueAt = Math.min(...dues)
    if (dueAt <= world.now || dueAt > world.now + 3 * day) return
    await world.moveTo(dueAt, false)
    await this.say(world.chance.pick([() => this.order(), () => this.consent(false), () => this.emptied()])())
  }

  /** A cart whose reminder falls due near the opening or closing hour. */
  private async aim(): Promise<void> {
    const { world } = this
    const { chance, zone } = world
    const hourAt = (at: number) =>
      Number(new Date(at).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }))
    const wanted = chance.pick([8, 8, 20, 21])
    let at = world.now + hour
    while (hourAt(at) !== wanted) at += 10 * minute
    await world.moveTo(at - hour)
    await this.say(this.added())
    await world.moveTo(at + chance.below(50) * minute)
  }

  /** The customer decides otherwise while the message is being rendered. */
  private async whileRendering(): Promise<void> {
    const { world } = this
    await this.say(this.added())
    world.meanwhile = async () =>
      this.say(world.chance.pick([() => this.order(), () => this.consent(false), () => this.emptied()])())
    await world.moveTo(world.now + 61 * minute)
    world.meanwhile = null
  }

  /** A browser that was offline: what happened an hour ago arrives now, and is due already. */
  private async late(): Promise<void> {
    const { world } = this
    const at = world.now - (40 + world.chance.below(50)) * minute
    if (world.facts.some((fact) => fact.at >= at)) return
    const { event, fact } = this.added()
    await this.say({ event: { ...event, at }, fact: { ...fact, at } })
  }

  private async again(): Promise<void> {
    if (this.last === null) return
    if (this.world.chance.next() < 0.5) this.world.restart()
    await this.world.tell(this.last.event, this.last.fact)
  }

  private stock(): void {
    const { world } = this
    const product = world.chance.pick(products)
    if (!world.soldOut.delete(product)) {
      world.soldOut.add(product)
      world.everSoldOut.add(product)
    }
  }

  private make(action: Action, source: Event['source'], properties: Event['properties'] = {}): Event {
    const { now } = this.world
    const kind = action.type === 'identified' ? 'identify' : 'track'
    const id = `event-${++this.told}` as Event['id']
    return { id, kind, at: now, receivedAt: now, action, properties, context: {}, source }
  }

  private line(): Line {
    return {
      productId: this.world.chance.pick(products) as unknown as Line['productId'],
      quantity: 1,
      priceMinor: 10_000,
    }
  }

  private visit() {
    const event = this.make({ type: 'page' }, 'public')
    return { event, fact: { is: 'visit', id: event.id, at: event.at } as const }
  }

  private added() {
    const line = this.line()
    const event = this.make({ type: 'product-added', line }, 'public')
    return { event, fact: { is: 'added', id: event.id, at: event.at, product: line.productId } as const }
  }

  private emptied() {
    const event = this.make({ type: 'cart-updated', lines: [] }, 'public')
    return { event, fact: { is: 'cart', id: event.id, at: event.at, products: [] } as const }
  }

  private order() {
    const lines =
      this.world.chance.next() < 0.5
        ? [this.line()]
        : products.map((productId) => ({ ...this.line(), productId: productId as unknown as Line['productId'] }))
    const orderId = `order-${this.told}`
    const event = this.make({ type: 'order', orderId, status: 'paid', lines }, 'server')
    return {
      event,
      fact: {
        is: 'order',
        id: event.id,
        at: event.at,
        products: lines.map(({ productId }) => productId as string),
      } as const,
    }
  }

  private consent(granted: boolean) {
    const event = this.make({ type: 'identified' }, 'server', {
      consents: { email: { reminders: granted ? 'granted' : 'denied' } },
    })
    return { event, fact: { is: 'consent', id: event.id, at: event.at, granted } as const }
  }
}

function differences(state: CustomerState, folded: Folded): string[] {
  const cart = Object.fromEntries(state.cart.lines.map(({ productId, quantity }) => [productId, quantity]))
  const wanted = Object.fromEntries(folded.cart)
  const wrong: string[] = []
  if (JSON.stringify(sorted(cart)) !== JSON.stringify(sorted(wanted)))
    wrong.push(`cart ${JSON.stringify(cart)}, facts say ${JSON.stringify(wanted)}`)
  if (state.eventCount !== folded.events) wrong.push(`${state.eventCount} events, facts say ${folded.events}`)
  if (state.orders.length !== folded.orders.length)
    wrong.push(`${state.orders.length} orders, facts say ${folded.orders.length}`)
  const isGranted = state.consents.email?.reminders?.state === 'granted'
  if (isGranted !== folded.granted) wrong.push(`consent ${isGranted}, facts say ${folded.granted}`)
  return wrong
}

const sorted = (record: Record<string, number>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

function fail(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join('; '))
}

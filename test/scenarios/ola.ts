import type { Consents } from '../../worker/model/consent.ts'
import type { CustomerState, Session } from '../../worker/model/customer.ts'
import type { Action, Event, Line } from '../../worker/model/event.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, EventId, ProductId, SiteId } from '../../worker/model/ids.ts'
import type { Message, Prepared } from '../../worker/model/message.ts'
import type { Draft } from '../../worker/model/message.ts'
import type { Input } from '../../worker/model/scenario.ts'
import type { SiteConfig } from '../../worker/model/site.ts'
import { abandonedCart } from '../../worker/scenarios/library/abandoned-cart.ts'
import { react } from '../../worker/scenarios/react.ts'
import { applyEvent } from '../../worker/session/applyEvent.ts'
import { newCustomer } from '../../worker/session/newCustomer.ts'
import { siteDefaults } from '../../worker/store/siteDefaults.ts'

/** SCENARIOS.md 3, Examples: Ola lives in Kyiv, consents to e-mail, has no messages or orders. It is Tuesday 10:00. */
export const kyiv = 'Europe/Kyiv'
export const at = (time: string): number => Date.parse(`2026-06-09T${time}+03:00`)
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export const shop: SiteConfig = {
  version: 1,
  id: asId<SiteId>('demo'),
  name: 'Marlow',
  domain: 'marlow.example',
  currency: 'EUR',
  language: 'en',
  languages: ['en'],
  timeZone: kyiv,
  writeKeys: [],
  secretKeyHashes: [],
  identityKeyIds: [],
  settings: siteDefaults('marlow.example'),
  blocks: [],
  scenarios: [{ scenario: abandonedCart, enabled: true, params: {} }],
  templates: {},
}

export const grantedAt = (time: number): Consents => ({
  email: { reminders: { state: 'granted', source: 'checkout', at: time } },
})

export function ola(more: Partial<CustomerState> = {}): CustomerState {
  const known = newCustomer(shop.id, asId<CustomerId>('cus_ola'), at('09:00'))
  return {
    ...known,
    timeZone: kyiv,
    identifiers: [{ type: 'email', value: 'ola@example.com', verified: true, firstSeenAt: at('09:00') }],
    consents: grantedAt(at('09:00')),
    ...more,
  }
}

export const kettle: Line = { productId: asId<ProductId>('kettle'), quantity: 1, priceMinor: 10_000 }
export const mixer: Line = { productId: asId<ProductId>('mixer'), quantity: 1, priceMinor: 20_000 }

let events = 0
export const event = (action: Action, time: number, more: Partial<Event> = {}): Event => ({
  id: asId<EventId>(`event-${++events}`),
  kind: 'track',
  at: time,
  receivedAt: time,
  action,
  properties: {},
  context: {},
  source: 'public',
  ...more,
})

/** A customer and what was drafted for it, moved by inputs as its object moves them. */
export class Story {
  state: CustomerState
  readonly config: SiteConfig
  readonly drafts: Draft[] = []

  constructor(state: CustomerState = ola(), config: SiteConfig = shop) {
    this.state = state
    this.config = config
  }

  does(action: Action, time: number, more: Partial<Event> = {}): this {
    const happened = event(action, time, more)
    this.state = applyEvent(this.state, happened)
    return this.input({ on: 'event', event: happened }, time)
  }

  /** The open session closes 30 minutes after its last event. */
  leaves(): this {
    const session = this.state.session as Session
    this.state = { ...this.state, session: null, lastSession: session }
    return this.input({ on: 'session-closed', session }, session.lastAt + 30 * minute)
  }

  /** Rings every step timer due up to `time`, each at its own moment. */
  waitsUntil(time: number): this {
    for (;;) {
      const due = this.state.timers.filter(({ kind, dueAt }) => kind === 'step' && dueAt <= time)
      const [timer] = due.toSorted((a, b) => a.dueAt - b.dueAt)
      if (timer === undefined) return this
      this.input({ on: 'timer', timer }, timer.dueAt)
    }
  }

  private input(input: Input, now: number): this {
    const { state, drafts } = react(this.state, input, this.config, now)
    this.state = state
    this.drafts.push(...drafts)
    return this
  }
}

export const added = (line: Line): Action => ({ type: 'product-added', line })
export const ordered = (id: string, ...lines: Line[]): Action => ({ type: 'order', orderId: id, status: 'paid', lines })

/** All of a draft's goods can be bought, and there is something to say. */
export const inStock = (draft: Draft): Prepared => ({
  goods: draft.items.map(({ productId }) => ({ productId, sellable: true })),
  inbox: { title: 'Your cart is waiting', text: '', link: 'https://marlow.example/cart' },
})

export const queuedMessage = (draft: Draft, now: number): Message => ({
  draft,
  status: 'queued',
  attempts: [],
  createdAt: now,
  updatedAt: now,
})

import type { Purposes } from '../model/consent.ts'
import type { Cart, CustomerState, Identifier, Timer } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId } from '../model/ids.ts'
import type { Draft, Message } from '../model/message.ts'
import type { Input } from '../model/scenario.ts'
import type { SiteConfig } from '../model/site.ts'
import { react } from '../scenarios/react.ts'
import { withTimer, withoutTimer } from '../scenarios/timerList.ts'
import { applyEvent } from '../session/applyEvent.ts'
import { withIdentifiers } from '../session/foldProfile.ts'
import { closesAt, closeSession, endsSession } from '../session/foldSession.ts'
import type { Kept } from './sections.ts'

/** What one call brings to a customer's object. */
export interface Batch {
  /** a list, or `eventLines` of it */
  events: readonly Event[] | string
  /** version of the site's config that the caller knows */
  config: number
  purposes?: Purposes
  /** who the events say this is */
  identifiers?: readonly Pick<Identifier, 'type' | 'value' | 'verified'>[]
  /** the request had no visitor token: may the reply carry the first one? */
  firstToken?: boolean
  /** how many calls a minute this caller may make; absent: any number */
  writesAMinute?: number
}

export interface Received {
  stored: number
  duplicates: number
  /** this customer is part of that one now: nothing was stored, call there */
  movedTo?: CustomerId
  /** the reply may carry a visitor token */
  mayHaveToken?: boolean
  /** too many calls within a minute: nothing was stored, call again then */
  retryAfterMs?: number
  /** nothing is stored of this customer, and what Aisle itself has to tell makes nobody: nothing was stored */
  absent?: true
}

export interface Outcome {
  state: CustomerState
  kept: Kept
  drafts: readonly Draft[]
  /** the stored past no longer folds from the newest events alone */
  withPast: boolean
}

/** Products taken out of the cart that wait for a projection, newest. */
const removedAtMost = 100
/** Events that wait for a projection before it goes out at once. */
const projectAt = 20
const urgentMs = 60_000
/** The flush delay of a small site, under one event a second. */
export const smallSiteMs = 5_000

/** What new events do to a customer, all at once: the caller stores the answer in one transaction. `now`: epoch ms. */
export function received(
  before: CustomerState,
  kept: Kept,
  fresh: readonly Event[],
  batch: Batch,
  config: SiteConfig,
  now: number,
): Outcome {
  let state = introduced(before, batch, now)
  const withPast = state.purposes.personalization !== before.purposes.personalization
  const drafts: Draft[] = []
  const removed: NonNullable<Kept['removed']>[number][] = []
  const ordered = inOrder(fresh)
  for (const event of ordered) {
    if (endsSession(state.session, event)) {
      const closed = closedSession(state, config, now)
      state = closed.state
      drafts.push(...closed.drafts)
    }
    const { cart } = state
    state = applyEvent(state, event)
    if (state.cart !== cart) removed.push(...takenOut(cart, state.cart, event))
    if (event.unverified === true) continue
    const reaction = react(state, inputOf(event), config, now)
    state = reaction.state
    drafts.push(...reaction.drafts)
  }
  const unsent = kept.unsent + fresh.length
  return {
    state: withTimers(state, fresh, unsent, config, now),
    kept: { ...kept, recent: [...kept.recent, ...ordered], unsent, ...taken(kept, removed) },
    drafts,
    withPast,
  }
}

const inputOf = (event: Event): Input =>
  event.action.type === 'product-changed'
    ? { on: 'catalog-changed', event, news: event.action }
    : { on: 'event', event }

const taken = (kept: Kept, removed: NonNullable<Kept['removed']>): Pick<Kept, 'removed'> =>
  removed.length === 0 ? {} : { removed: [...(kept.removed ?? []), ...removed].slice(-removedAtMost) }

/** What an event took out of the cart without buying it: the waitlists of these products have to hear of it. */
function takenOut(before: Cart, after: Cart, { action, at }: Event): NonNullable<Kept['removed']> {
  if (before.lines === after.lines || action.type === 'product-added') return []
  const left = new Set(after.lines.map(({ productId }) => productId))
  const gone = new Set(before.lines.map(({ productId }) => productId).filter((productId) => !left.has(productId)))
  return [...gone].map((productId) => ({ productId, at }))
}

/** Closes the open session and lets the scenarios that wait for it begin. */
export function closedSession(
  state: CustomerState,
  config: SiteConfig,
  now: number,
): Pick<Outcome, 'state' | 'drafts'> {
  const closed = closeSession({ ...state, timers: withoutTimer(state.timers, 'session-close') })
  return state.session === null
    ? { state: closed, drafts: [] }
    : react(closed, { on: 'session-closed', session: state.session }, config, now)
}

/**
 * A close that needs no row: nobody decided anything, and nothing was left lying that a scenario switched on later could
 * take for its own. Whoever loads the object next closes the session once more, to the same end.
 */
export const isQuiet = (before: CustomerState, { state, drafts }: Pick<Outcome, 'state' | 'drafts'>): boolean =>
  drafts.length === 0 &&
  before.cart.lines.length === 0 &&
  state.runs === before.runs &&
  state.decisions === before.decisions &&
  state.runs.every(({ ended }) => ended !== undefined)

/** The customer as it stands at `now`: a session that ended is closed, whether or not its timer came round. */
export const asOf = (state: CustomerState, now: number): CustomerState =>
  state.session !== null && closesAt(state.session) <= now ? closeSession(state) : state

/** A draft as the row that the same transaction stores. */
export const queued = (draft: Draft, now: number): Message => ({
  draft,
  status: 'queued',
  attempts: [],
  createdAt: now,
  updatedAt: now,
})

const inOrder = (events: readonly Event[]): readonly Event[] => {
  for (let at = 1; at < events.length; at++) {
    if ((events[at - 1]?.at ?? 0) > (events[at]?.at ?? 0)) return [...events].sort((a, b) => a.at - b.at)
  }
  return events
}

function introduced(state: CustomerState, { purposes, identifiers }: Batch, now: number): CustomerState {
  let next = state
  if (identifiers !== undefined && !identifiers.every((one) => isKnown(next.identifiers, one))) {
    const known = withIdentifiers(
      next.identifiers,
      identifiers.map((one) => ({ ...one, firstSeenAt: now })),
    )
    if (known !== next.identifiers) next = { ...next, identifiers: known }
  }
  if (purposes !== undefined && !agrees(next.purposes, purposes)) {
    next = { ...next, purposes: { ...next.purposes, ...purposes } }
  }
  return next
}

const isKnown = (known: readonly Identifier[], one: Pick<Identifier, 'type' | 'value' | 'verified'>): boolean =>
  known.some(({ type, value, verified }) => type === one.type && value === one.value && (verified || !one.verified))

const agrees = (known: Purposes, said: Purposes): boolean =>
  (['analytics', 'personalization', 'advertising'] as const).every(
    (purpose) => said[purpose] === undefined || said[purpose] === known[purpose],
  )

function withTimers(
  state: CustomerState,
  fresh: readonly Event[],
  unsent: number,
  config: SiteConfig,
  now: number,
): CustomerState {
  let { timers } = state
  const closeAt = state.session === null ? null : closesAt(state.session)
  const close = timers.find(({ id }) => id === 'session-close')
  if (closeAt !== null && close?.dueAt !== closeAt) {
    timers = withTimer(timers, { id: 'session-close', kind: 'session-close', dueAt: closeAt })
  }
  // What Aisle itself told goes with the next projection: ten thousand customers told at once write one row each.
  if (!fresh.every(({ action }) => action.type === 'product-changed')) {
    timers = withFlush(timers, flushAt(state, fresh, unsent, config, now))
  }
  return timers === state.timers ? state : { ...state, timers }
}

/** The flush timer at this moment, or where it stands if that is earlier. */
export function withFlush(timers: readonly Timer[], dueAt: number): readonly Timer[] {
  const flush = timers.find(({ id }) => id === 'flush')
  if (flush !== undefined && flush.dueAt <= dueAt) return timers
  return withTimer(timers, { id: 'flush', kind: 'flush', dueAt })
}

/** Within a minute at 20 events and for what others wait for, else after the site's delay (DESIGN, Project). */
function flushAt(
  state: CustomerState,
  fresh: readonly Event[],
  unsent: number,
  config: SiteConfig,
  now: number,
): number {
  const delay = flushDelayMs(state.id, config.settings.flushDelayMs)
  // What is full waits a minute too: the visit that filled it often ends within it.
  return now + (unsent >= projectAt || fresh.some(isUrgent) ? Math.min(urgentMs, delay) : delay)
}

/** On a large site one customer in fifty keeps the small site's delay: a sample of what is popular now. */
export function flushDelayMs(id: CustomerId, siteDelayMs: number): number {
  if (siteDelayMs <= smallSiteMs) return siteDelayMs
  let sum = 0
  for (let at = 4; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 50
  return sum === 0 ? smallSiteMs : siteDelayMs
}

function isUrgent({ action }: Event): boolean {
  switch (action.type) {
    case 'order':
    case 'product-added':
    case 'product-removed':
    case 'cart-updated':
    case 'wished':
    case 'unwished':
    case 'watched':
    case 'unwatched':
    case 'identified':
      return true
    default:
      return false
  }
}

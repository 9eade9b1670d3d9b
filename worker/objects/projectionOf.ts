import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { Message } from '../model/message.ts'
import type { Projection } from '../model/projection.ts'
import { interestsOf } from './interestsOf.ts'
import type { Kept } from './sections.ts'
import { blockCounts, showingOf } from './blockCounts.ts'
import { earliest } from './timers.ts'
import { besideOf, isKept, trainingOf } from './trainingLines.ts'

const hourMs = 3_600_000

/**
 * What the rest of the system is told of a customer: `events` are those that no projection carried before, `earlier` some
 * of those right before them.
 */
export function projectionOf(
  state: CustomerState,
  events: readonly Event[],
  earlier: readonly Event[],
  messages: readonly Message[],
  sequence: number,
  removed: NonNullable<Kept['removed']>,
  archive: string,
): Projection {
  const training = trainingOf(state, events, earlier)
  const beside = besideOf(state, training)
  return {
    site: state.site,
    customer: state.id,
    sequence,
    profile: {
      firstSeenAt: state.firstSeenAt,
      lastSeenAt: state.lastSeenAt,
      events: state.eventCount,
      orders: state.orderCount,
      spentMinor: spent(state),
      cartLines: state.cart.lines.length,
      known: state.identifiers.some(({ type, verified }) => type !== 'anonymousId' && verified),
      ...(state.country !== undefined ? { country: state.country.slice(0, 16) } : {}),
      ...(state.language !== undefined ? { language: state.language.slice(0, 16) } : {}),
      nextDueAt: earliest(state.timers.filter(({ kind }) => kind !== 'flush')),
    },
    orders: ordersOf(state, events),
    messages: messages.map(rowOf),
    rollups: rollupsOf(state, events, earlier),
    training,
    ...(beside.length === 0 ? {} : { beside }),
    ...interests(state, events, removed),
    archive,
  }
}

const interests = (...given: Parameters<typeof interestsOf>): Pick<Projection, 'interests'> => {
  const all = interestsOf(...given)
  return all.length === 0 ? {} : { interests: all }
}

const spent = (state: CustomerState): number =>
  state.orders.reduce((sum, { status, totalMinor }) => (isKept(status) ? sum + totalMinor : sum), 0)

function ordersOf(state: CustomerState, events: readonly Event[]): Projection['orders'] {
  const ids = new Set(events.flatMap(({ action }) => (action.type === 'order' ? [action.orderId] : [])))
  return state.orders
    .filter(({ id }) => ids.has(id))
    .map(({ id, status, at, totalMinor, currency, source }) => ({ id, status, at, totalMinor, currency, source }))
}

const rowOf = (message: Message): Projection['messages'][number] => ({
  id: message.draft.id,
  scenario: message.draft.scenario,
  channel: message.attempts.findLast(({ status }) => status === 'sent')?.channel ?? null,
  status: message.status,
  ...(message.reason !== undefined ? { reason: message.reason } : {}),
  template: message.draft.template,
  at: message.updatedAt,
})

/** Counters by UTC hour. An order counts once, when it was first seen, in the hour it was placed. */
function rollupsOf(state: CustomerState, events: readonly Event[], earlier: readonly Event[]): Projection['rollups'] {
  const counts = new Map<string, { hour: number; name: string; by: number }>()
  const add = (at: number, name: string, by: number): void => {
    const hour = Math.floor(at / hourMs) * hourMs
    const key = `${hour}/${name}`
    const before = counts.get(key)
    if (before === undefined) counts.set(key, { hour, name, by })
    else before.by += by
  }
  const counted = new Set<string>()
  const seen = new Set(earlier.flatMap(showingOf))
  for (const event of events) {
    add(event.at, 'events', 1)
    if (event.unverified === true) continue
    const { action } = event
    for (const [name, by] of blockCounts(state, event, seen)) add(event.at, name, by)
    if (action.type !== 'order' || counted.has(action.orderId)) continue
    const order = state.orders.find(({ id }) => id === action.orderId)
    // `first` says which event made the order: later ones, in later projections, only move its status.
    if (order === undefined || order.first !== event.id) continue
    counted.add(order.id)
    add(order.at, 'orders', 1)
    add(order.at, `revenue:${order.currency}`, order.totalMinor)
    const click = state.clicks.find(({ requestId }) => requestId === order.attributed)
    if (click === undefined) continue
    add(order.at, `attributed:${order.currency}`, order.totalMinor)
    add(order.at, `block:${click.block}:orders`, 1)
    add(order.at, `block:${click.block}:revenue:${order.currency}`, order.totalMinor)
  }
  return [...counts.values()]
}

import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { Message } from '../model/message.ts'
import type { Projection, TrainingLine } from '../model/projection.ts'
import { interestsOf } from './interestsOf.ts'
import type { Kept } from './sections.ts'
import { earliest } from './timers.ts'

const hourMs = 3_600_000

/** What the rest of the system is told of a customer: `events` are those that no projection carried before. */
export function projectionOf(
  state: CustomerState,
  events: readonly Event[],
  messages: readonly Message[],
  sequence: number,
  removed: NonNullable<Kept['removed']>,
  archive: string,
): Projection {
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
    rollups: rollupsOf(state, events),
    training: trainingOf(state, events),
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

const isKept = (status: string): boolean => status !== 'cancelled' && status !== 'returned' && status !== 'refunded'

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
function rollupsOf(state: CustomerState, events: readonly Event[]): Projection['rollups'] {
  const counts = new Map<string, { hour: number; name: string; by: number }>()
  const add = (at: number, name: string, by: number): void => {
    const hour = Math.floor(at / hourMs) * hourMs
    const key = `${hour}/${name}`
    const before = counts.get(key)
    if (before === undefined) counts.set(key, { hour, name, by })
    else before.by += by
  }
  const counted = new Set<string>()
  for (const event of events) {
    add(event.at, 'events', 1)
    if (event.unverified === true) continue
    const { action } = event
    if (action.type === 'block-viewed') add(event.at, `block:${action.block}:impressions`, 1)
    if (action.type === 'block-clicked') add(event.at, `block:${action.block}:clicks`, 1)
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

/** A pseudonym, product ids, kinds and times: no contact value. The customer id is a keyed hash already. */
function trainingOf(state: CustomerState, events: readonly Event[]): readonly TrainingLine[] {
  if (state.purposes.personalization === false) return []
  const lines: TrainingLine[] = []
  for (const event of events) {
    if (event.unverified === true) continue
    const { action, at, context } = event
    const region = (context.region ?? context.country)?.toLowerCase().slice(0, 64)
    const place = region === undefined ? {} : { region }
    const line = (kind: TrainingLine['kind'], productId: TrainingLine['productId'], at: number): void => {
      lines.push({ who: state.id, session: sessionAt(state, at), kind, productId, at, ...place })
    }
    if (action.type === 'product-viewed') line('viewed', action.productId, at)
    if (action.type === 'product-added') line('carted', action.line.productId, at)
    if (action.type === 'wished') line('wished', action.productId, at)
    if (action.type === 'order' && isKept(action.status)) {
      const order = state.orders.find(({ id }) => id === action.orderId)
      if (order?.first === event.id) for (const { productId } of action.lines) line('bought', productId, at)
    }
  }
  return lines
}

/** The id of the visit in which something happened; "" for what happened in none of the two newest. */
function sessionAt({ session, lastSession }: CustomerState, at: number): string {
  for (const one of [session, lastSession]) if (one !== null && at >= one.startedAt && at <= one.lastAt) return one.id
  return ''
}

import type { Cart, CustomerState, Interest, Order, Run, Session } from '../model/customer.ts'
import { mergeConsents } from '../model/parseConsents.ts'
import { withIdentifiers } from './foldProfile.ts'

/**
 * The customer that absorbed another of its devices. Nothing is lost: what both know is added up, what they disagree on
 * is the canonical customer's. `known` is the one that stays, `other` the one that becomes a pointer to it.
 */
export function mergeCustomers(known: CustomerState, other: CustomerState): CustomerState {
  const language = known.language ?? other.language
  const timeZone = known.timeZone ?? other.timeZone
  const country = other.country ?? known.country
  const orders = mergeOrders(known.orders, other.orders)
  return {
    ...known,
    identifiers: withIdentifiers(known.identifiers, other.identifiers),
    traits: { ...other.traits, ...known.traits },
    ...(language !== undefined ? { language } : {}),
    ...(timeZone !== undefined ? { timeZone } : {}),
    ...(country !== undefined ? { country } : {}),
    consents: mergeConsents(other.consents, known.consents),
    purposes: { ...known.purposes, ...other.purposes },
    firstSeenAt: Math.min(known.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.max(known.lastSeenAt, other.lastSeenAt),
    eventCount: known.eventCount + other.eventCount,
    orderCount: known.orderCount + other.orderCount - (known.orders.length + other.orders.length - orders.length),
    session: mergeSessions(known.session, other.session),
    lastSession: laterOf(known.lastSession, other.lastSession),
    cart: mergeCarts(known.cart, other.cart),
    interests: mergeInterests(known.interests, other.interests),
    orders,
    runs: mergeRuns(known.runs, other.runs),
    timers: [...known.timers, ...other.timers.filter(({ id }) => known.timers.every((timer) => timer.id !== id))],
    sent: byTime(known.sent, other.sent),
    decisions: byTime(known.decisions, other.decisions).slice(-50),
    shown: mergeShown(known.shown, other.shown),
    clicks: byTime(known.clicks, other.clicks).slice(-50),
    ...mergeTaste(known, other),
  }
}

function mergeTaste(a: CustomerState, b: CustomerState): Pick<CustomerState, 'disliked'> {
  const all = [...new Set([...(b.disliked ?? []), ...(a.disliked ?? [])])]
  return all.length === 0 ? {} : { disliked: all.slice(-100) }
}

const byTime = <T extends { at: number }>(a: readonly T[], b: readonly T[]): readonly T[] =>
  [...a, ...b].sort((one, two) => one.at - two.at)

const laterOf = (a: Session | null, b: Session | null): Session | null =>
  a === null ? b : b === null ? a : a.lastAt >= b.lastAt ? a : b

function mergeSessions(a: Session | null, b: Session | null): Session | null {
  if (a === null || b === null) return a ?? b
  const first = a.startedAt <= b.startedAt ? a : b
  return {
    ...first,
    lastAt: Math.max(a.lastAt, b.lastAt),
    events: a.events + b.events,
    pages: a.pages + b.pages,
    views: byTime(a.views, b.views).slice(-50),
    queries: [...new Set([...a.queries, ...b.queries])].slice(-20),
    lists: [...new Set([...a.lists, ...b.lists])].slice(-20),
    cartChanged: a.cartChanged || b.cartChanged,
  }
}

/** Both carts' goods; of the same goods in both, the greater quantity: a cart seen on two devices is one cart. */
function mergeCarts(a: Cart, b: Cart): Cart {
  const newer = a.changedAt >= b.changedAt ? a : b
  const older = newer === a ? b : a
  const lines = newer.lines.map((line) => {
    const twin = older.lines.find((one) => one.productId === line.productId && one.variantId === line.variantId)
    return twin !== undefined && twin.quantity > line.quantity ? { ...line, quantity: twin.quantity } : line
  })
  for (const line of older.lines) {
    if (!lines.some((one) => one.productId === line.productId && one.variantId === line.variantId)) lines.push(line)
  }
  return { ...newer, lines: lines.slice(0, 100) }
}

function mergeInterests(a: readonly Interest[], b: readonly Interest[]): readonly Interest[] {
  const byGoods = new Map<string, Interest>()
  for (const interest of byTime(a, b)) {
    const key = `${interest.kind}/${interest.productId}/${interest.variantId ?? ''}/${interest.watch ?? ''}`
    const before = byGoods.get(key)
    byGoods.delete(key)
    byGoods.set(key, before === undefined ? interest : { ...before, ...interest, times: before.times + interest.times })
  }
  return [...byGoods.values()].slice(-200)
}

const mergeOrders = (a: readonly Order[], b: readonly Order[]): readonly Order[] =>
  byTime(
    a,
    b.filter(({ id }) => a.every((order) => order.id !== id)),
  ).slice(-100)

/** Of two live runs of one scenario and key the older stays (SCENARIOS 4, idempotency). */
function mergeRuns(a: readonly Run[], b: readonly Run[]): readonly Run[] {
  const all = [...a, ...b].sort((one, two) => one.startedAt - two.startedAt)
  return all.map((run, at) => {
    if (run.ended !== undefined) return run
    const older = all.findIndex(
      (other) => other.ended === undefined && other.scenario === run.scenario && other.key === run.key,
    )
    return older < at ? { ...run, ended: { at: run.startedAt, because: 'merged-duplicate' } } : run
  })
}

function mergeShown(a: CustomerState['shown'], b: CustomerState['shown']): CustomerState['shown'] {
  const out = { ...a }
  for (const [id, seen] of Object.entries(b)) {
    const before = Object.hasOwn(a, id) ? a[id] : undefined
    out[id] = before === undefined ? seen : { times: before.times + seen.times, at: Math.max(before.at, seen.at) }
  }
  return out
}

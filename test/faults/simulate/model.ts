/**
 * What must be true of one customer, folded anew from the full list of acknowledged facts after every step. Shares no
 * code with the Worker: it is written from SCENARIOS.md and DESIGN.md alone.
 */
export type Fact =
  | { is: 'visit'; id: string; at: number }
  | { is: 'added'; id: string; at: number; product: string }
  | { is: 'cart'; id: string; at: number; products: readonly string[] }
  | { is: 'order'; id: string; at: number; products: readonly string[] }
  | { is: 'consent'; id: string; at: number; granted: boolean }

export interface Folded {
  /** product -> quantity */
  cart: ReadonlyMap<string, number>
  cartChangedAt: number
  events: number
  orders: readonly { id: string; at: number; products: readonly string[] }[]
  granted: boolean
  /** when the last session that began ends, or ended, without further events */
  sessionEndsAt: number
  sessions: readonly { startedAt: number; lastAt: number; cartAtEnd: ReadonlyMap<string, number>; changed: boolean }[]
}

const gapMs = 30 * 60_000

export function fold(facts: readonly Fact[]): Folded {
  const seen = new Set<string>()
  let cart = new Map<string, number>()
  let cartChangedAt = 0
  let granted = false
  const orders: { id: string; at: number; products: readonly string[] }[] = []
  const sessions: { startedAt: number; lastAt: number; cartAtEnd: ReadonlyMap<string, number>; changed: boolean }[] = []
  for (const fact of facts) {
    if (seen.has(fact.id)) continue
    seen.add(fact.id)
    const open = sessions.at(-1)
    const isOpen = open !== undefined && fact.at < open.lastAt + gapMs
    if (isOpen) open.lastAt = Math.max(open.lastAt, fact.at)
    // The shop's server speaks of orders and consent: that is no visit, but it keeps one alive.
    else if (fact.is !== 'order' && fact.is !== 'consent') {
      sessions.push({ startedAt: fact.at, lastAt: fact.at, cartAtEnd: cart, changed: false })
    }
    if (fact.is === 'added') cart = new Map(cart).set(fact.product, (cart.get(fact.product) ?? 0) + 1)
    if (fact.is === 'cart') cart = new Map(fact.products.map((product) => [product, 1]))
    if (fact.is === 'order') {
      cart = new Map([...cart].filter(([product]) => !fact.products.includes(product)))
      orders.push({ id: fact.id, at: fact.at, products: fact.products })
    }
    if (fact.is === 'consent') granted = fact.granted
    if (fact.is === 'added' || fact.is === 'cart') cartChangedAt = fact.at
    const session = sessions.at(-1)
    if (session !== undefined && (isOpen || session.startedAt === fact.at)) {
      session.cartAtEnd = cart
      if (fact.is === 'added' || fact.is === 'cart') session.changed = true
    }
  }
  const sessionEndsAt = (sessions.at(-1)?.lastAt ?? -Infinity) + gapMs
  return { cart, cartChangedAt, events: seen.size, orders, granted, sessionEndsAt, sessions }
}

/** A message that a provider took, and what was known when it was handed over. */
export interface Accepted {
  message: string
  at: number
  products: readonly string[]
  runStartedAt: number
  dueAt: number
  /** when goods were read for it, and which of them could be bought then */
  sellable: readonly string[]
  pausedSince: number | null
}

const dayMs = 86_400_000

/** Everything wrong with one acceptance, given the facts acknowledged before it; empty: nothing. */
export function wrongWith(
  accepted: Accepted,
  before: readonly Accepted[],
  folded: Folded,
  zone: string,
): readonly string[] {
  const { at } = accepted
  const wrong: string[] = []
  const hour = Number(new Date(at).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }))
  if (hour < 9 || hour >= 21) wrong.push(`sent at ${hour}h in ${zone}`)
  if (before.some((other) => other.message === accepted.message)) wrong.push('the same message went out twice')
  if (before.some((other) => at - other.at < dayMs)) wrong.push('two marketing mails within 24 hours')
  if (!folded.granted) wrong.push('sent without consent')
  const bought = folded.orders.find(
    (order) =>
      order.at >= accepted.runStartedAt && order.products.some((product) => accepted.products.includes(product)),
  )
  if (bought !== undefined) wrong.push(`sent after order ${bought.id} of its goods`)
  if (!accepted.products.some((product) => folded.cart.has(product))) wrong.push('none of its goods is in the cart')
  if (!accepted.products.some((product) => accepted.sellable.includes(product)))
    wrong.push('none of its goods could be bought')
  if (folded.sessionEndsAt > at) wrong.push('sent while a session is open')
  if (at >= accepted.dueAt + 2 * dayMs) wrong.push('sent past its time')
  if (accepted.pausedSince !== null && at - accepted.pausedSince > 10_000)
    wrong.push('sent while the scenario was paused')
  return wrong
}

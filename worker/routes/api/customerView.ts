import type { CustomerState, Order } from '../../model/customer.ts'
import type { Event, Line } from '../../model/event.ts'
import { toDecimal } from '../../model/money.ts'
import type { Currency } from '../../model/money.ts'
import type { SiteConfig } from '../../model/site.ts'

const inUnits = (minor: number | undefined, currency: Currency): { price?: number } =>
  minor === undefined ? {} : { price: toDecimal(minor, currency) }

const lineView = (line: Line, currency: Currency) => ({ ...line, ...inUnits(line.priceMinor, currency) })

const orderView = (order: Order) => ({
  ...order,
  total: toDecimal(order.totalMinor, order.currency),
  lines: order.lines.map((line) => lineView(line, order.currency)),
})

/** A customer as the admin API shows one: prices also in decimal units, times in epoch ms. */
export function customerView(state: CustomerState, config: Pick<SiteConfig, 'currency'>) {
  const { cart, interests, orders, ...rest } = state
  const currency = cart.currency ?? config.currency
  return {
    ...rest,
    label: labelOf(state),
    segments: [] as readonly string[],
    predictions: {},
    cart: { ...cart, currency, lines: cart.lines.map((line) => lineView(line, currency)) },
    interests: interests.map((interest) => ({
      ...interest,
      ...inUnits(interest.priceMinor, interest.currency ?? config.currency),
    })),
    orders: orders.map(orderView),
  }
}

/** A customer as a list shows one. */
export function customerRow(state: CustomerState, config: Pick<SiteConfig, 'currency'>) {
  const counted = state.orders.filter(({ status }) => !['cancelled', 'returned', 'refunded'].includes(status))
  const spentMinor = counted.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  return {
    id: state.id,
    label: labelOf(state),
    known: isKnown(state),
    lastSeenAt: state.lastSeenAt,
    events: state.eventCount,
    orders: state.orderCount,
    spent: toDecimal(spentMinor, config.currency),
    currency: config.currency,
    cartLines: state.cart.lines.length,
    ...(state.country !== undefined ? { country: state.country } : {}),
    ...(state.language !== undefined ? { language: state.language } : {}),
  }
}

export const isKnown = (state: CustomerState): boolean =>
  state.identifiers.some(({ type, verified }) => verified && type !== 'anonymousId')

/** What people call this customer: a name, else an address, else the shop's own id, else the device. */
function labelOf({ traits, identifiers, id }: CustomerState): string {
  const text = (name: string): string => (typeof traits[name] === 'string' ? traits[name] : '')
  const name = text('name') || `${text('firstName')} ${text('lastName')}`.trim()
  const valueOf = (wanted: string) => identifiers.find(({ type }) => type === wanted)?.value
  return name || (valueOf('email') ?? valueOf('externalId') ?? valueOf('phone') ?? valueOf('anonymousId') ?? id)
}

/** An event as the timeline lists it: the client's own words. */
export const timelineItem = ({ id, kind, name, at, receivedAt, properties, context, source, unverified }: Event) => ({
  messageId: id,
  type: kind,
  ...(name !== undefined ? { event: name } : {}),
  timestamp: new Date(at).toISOString(),
  receivedAt: new Date(receivedAt).toISOString(),
  properties,
  context,
  source,
  ...(unverified === true ? { unverified } : {}),
})

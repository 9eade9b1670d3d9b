import type { BlockClick, CustomerState, Order } from '../model/customer.ts'
import type { Event, Line, OrderStatus } from '../model/event.ts'

const maxOrders = 100
/** Orders of a clicked product within this time are that block's (RECOMMEND, attribution). */
export const clickWindowMs = 7 * 24 * 3_600_000

const rank: Readonly<Record<OrderStatus, number>> = {
  placed: 0,
  paid: 1,
  shipped: 2,
  'ready-for-pickup': 3,
  delivered: 4,
  cancelled: 5,
  refunded: 5,
  returned: 5,
}

type Orders = Pick<CustomerState, 'orders' | 'orderCount'>

/** The orders after one more event: one id is one order wherever it is seen, and its status never goes back. */
export function foldOrders(before: Orders, event: Event, clicks: readonly BlockClick[]): Orders {
  const { action } = event
  if (action.type !== 'order') return before
  const at = before.orders.findIndex(({ id }) => id === action.orderId)
  const known = before.orders[at]
  if (known === undefined) {
    const order: Order = {
      id: action.orderId,
      first: event.id,
      status: action.status,
      at: action.placedAt ?? event.at,
      lines: action.lines,
      totalMinor: action.totalMinor ?? totalOf(action.lines),
      currency: action.currency ?? 'EUR',
      source: event.properties['source'] === 'offline' ? 'offline' : 'online',
      ...attribution(clicks, action.lines, event.at),
    }
    return { orders: [...before.orders, order].slice(-maxOrders), orderCount: before.orderCount + 1 }
  }
  const isForward = rank[action.status] > rank[known.status]
  const learns = known.lines.length === 0 && action.lines.length > 0
  if (!isForward && !learns) return before
  const order: Order = {
    ...known,
    status: isForward ? action.status : known.status,
    lines: learns ? action.lines : known.lines,
    totalMinor: learns ? (action.totalMinor ?? totalOf(action.lines)) : known.totalMinor,
  }
  return { orders: before.orders.with(at, order), orderCount: before.orderCount }
}

const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.priceMinor ?? 0) * line.quantity, 0)

function attribution(clicks: readonly BlockClick[], lines: readonly Line[], at: number): Pick<Order, 'attributed'> {
  const ids = new Set(lines.map(({ productId }) => productId))
  const click = clicks.findLast((one) => ids.has(one.productId) && one.at <= at && one.at > at - clickWindowMs)
  return click === undefined ? {} : { attributed: click.requestId }
}

import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import { foldCart } from './foldCart.ts'
import { foldPast, mayFold } from './foldInterests.ts'
import { foldOrders } from './foldOrders.ts'
import { foldProfile } from './foldProfile.ts'
import { foldSession } from './foldSession.ts'

/**
 * The customer after one more event: session, cart, interests, orders, profile. Pure, so that a replay gives the same
 * customer. An unverified event is counted and shown, and changes nothing. Whether this event id was applied before is
 * the caller's to know.
 */
export function applyEvent(state: CustomerState, event: Event): CustomerState {
  if (event.unverified === true) return { ...state, eventCount: state.eventCount + 1 }
  const next = {
    ...foldProfile(state, event),
    eventCount: state.eventCount + 1,
    session: foldSession(state.session, state.lastSession, event),
    cart: isKnownOrder(state, event) ? state.cart : foldCart(state.cart, event),
  }
  if (event.source !== 'system') {
    next.lastSeenAt = Math.max(state.lastSeenAt, event.at)
    next.firstSeenAt = Math.min(state.firstSeenAt, event.at)
  }
  if (event.action.type === 'order') Object.assign(next, foldOrders(state, event, state.clicks))
  if (mayFold(state.purposes, event)) {
    const { interests, shown, clicks, disliked } = state
    const past = foldPast({ interests, shown, clicks, ...(disliked === undefined ? {} : { disliked }) }, event)
    next.interests = past.interests
    next.shown = past.shown
    next.clicks = past.clicks
    if (past.disliked !== undefined) next.disliked = past.disliked
  }
  return next
}

/** A new status of an order says nothing about the cart that was filled since. */
const isKnownOrder = ({ orders }: CustomerState, { action }: Event): boolean =>
  action.type === 'order' && orders.some(({ id }) => id === action.orderId)

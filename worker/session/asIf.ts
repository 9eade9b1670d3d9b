import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import { applyEvent } from './applyEvent.ts'
import { closeSession, endsSession } from './foldSession.ts'

/** The customer as they would be had these happened, oldest first: what the same events will make of them once stored. */
export const asIf = (state: CustomerState, events: readonly Event[]): CustomerState =>
  events.reduce(
    (before, event) => applyEvent(endsSession(before.session, event) ? closeSession(before) : before, event),
    state,
  )

import type { CustomerState } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { Message } from '../model/message.ts'
import { mergeCustomers } from '../session/mergeCustomers.ts'
import type { Dossier } from './dossier.ts'

/** All that a customer's object hands over to the canonical one; it keeps a pointer. */
export interface Parcel {
  state: CustomerState
  events: readonly Event[]
  messages: readonly Message[]
}

/** Merges per profile (TRUST, S9). */
export const mergesAtMost = 100

export const pack = (dossier: Dossier): Parcel => ({
  state: dossier.state,
  events: dossier.allEvents(),
  messages: dossier.messages(),
})

/** Takes a parcel in, once: its sender is remembered, and events that came both ways count once. */
export function unpack(dossier: Dossier, parcel: Parcel, now: number): void {
  const { kept, state } = dossier
  const from = parcel.state.id
  if (from === state.id || kept.absorbed.some((one) => one.from === from)) return
  const fresh = dossier.unseen(parcel.events, now)
  const merged = mergeCustomers(
    // Who absorbs the first customer of a person is a new profile: it takes over the other's dates.
    dossier.exists ? state : { ...state, firstSeenAt: parcel.state.firstSeenAt, lastSeenAt: parcel.state.lastSeenAt },
    parcel.state,
  )
  dossier.adopt(fresh, {
    state: { ...merged, eventCount: merged.eventCount - (parcel.events.length - fresh.length) },
    kept: { ...kept, absorbed: [...kept.absorbed, { from, at: now }] },
    messages: parcel.messages.filter(({ draft }) => dossier.message(draft.id) === null),
  })
}

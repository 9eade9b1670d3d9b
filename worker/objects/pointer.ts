import { AppError } from '../model/error.ts'
import type { CustomerId } from '../model/ids.ts'
import { newCustomer } from '../session/newCustomer.ts'
import type { Dossier } from './dossier.ts'
import type { Parcel } from './parcel.ts'
import { withFlush } from './receive.ts'
import { nothingKept } from './sections.ts'

/** What was not projected yet stays until the next flush; everything else lies with the canonical customer. */
export function becomePointer(dossier: Dossier, to: CustomerId, now: number): void {
  const { kept, state } = dossier
  const { movingTo: _, ...rest } = kept
  dossier.write({ state: { ...state, timers: withFlush([], now) }, kept: { ...rest, movedTo: to } })
}

/** Gives a parcel to a customer, or to whom that one moved meanwhile; answers who took it. Throws 503 after five moves. */
export async function handedTo(
  customer: CustomerId,
  parcel: Parcel,
  take: (to: CustomerId, parcel: Parcel) => Promise<{ movedTo?: CustomerId }>,
): Promise<CustomerId> {
  let to = customer
  for (let hops = 0; hops < 5; hops++) {
    const { movedTo } = await take(to, parcel)
    if (movedTo === undefined) return to
    to = movedTo
  }
  throw new AppError(503, 'merge-unsettled', 'The customer is being merged: try again')
}

/** Leaves of a customer that moved nothing but where to. */
export function forgetMoved(dossier: Dossier): void {
  const { kept, state } = dossier
  const { movedTo, sequence, absorbed } = kept
  dossier.reduce({
    state: { ...newCustomer(state.site, state.id, state.firstSeenAt), identifiers: state.identifiers },
    kept: { ...nothingKept, sequence, absorbed, ...(movedTo !== undefined ? { movedTo } : {}) },
  })
}

import type { Env } from '../env.ts'
import type { CustomerId, SiteId } from '../model/ids.ts'
import { customerObjectName } from '../model/keys.ts'
import { AppError } from '../model/error.ts'
import type { Customer, Moved } from './customer.ts'

/** Pointers this isolate met, so that a merged device still costs one call. */
const pointers = new Map<string, CustomerId>()
const heldAtMost = 50_000

/** Where this isolate believes the customer's record lies. */
export function canonicalOf(site: SiteId, id: CustomerId): CustomerId {
  let at = id
  for (let hops = 0; hops < 5; hops++) {
    const next = pointers.get(customerObjectName(site, at))
    if (next === undefined) return at
    at = next
  }
  return at
}

export function rememberPointer(site: SiteId, from: CustomerId, to: CustomerId): void {
  if (pointers.size >= heldAtMost) pointers.delete(pointers.keys().next().value ?? '')
  pointers.set(customerObjectName(site, from), to)
}

/** What may be called from outside, as the object declares it: JSON inside RPC's own types has no end. */
export type CustomerCalls = Pick<
  Customer,
  | 'receive'
  | 'receipt'
  | 'live'
  | 'describe'
  | 'timeline'
  | 'messages'
  | 'message'
  | 'inbox'
  | 'markRead'
  | 'removeFromInbox'
  | 'handOver'
  | 'watch'
  | 'watches'
  | 'fetch'
>

export const customerStub = (env: Pick<Env, 'CUSTOMER'>, site: SiteId, id: CustomerId): CustomerCalls =>
  env.CUSTOMER.getByName(customerObjectName(site, id)) as unknown as CustomerCalls

/**
 * Calls a customer's object, or the one it points to: an answer that says `movedTo` is followed and remembered. Answers
 * also whose object answered.
 */
export async function askCustomer<T extends Moved | null>(
  env: Pick<Env, 'CUSTOMER'>,
  site: SiteId,
  id: CustomerId,
  call: (customer: CustomerCalls) => Promise<T>,
): Promise<{ answer: T; id: CustomerId }> {
  let at = canonicalOf(site, id)
  for (let hops = 0; hops < 5; hops++) {
    const answer = await call(customerStub(env, site, at))
    const movedTo = answer?.movedTo
    if (movedTo === undefined) return { answer, id: at }
    rememberPointer(site, at, movedTo)
    at = movedTo
  }
  throw new AppError(503, 'merge-unsettled', 'The customer is being merged: try again')
}

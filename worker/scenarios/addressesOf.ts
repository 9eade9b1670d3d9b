import type { ChannelId } from '../model/consent.ts'
import type { CustomerState } from '../model/customer.ts'

/** The channels on which this customer can be reached at all. The inbox needs no address: it is the customer's own object. */
export const addressesOf = (state: Pick<CustomerState, 'identifiers'>): readonly ChannelId[] => {
  const types = new Set(state.identifiers.map(({ type }) => type))
  return [...(types.has('email') ? (['email'] as const) : []), 'inbox']
}

/** The address to write to: a verified one before others, the newest first. */
export const emailOf = (state: Pick<CustomerState, 'identifiers'>): string | undefined =>
  state.identifiers
    .filter(({ type }) => type === 'email')
    .toSorted((a, b) => Number(b.verified) - Number(a.verified) || b.firstSeenAt - a.firstSeenAt)[0]?.value

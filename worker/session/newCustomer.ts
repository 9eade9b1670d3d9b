import type { CustomerState } from '../model/customer.ts'
import type { CustomerId, SiteId } from '../model/ids.ts'

/** A customer of whom nothing is known yet. */
export const newCustomer = (site: SiteId, id: CustomerId, now: number): CustomerState => ({
  site,
  id,
  identifiers: [],
  traits: {},
  consents: {},
  purposes: {},
  firstSeenAt: now,
  lastSeenAt: now,
  eventCount: 0,
  orderCount: 0,
  session: null,
  lastSession: null,
  cart: { lines: [], changedAt: 0 },
  interests: [],
  orders: [],
  runs: [],
  timers: [],
  sent: [],
  decisions: [],
  shown: {},
  clicks: [],
})

import type { CustomerState } from '../model/customer.ts'
import type { SiteConfig } from '../model/site.ts'
import { isZone } from './zonedTime.ts'

/** The customer's time zone, else the site's (SCENARIOS.md R5); a name that no zone has is passed over. */
export const zoneOf = (state: Pick<CustomerState, 'timeZone'>, config: Pick<SiteConfig, 'timeZone'>): string =>
  state.timeZone !== undefined && isZone(state.timeZone) ? state.timeZone : config.timeZone

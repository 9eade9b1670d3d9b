import type { Call } from './call.ts'

/** Where the visitor is, as far as the request says: nothing of it is asked of the visitor. */
export interface Place {
  /** ISO 3166-1 alpha-2: "PL" */
  country?: string
  /** ISO 3166-2, the country in front: "PL-14" */
  region?: string
  /** IANA name: "Europe/Warsaw" */
  timeZone?: string
}

/**
 * The place of a browser's request: Cloudflare's own fields, else the headers that its "Add visitor location headers" rule,
 * or a proxy before a Worker of one's own, writes. Development's platform answers a placeholder (PLATFORM 3), so there only
 * headers count.
 */
export function placeOf({ request, env }: Pick<Call, 'request' | 'env'>): Place {
  const { cf, headers } = request
  const own = 'CLOCK' in env ? undefined : cf
  const country = code(own?.['country']) ?? code(headers.get('cf-ipcountry'))
  const part = code(own?.['regionCode']) ?? code(headers.get('cf-region-code'))
  const zone = own?.['timezone'] ?? headers.get('cf-timezone')
  const place: Place = {}
  if (country !== undefined) place.country = country
  if (country !== undefined && part !== undefined) place.region = `${country}-${part}`
  if (typeof zone === 'string' && /^[A-Za-z_+-]+(\/[A-Za-z0-9_+-]+)*$/.test(zone)) place.timeZone = zone.slice(0, 64)
  return place
}

/** "XX" and "T1" are Cloudflare's words for nowhere. */
const code = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z0-9]{1,3}$/.test(value) && value !== 'XX' && value !== 'T1'
    ? value.toUpperCase()
    : undefined

import type { Env } from '../env.ts'
import type { CustomerId, SiteId } from '../model/ids.ts'
import type { IdentifierType } from '../model/customer.ts'
import { customerIdFor, macKey } from '../model/keys.ts'
import { readToken, signToken } from '../model/token.ts'
import type { Claims } from '../model/token.ts'

/** As long as browsers keep a cookie. */
export const tokenLifeMs = 400 * 24 * 3_600_000
const renewAfterMs = 30 * 24 * 3_600_000
const heldAtMost = 20_000

const names = new Map<string, CustomerId>()
const verified = new Map<string, Claims>()

function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.size >= heldAtMost) map.clear()
  map.set(key, value)
  return value
}

/** `customerIdFor`, without the MAC for a name this isolate has met. */
export async function customerNamed(
  env: Pick<Env, 'SECRET'>,
  site: SiteId,
  type: IdentifierType,
  value: string,
): Promise<CustomerId> {
  const key = `${site}/${type}/${value}`
  return (
    names.get(key) ?? remember(names, key, await customerIdFor(await macKey(env.SECRET, site, 'names'), type, value))
  )
}

/** Whose visitor token this is; null for one that is forged, expired or another site's. */
export async function visitorOf(
  env: Pick<Env, 'SECRET'>,
  site: SiteId,
  token: string,
  now: number,
): Promise<Claims | null> {
  const known = verified.get(token)
  if (known !== undefined) return known.site === site && known.expiresAt > now ? known : null
  const claims = await readToken(await macKey(env.SECRET, site, 'tokens'), 'visitor', token, now)
  if (claims === null || claims.site !== site) return null
  return remember(verified, token, claims)
}

export async function newVisitorToken(
  env: Pick<Env, 'SECRET'>,
  site: SiteId,
  customer: CustomerId,
  now: number,
): Promise<string> {
  const key = await macKey(env.SECRET, site, 'tokens')
  return signToken(key, 'visitor', { site, customer, expiresAt: now + tokenLifeMs })
}

/** Whether a valid token should be replaced: it is a month old, or its customer became part of another. */
export const isStale = (claims: Claims, canonical: CustomerId, now: number): boolean =>
  claims.customer !== canonical || claims.expiresAt < now + tokenLifeMs - renewAfterMs

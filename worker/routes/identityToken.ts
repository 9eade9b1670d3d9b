import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import type { Env } from '../env.ts'
import { asId } from '../model/ids.ts'
import type { SiteId } from '../model/ids.ts'
import { macKey } from '../model/keys.ts'
import type { SiteConfig } from '../model/site.ts'
import { toBase64Url } from '../model/token.ts'

/** Who a shop's server says this is. */
export interface Person {
  externalId?: string
  email?: string
  phone?: string
  /** an import said that nobody confirmed the address yet */
  isEmailUnconfirmed?: true
}

const encoder = new TextEncoder()
const longestLifeS = 24 * 3600

/** The secret of an identity key, as Settings shows it once: HMAC of the key id under the site's identity key. */
export async function identitySecret(env: Pick<Env, 'SECRET'>, site: SiteConfig['id'], keyId: string): Promise<string> {
  const key = await macKey(env.SECRET, site, 'identity')
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(keyId))))
}

/**
 * The person that an identity token proves: a JWT by HS256 under one of the site's two live keys, for this site, with a
 * life of 24 hours at most. Null for anything else. `now`: epoch ms.
 */
export async function readIdentityToken(
  env: Pick<Env, 'SECRET'>,
  config: Pick<SiteConfig, 'id' | 'identityKeyIds'>,
  token: string,
  now: number,
): Promise<Person | null> {
  if (token.length > 4096) return null
  try {
    const { kid } = decodeProtectedHeader(token)
    if (kid === undefined || !config.identityKeyIds.includes(kid)) return null
    const secret = encoder.encode(await identitySecret(env, config.id, kid))
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      issuer: config.id,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: longestLifeS,
    })
    const { sub, iat, exp } = payload
    if (typeof sub !== 'string' || sub === '' || sub.length > 255) return null
    if (iat === undefined || exp === undefined || exp - iat > longestLifeS) return null
    const email = textOf(payload['email'])
    const phone = textOf(payload['phone'])
    return {
      externalId: sub,
      ...(email !== undefined ? { email } : {}),
      ...(phone !== undefined ? { phone } : {}),
    }
  } catch {
    return null // forged, expired or no JWT at all: it proves nobody
  }
}

/** The site an identity token claims, before anything is verified; null for what is no JWT. */
export function claimedIssuer(token: string): SiteId | null {
  try {
    const { iss } = decodeJwt(token)
    return typeof iss === 'string' && /^[a-z0-9-]{1,32}$/.test(iss) ? asId<SiteId>(iss) : null
  } catch {
    return null
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined

import type { CustomerId, SiteId } from './ids.ts'

/** What a token lets its bearer do; part of what is signed, so that no kind passes for another. */
export type TokenKind = 'visitor' | 'click' | 'open' | 'unsubscribe' | 'preferences' | 'login'

export interface Claims {
  site: SiteId
  customer: CustomerId
  /** epoch ms */
  expiresAt: number
  /** message id, link number: what else the kind needs */
  about?: string
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** `base64url(claims).base64url(HMAC-SHA-256(kind "." claims))`; `key` is `macKey(secret, site, 'tokens')`. */
export async function signToken(key: CryptoKey, kind: TokenKind, claims: Claims): Promise<string> {
  const body = toBase64Url(
    encoder.encode(JSON.stringify([claims.site, claims.customer, claims.expiresAt, claims.about ?? ''])),
  )
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${kind}.${body}`))
  return `${body}.${toBase64Url(new Uint8Array(mac))}`
}

/** The site a token claims, before anything is verified: tells which key to verify it with. */
export function claimedSite(token: string): SiteId | null {
  const claims = parse(token.split('.')[0] ?? '')
  return claims?.site ?? null
}

/** Null for anything but an unexpired token of this kind, signed under this key. Compares in constant time. */
export async function readToken(key: CryptoKey, kind: TokenKind, token: string, now: number): Promise<Claims | null> {
  const [body, mac, ...rest] = token.split('.')
  if (body === undefined || mac === undefined || rest.length > 0 || token.length > 2048) return null
  const signature = fromBase64Url(mac)
  // A canonical encoding only: otherwise the unused bits of the last character could be flipped unnoticed.
  if (signature === null || toBase64Url(signature) !== mac) return null
  if (!(await crypto.subtle.verify('HMAC', key, signature, encoder.encode(`${kind}.${body}`)))) return null
  const claims = parse(body)
  return claims !== null && claims.expiresAt > now ? claims : null
}

function parse(body: string): Claims | null {
  const bytes = fromBase64Url(body)
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    if (!Array.isArray(value)) return null
    const [site, customer, expiresAt, about] = value as unknown[]
    if (typeof site !== 'string' || typeof customer !== 'string' || typeof expiresAt !== 'number') return null
    return {
      site: site as SiteId,
      customer: customer as CustomerId,
      expiresAt,
      ...(typeof about === 'string' && about !== '' ? { about } : {}),
    }
  } catch {
    return null // not our JSON: a forged or cut token, answered like any other bad one
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what is no base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

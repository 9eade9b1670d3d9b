import type { CustomerId, SiteId } from './ids.ts'
import type { IdentifierType } from './customer.ts'

const encoder = new TextEncoder()
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base32, lower case

/** Purposes a key is derived for: one secret, no two uses share a key (HKDF, RFC 5869). */
export type KeyPurpose = 'names' | 'tokens' | 'identity' | 'settings' | 'logins'

const derived = new Map<string, Promise<CryptoKey>>()

/** HMAC-SHA-256 key for one site and purpose. `site` "" is the installation itself. Cached per isolate. */
export function macKey(secret: string, site: SiteId | '', purpose: KeyPurpose): Promise<CryptoKey> {
  const id = `${purpose}/${site}/${secret}`
  let key = derived.get(id)
  if (key === undefined) {
    key = deriveMacKey(secret, `aisle/${purpose}/${site}`)
    derived.set(id, key)
  }
  return key
}

async function deriveMacKey(secret: string, info: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(info) },
    base,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  )
}

/** The keyed hash under which a contact value or an id is looked up and its object named: 26 characters, 130 bits. */
export async function keyedHash(key: CryptoKey, text: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
  return base32(mac.subarray(0, 17)).slice(0, 26)
}

function base32(bytes: Uint8Array): string {
  let out = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += alphabet[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? out + alphabet[(value << (5 - bits)) & 31] : out
}

/** Names are trimmed; e-mail and phone also lose case and spaces, so that one person has one name. */
export const normalIdentifier = (type: IdentifierType, value: string): string =>
  type === 'email' ? value.trim().toLowerCase() : type === 'phone' ? value.replace(/[^\d+]/g, '') : value.trim()

/** The customer that an identifier names before any merge: no look-up stands between an event and its object. */
export const customerIdFor = async (names: CryptoKey, type: IdentifierType, value: string): Promise<CustomerId> =>
  `cus_${await keyedHash(names, `${type}:${normalIdentifier(type, value)}`)}` as CustomerId

/** Durable Object names carry the site and a keyed hash, never a contact value: names outlive `deleteAll()`. */
export const customerObjectName = (site: SiteId, customer: CustomerId): string => `${site}/${customer}`

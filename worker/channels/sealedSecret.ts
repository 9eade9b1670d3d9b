import type { SiteId } from '../model/ids.ts'
import { macKey } from '../model/keys.ts'
import { fromBase64Url, toBase64Url } from '../model/token.ts'

const ivBytes = 12

/** A provider's password for storage: AES-256-GCM under a key of the Worker's secret and the site (TRUST.md S10). */
export async function sealSecret(secret: string, site: SiteId, clear: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const key = await keyFor(secret, site)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(clear))
  return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

/** Throws when it was sealed under another secret or for another site. */
export async function openSecret(secret: string, site: SiteId, sealed: string): Promise<string> {
  const bytes = fromBase64Url(sealed) ?? new Uint8Array()
  const key = await keyFor(secret, site)
  const iv = bytes.subarray(0, ivBytes)
  const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(ivBytes))
  return new TextDecoder().decode(clear)
}

async function keyFor(secret: string, site: SiteId): Promise<CryptoKey> {
  const mac = await crypto.subtle.sign('HMAC', await macKey(secret, site, 'settings'), new TextEncoder().encode('aes'))
  return crypto.subtle.importKey('raw', mac, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import { sha256 } from '../model/sha256.ts'
import type { SiteConfig } from '../model/site.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { keySite } from '../store/siteKeys.ts'

/** Who calls a collection path: a browser with the write key, or the shop's server with the secret key. */
export interface Caller {
  config: SiteConfig
  isServer: boolean
}

/** The user name of Basic auth; undefined for no such header, or one that is no base64. */
export function basicUser(header: string | null | undefined): string | undefined {
  if (header == null || !/^basic /i.test(header)) return undefined
  try {
    return atob(header.slice(6).trim()).split(':')[0]
  } catch {
    return undefined
  }
}

/** Hashes of secret keys this isolate has seen: servers send the same key with every request. */
const hashes = new Map<string, string>()

/** Finds the site of a key. Throws 401 for none, or one that is not valid. */
export async function callerOf(env: Pick<Env, 'STORE'>, key: string | undefined): Promise<Caller> {
  if (key === undefined || key === '') {
    throw new AppError(401, 'no-key', 'Send the write key: Basic auth, or `writeKey` in body or query')
  }
  const named = keySite(key)
  const config = named === null ? null : await siteConfig(env, named.site)
  if (named === null || config === null) throw notAKey()
  if (named.kind === 'write') {
    if (!config.writeKeys.includes(key)) throw notAKey()
    return { config, isServer: false }
  }
  // Equal hashes are found by comparing public values: the time it takes tells nothing of the key.
  if (!config.secretKeyHashes.includes(await hashOf(key))) throw notAKey()
  return { config, isServer: true }
}

async function hashOf(key: string): Promise<string> {
  const known = hashes.get(key)
  if (known !== undefined) return known
  const hash = await sha256(key)
  if (hashes.size >= 1000) hashes.clear()
  hashes.set(key, hash)
  return hash
}

const notAKey = () =>
  new AppError(401, 'no-key', 'This key is not, or no longer, valid', { hint: 'Settings shows the write key, pk_...' })

import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import { keyedHash, macKey } from '../model/keys.ts'
import type { Call } from './call.ts'

/** Writes of one customer a minute, by a public key (S9). Benches and load tests raise it. */
export const writesAMinute = (env: Pick<Env, 'WRITES_A_MINUTE'>): number => Number(env.WRITES_A_MINUTE ?? 240)

/** Requests of one address with one key a minute that this isolate lets pass before it asks the platform's counter. */
const unasked = 60
const heldAtMost = 20_000
const minuteMs = 60_000

interface Counted {
  minute: number
  requests: number
}
const counts = new Map<string, Counted>()

/**
 * The approximate limit on a key and address together (`[[ratelimits]]` of wrangler.toml). Throws 429. An address that
 * asks rarely is counted in this isolate's memory alone, which costs nothing; undefined then.
 */
export function withinRate(
  { request, env }: Pick<Call, 'request' | 'env'>,
  site: SiteId,
  key: string,
  now: number,
): Promise<void> | undefined {
  const address = request.headers.get('cf-connecting-ip')
  if (address === null || env.ADDRESS_LIMIT === undefined) return undefined
  const id = `${key} ${address}`
  const minute = Math.floor(now / minuteMs)
  let counted = counts.get(id)
  if (counted?.minute !== minute) {
    if (counts.size >= heldAtMost) counts.clear()
    counted = { minute, requests: 0 }
    counts.set(id, counted)
  }
  counted.requests++
  return counted.requests <= unasked ? undefined : ask(env, env.ADDRESS_LIMIT, site, id, now)
}

async function ask(env: Env, limit: RateLimit, site: SiteId, id: string, now: number): Promise<void> {
  // The counter keeps its keys for a while: an address does not belong there in clear (V6).
  const { success } = await limit.limit({ key: await keyedHash(await macKey(env.SECRET, site, 'names'), id) })
  if (success) return
  throw new AppError(429, 'too-many-requests', 'Too many requests from this address: slow down', {
    retryAfterMs: minuteMs - (now % minuteMs),
  })
}

export const tooManyWrites = (retryAfterMs: number): AppError =>
  new AppError(429, 'too-many-writes', 'Too many events of this customer within a minute: send them again later', {
    hint: 'Send several events in one request',
    retryAfterMs,
  })

import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { nobody, storeRejected } from '../store/rejected.ts'
import type { RejectedEvent } from '../store/rejected.ts'
import type { Refused } from './collectGate.ts'
import { customerNamed } from './visitor.ts'

/** Stores rejected events under the keyed hash of whom they name, so that erasure finds them. Before the reply. */
export async function keepRejected(
  env: Pick<Env, 'STORE' | 'SECRET'>,
  site: SiteId,
  refused: readonly Refused[],
  now: number,
): Promise<readonly RejectedEvent[]> {
  const byHash = new Map<string, Refused[]>()
  for (const one of refused) {
    const hash = await hashOf(env, site, one.event)
    const others = byHash.get(hash)
    if (others === undefined) byHash.set(hash, [one])
    else others.push(one)
  }
  try {
    const stored = await Promise.all(
      [...byHash].map(([hash, events]) =>
        storeRejected(
          env,
          site,
          hash,
          events.map(({ code, field, message, event }) => ({ at: now, code, field, message, event })),
        ),
      ),
    )
    return stored.flat()
  } catch (error) {
    console.error('rejected:', error instanceof Error ? error.message : error)
    throw new AppError(503, 'not-stored', 'The events could not be stored: send them again', { retryAfterMs: 1000 })
  }
}

async function hashOf(env: Pick<Env, 'SECRET'>, site: SiteId, event: Json): Promise<string> {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return nobody
  const { anonymousId, userId } = event as { anonymousId?: Json; userId?: Json }
  const [type, value] = isId(anonymousId) ? ['anonymousId' as const, anonymousId] : ['externalId' as const, userId]
  if (!isId(value)) return nobody
  return (await customerNamed(env, site, type, value)).slice('cus_'.length)
}

const isId = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 255

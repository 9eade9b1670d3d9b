import type { Env } from '../env.ts'
import { customerObjectName } from '../model/keys.ts'
import { overdueProfiles } from '../store/profiles.ts'
import { siteIds } from '../store/sites.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // what customer ids are written in (model/keys.ts)
const buckets = alphabet.length ** 2
const slicesADay = 288
/** An alarm may be minutes late on its own; only what is long past was lost. */
const longPastMs = 15 * 60_000

/** The part of all customer ids that the slice at `now` walks: after 288 slices, a day, each id had its turn once. */
export function sliceOf(now: number): { from: string; below: string } {
  const slice = Math.floor(now / 300_000) % slicesADay
  const edge = (index: number) => {
    const bucket = Math.floor((index * buckets) / slicesADay)
    return bucket >= buckets ? 'cus_~' : `cus_${alphabet[bucket >> 5]}${alphabet[bucket & 31]}`
  }
  return { from: edge(slice), below: edge(slice + 1) }
}

/** Calls the objects whose earliest due time, as last projected, is long past: a lost alarm is found within a day. */
export async function sweep(env: Pick<Env, 'DB' | 'CUSTOMER'>, now: number): Promise<void> {
  const { from, below } = sliceOf(now)
  for (const site of await siteIds(env.DB)) {
    const overdue = await overdueProfiles(env.DB, site, from, below, now - longPastMs)
    for (const id of overdue) await env.CUSTOMER.getByName(customerObjectName(site, id)).check()
  }
}

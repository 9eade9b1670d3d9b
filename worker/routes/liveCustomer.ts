import type { Env } from '../env.ts'
import type { LiveFacts } from '../model/facts.ts'
import type { CustomerId, SiteId } from '../model/ids.ts'
import { customerObjectName } from '../model/keys.ts'

const MOST_POINTERS = 10_000
const pointers = new Map<string, CustomerId>()

/**
 * What the customer's object knows right now. One call: an object that was merged away says so once, and the isolate
 * remembers where to ask from then on. Null when the object can't answer: recommending goes on from the page alone.
 */
export async function liveCustomer(env: Env, site: SiteId, customer: CustomerId): Promise<LiveFacts | null> {
  const first = pointers.get(`${site}/${customer}`) ?? customer
  try {
    const facts = await ask(env, site, first)
    if (facts.movedTo === undefined) return facts
    if (pointers.size >= MOST_POINTERS) pointers.delete(pointers.keys().next().value!)
    pointers.set(`${site}/${customer}`, facts.movedTo)
    return await ask(env, site, facts.movedTo)
  } catch (error) {
    console.error(`live facts of ${site}:`, error)
    return null
  }
}

async function ask(env: Env, site: SiteId, customer: CustomerId): Promise<LiveFacts & { movedTo?: CustomerId }> {
  const stub = env.CUSTOMER.get(env.CUSTOMER.idFromName(customerObjectName(site, customer)))
  return stub.live()
}

import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import type { CustomerId } from '../model/ids.ts'

/** One e-mail address, phone or external id of a site, under its keyed hash: says whose it is, and serialises merges. */
export class Identifier extends DurableObject<Env> {
  /** The customer that this identifier names; null: nobody's. */
  resolve(): CustomerId | null {
    return this.ctx.storage.kv.get<CustomerId>('customer') ?? null
  }

  /** The first claim wins; answers who holds the identifier now. */
  claim(customer: CustomerId): CustomerId {
    const holder = this.resolve()
    if (holder !== null) return holder
    this.ctx.storage.kv.put('customer', customer)
    return customer
  }

  /** Follows a merge of its holder, unless somebody else holds it by now. Answers who does. */
  move(from: CustomerId, to: CustomerId): CustomerId {
    const holder = this.resolve()
    if (holder !== null && holder !== from) return holder
    this.ctx.storage.kv.put('customer', to)
    return to
  }
}

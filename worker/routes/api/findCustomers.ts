import type { Env } from '../../env.ts'
import type { CustomerState } from '../../model/customer.ts'
import { asId } from '../../model/ids.ts'
import type { CustomerId, SiteId } from '../../model/ids.ts'
import { askCustomer } from '../../objects/canonical.ts'
import { holderOf } from '../person.ts'
import { customerNamed } from '../visitor.ts'

export interface Wanted {
  email?: string | undefined
  phone?: string | undefined
  externalId?: string | undefined
  anonymousId?: string | undefined
  /** whatever a person types into the search box */
  q?: string | undefined
}

type Bindings = Pick<Env, 'SECRET' | 'IDENTIFIER' | 'CUSTOMER'>

/** The customer of an id, or the one it became part of; null when nothing is stored of it. */
export const readCustomer = async (env: Bindings, site: SiteId, id: CustomerId): Promise<CustomerState | null> =>
  (await askCustomer(env, site, id, (customer) => customer.describe())).answer

/** Asks the identifiers' own objects, so what was just stored is found. */
export async function findCustomers(env: Bindings, site: SiteId, wanted: Wanted): Promise<readonly CustomerState[]> {
  const ids = await candidates(env, site, wanted)
  const found = await Promise.all(ids.map((id) => readCustomer(env, site, id)))
  const byId = new Map(found.filter((state) => state !== null).map((state) => [state.id, state]))
  return [...byId.values()]
}

async function candidates(env: Bindings, site: SiteId, wanted: Wanted): Promise<readonly CustomerId[]> {
  const { q } = wanted
  if (q !== undefined) return guesses(env, site, q.trim())
  const ids: CustomerId[] = []
  for (const type of ['email', 'phone'] as const) {
    const value = wanted[type]
    if (value !== undefined) ids.push(...(await holders(env, site, type, value)))
  }
  for (const type of ['externalId', 'anonymousId'] as const) {
    const value = wanted[type]
    if (value !== undefined) ids.push(await customerNamed(env, site, type, value))
  }
  return ids
}

async function guesses(env: Bindings, site: SiteId, q: string): Promise<readonly CustomerId[]> {
  if (/^cus_[0-9a-z]{26}$/.test(q)) return [asId<CustomerId>(q)]
  if (q.includes('@')) return holders(env, site, 'email', q)
  const phone = /^\+?[\d\s()-]{6,}$/.test(q) ? await holders(env, site, 'phone', q) : []
  return [...phone, await customerNamed(env, site, 'externalId', q), await customerNamed(env, site, 'anonymousId', q)]
}

async function holders(env: Bindings, site: SiteId, type: 'email' | 'phone', value: string): Promise<CustomerId[]> {
  const holder = await holderOf(env, site, type, value)
  return holder === null ? [] : [holder]
}

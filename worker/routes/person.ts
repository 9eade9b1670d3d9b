import type { Env } from '../env.ts'
import type { IdentifierType } from '../model/customer.ts'
import type { CustomerId, SiteId } from '../model/ids.ts'
import { keyedHash, macKey, normalIdentifier } from '../model/keys.ts'
import { canonicalOf, customerStub, rememberPointer } from '../objects/canonical.ts'
import type { Identifier } from '../objects/identifier.ts'
import type { Batch } from '../objects/receive.ts'
import type { Person } from './identityToken.ts'
import { customerNamed } from './visitor.ts'

/** The object that says whose a contact value is. Named by a keyed hash: names outlive everything. */
export async function identifierStub(
  env: Pick<Env, 'SECRET' | 'IDENTIFIER'>,
  site: SiteId,
  type: IdentifierType,
  value: string,
): Promise<DurableObjectStub<Identifier>> {
  const hash = await keyedHash(await macKey(env.SECRET, site, 'names'), `${type}:${normalIdentifier(type, value)}`)
  return env.IDENTIFIER.getByName(`${site}/${hash}`)
}

type Bindings = Pick<Env, 'SECRET' | 'IDENTIFIER' | 'CUSTOMER'>

/**
 * The customer a proven person is. An external id names its own customer; e-mail and phone belong to whoever was proven
 * to hold them first. A customer known by them alone becomes part of the external id's; two customers with different
 * external ids stay two, even if they share an address.
 */
export async function resolvePerson(env: Bindings, site: SiteId, person: Person): Promise<CustomerId> {
  const { externalId } = person
  const contacts = contactsOf(person)
  if (externalId === undefined) return byContact(env, site, contacts)
  const id = canonicalOf(site, await customerNamed(env, site, 'externalId', externalId))
  for (const { type, value } of contacts) {
    const identifier = await identifierStub(env, site, type, value)
    const holder = await identifier.claim(id)
    if (holder === id) continue
    const { moved } = await customerStub(env, site, holder).handOver(id, externalId)
    if (!moved) continue
    rememberPointer(site, holder, id)
    await identifier.move(holder, id)
  }
  return id
}

async function byContact(
  env: Bindings,
  site: SiteId,
  contacts: readonly { type: 'email' | 'phone'; value: string }[],
): Promise<CustomerId> {
  let id: CustomerId | undefined
  for (const { type, value } of contacts) {
    id ??= await customerNamed(env, site, type, value)
    // The first contact's holder is the person; the others are claimed for them if they are free.
    id = await (await identifierStub(env, site, type, value)).claim(id)
  }
  if (id === undefined) throw new Error('a person without any identifier')
  return id
}

/** Looks up who holds a contact value, without claiming it. */
export const holderOf = async (
  env: Bindings,
  site: SiteId,
  type: 'email' | 'phone',
  value: string,
): Promise<CustomerId | null> => (await identifierStub(env, site, type, value)).resolve()

const contactsOf = ({ email, phone }: Person): readonly { type: 'email' | 'phone'; value: string }[] => [
  ...(email !== undefined ? [{ type: 'email' as const, value: email }] : []),
  ...(phone !== undefined ? [{ type: 'phone' as const, value: phone }] : []),
]

/** How a customer's object is told who this is. */
export function proven(person: Person): NonNullable<Batch['identifiers']> {
  const { externalId } = person
  return [
    ...(externalId !== undefined ? [{ type: 'externalId' as const, value: externalId, verified: true }] : []),
    ...contactsOf(person).map(({ type, value }) => ({
      type,
      value: normalIdentifier(type, value),
      verified: type !== 'email' || person.isEmailUnconfirmed !== true,
    })),
  ]
}

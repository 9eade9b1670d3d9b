import type { Env } from '../env.ts'
import type { Purposes } from '../model/consent.ts'
import { AppError } from '../model/error.ts'
import type { Event } from '../model/event.ts'
import type { CustomerId } from '../model/ids.ts'
import { canonicalOf, askCustomer, customerStub, rememberPointer } from '../objects/canonical.ts'
import { eventLines } from '../objects/eventText.ts'
import type { Batch, Received } from '../objects/receive.ts'
import type { SiteConfig } from '../model/site.ts'
import type { Person } from './identityToken.ts'
import { proven, resolvePerson } from './person.ts'
import { customerNamed } from './visitor.ts'

/** An event that passed the door, and whom it names. */
export interface Passed {
  event: Event
  anonymousId?: string
  userId?: string
  /** an identify that was proven, and by whom */
  person?: Person
  purposes?: Purposes
  /** place in the request */
  index?: number
  /** whose it is, once that is known */
  customer?: CustomerId
}

/** The events of one customer: one object call. */
interface Group {
  customer: CustomerId
  events: Event[]
  identifiers: NonNullable<Batch['identifiers']>[number][]
  purposes?: Purposes
  /** an anonymous visitor who may be given a token */
  isVisitor: boolean
}

export interface Delivered {
  stored: number
  duplicates: number
  /** whose objects answered */
  customers: CustomerId[]
  /** the one anonymous visitor of the request, when its object grants the first token */
  mayHaveToken?: CustomerId
  /** customers who wrote too often: nothing of theirs was stored */
  late: Set<CustomerId>
  /** when the last of them may write again */
  retryAfterMs: number
}

type Bindings = Pick<Env, 'SECRET' | 'IDENTIFIER' | 'CUSTOMER'>
/** Objects called at once. */
const atOnce = 32

/**
 * Hands events to their customers' objects, one call each; proven identities first, so that the rest follows them.
 * `mayAsk` says whether a first visitor token may be asked for this customer; without `writesAMinute` there is no limit.
 */
export async function deliverEvents(
  env: Bindings,
  config: SiteConfig,
  passed: readonly Passed[],
  mayAsk: (customer: CustomerId) => boolean,
  writesAMinute?: number,
): Promise<Delivered> {
  const groups = new Map<CustomerId, Group>()
  for (const one of passed) if (one.person !== undefined) await unite(env, config, one, one.person)
  for (const one of passed) await addTo(groups, env, config, one)
  const all = [...groups.values()]
  const visitors = all.length === 1 ? 1 : all.filter(({ isVisitor }) => isVisitor).length
  const delivered: Delivered = { stored: 0, duplicates: 0, customers: [], late: new Set(), retryAfterMs: 0 }
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce)
    const answers = await Promise.all(
      some.map((group) => {
        const firstToken = visitors === 1 && group.isVisitor && mayAsk(group.customer)
        return hand(env, config, group, firstToken, writesAMinute)
      }),
    )
    for (const [place, { answer, id }] of answers.entries()) {
      const { retryAfterMs } = answer
      if (retryAfterMs !== undefined) {
        delivered.retryAfterMs = Math.max(delivered.retryAfterMs, retryAfterMs)
        delivered.late.add(some[place]!.customer)
        continue
      }
      delivered.stored += answer.stored
      delivered.duplicates += answer.duplicates
      delivered.customers.push(id)
      if (answer.mayHaveToken === true) delivered.mayHaveToken = id
    }
  }
  return delivered
}

/** A proven identify makes the device and the person one customer. */
async function unite(env: Bindings, config: SiteConfig, one: Passed, person: Person): Promise<void> {
  const customer = await resolvePerson(env, config.id, person)
  if (one.anonymousId === undefined) return
  const device = await customerNamed(env, config.id, 'anonymousId', one.anonymousId)
  if (canonicalOf(config.id, device) === customer) return
  const { moved } = await customerStub(env, config.id, device).handOver(customer, person.externalId)
  if (moved) rememberPointer(config.id, device, customer)
}

async function addTo(groups: Map<CustomerId, Group>, env: Bindings, config: SiteConfig, one: Passed): Promise<void> {
  const owner = whose(one)
  const named =
    one.person === undefined
      ? await customerNamed(env, config.id, owner.type, owner.value)
      : await resolvePerson(env, config.id, one.person)
  const customer = canonicalOf(config.id, named)
  let group = groups.get(customer)
  if (group === undefined) {
    group = { customer, events: [], identifiers: [], isVisitor: false }
    groups.set(customer, group)
  }
  one.customer = customer
  group.events.push(one.event)
  if (one.person === undefined && owner.type === 'anonymousId') group.isVisitor = true
  if (one.event.unverified === true) return
  if (one.purposes !== undefined) group.purposes = { ...group.purposes, ...one.purposes }
  if (one.person !== undefined) {
    for (const identifier of proven(one.person)) introduce(group, identifier)
    if (one.anonymousId !== undefined) introduce(group, { type: 'anonymousId', value: one.anonymousId, verified: true })
    return
  }
  introduce(group, owner)
  // What a browser says of itself without proof is noted as such, and looked up by nobody.
  if (one.event.kind === 'identify' && one.userId !== undefined && owner.type === 'anonymousId') {
    introduce(group, { type: 'externalId', value: one.userId, verified: false })
  }
}

function introduce(group: Group, identifier: Group['identifiers'][number]): void {
  const isKnown = group.identifiers.some(
    ({ type, value, verified }) =>
      type === identifier.type && value === identifier.value && (verified || !identifier.verified),
  )
  if (!isKnown) group.identifiers.push(identifier)
}

/** A server's events belong to the person they name; a browser's to its own visitor, whatever else they name. */
function whose({ event, anonymousId, userId }: Passed): Group['identifiers'][number] {
  const isServer = event.source === 'server'
  if (userId !== undefined && (isServer || anonymousId === undefined)) {
    return { type: 'externalId', value: userId, verified: isServer }
  }
  return { type: 'anonymousId', value: anonymousId ?? '', verified: true }
}

async function hand(
  env: Bindings,
  config: SiteConfig,
  group: Group,
  firstToken: boolean,
  writesAMinute: number | undefined,
): Promise<{ answer: Received; id: CustomerId }> {
  const batch: Batch = { events: eventLines(group.events), config: config.version }
  if (group.purposes !== undefined) batch.purposes = group.purposes
  if (group.identifiers.length > 0) batch.identifiers = group.identifiers
  if (firstToken) batch.firstToken = true
  if (writesAMinute !== undefined) batch.writesAMinute = writesAMinute
  try {
    return await askCustomer(env, config.id, group.customer, (customer) => customer.receive(batch))
  } catch (error) {
    console.error('receive:', error instanceof Error ? error.message : error)
    throw new AppError(503, 'not-stored', 'The events could not be stored: send them again', { retryAfterMs: 1000 })
  }
}

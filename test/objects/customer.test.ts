import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../worker/model/event.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, SiteId } from '../../worker/model/ids.ts'
import { customerObjectName } from '../../worker/model/keys.ts'
import { parseEvent } from '../../worker/model/parseEvent.ts'
import { customerStub } from '../../worker/objects/canonical.ts'
import type { CustomerCalls } from '../../worker/objects/canonical.ts'
import { newSite, post } from '../contract/newSite.ts'

let site: SiteId
let made = 0
beforeEach(async () => {
  site = asId<SiteId>((await newSite()).site)
})

const now = Date.now()
const newId = () => asId<CustomerId>(`cus_${String(++made).padStart(26, '0')}`)
const objectOf = (id: CustomerId) => env.CUSTOMER.getByName(customerObjectName(site, id))
const stubOf = (id: CustomerId): CustomerCalls => customerStub(env, site, id)

function event(messageId: string, name: string, properties: object, at = now): Event {
  const raw = { type: 'track', event: name, anonymousId: 'a', messageId, properties }
  const parsed = parseEvent(raw, { currency: 'EUR', receivedAt: at, source: 'public', newId: () => messageId })
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.event
}
const viewed = (messageId: string, product = 'K', at = now) =>
  event(messageId, 'Product Viewed', { product_id: product, price: 10 }, at)
const receive = (id: CustomerId, events: readonly Event[]) => stubOf(id).receive({ events, config: 0 })

async function allOf(id: CustomerId): Promise<string[]> {
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = await stubOf(id).timeline({ limit: 7, ...(before === undefined ? {} : { before }) })
    ids.push(...page.events.map((one) => one.id))
    before = page.next
  } while (before !== undefined)
  return ids
}

describe('effects are those of the set of distinct message ids', () => {
  const names = ['Product Viewed', 'Product Added', 'Product Added to Wishlist', 'Anything'] as const
  const plan = fc.record({
    events: fc.array(fc.record({ name: fc.constantFrom(...names), product: fc.nat(5) }), {
      minLength: 1,
      maxLength: 40,
    }),
    /** deliveries: which events, in any order, again and again; some after the object was put to sleep */
    batches: fc.array(fc.record({ of: fc.array(fc.nat(39), { maxLength: 25 }), evicted: fc.boolean() }), {
      maxLength: 12,
    }),
  })

  test('over duplicates, reordering, retries and evictions', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ events, batches }) => {
        const id = newId()
        const all = events.map(({ name, product }, at) =>
          event(`m${at}`, name, { product_id: `p${product}`, price: 10, quantity: 1 }, now + at),
        )
        // Whatever was lost on the way is sent once more at the end, as a client does.
        for (const { of, evicted } of [...batches, { of: all.map((_, at) => at), evicted: true }]) {
          const some = of.flatMap((at) => all[at % all.length] ?? [])
          if (some.length === 0) continue
          const { stored, duplicates } = await receive(id, some)
          expect(stored + duplicates).toBe(some.length)
          if (evicted) await evictDurableObject(objectOf(id))
        }
        expect((await allOf(id)).toSorted()).toEqual(all.map((one) => one.id as string).toSorted())
        const state = await stubOf(id).describe()
        expect(state?.eventCount).toBe(all.length)
        for (const [kind, name] of [
          ['viewed', 'Product Viewed'],
          ['carted', 'Product Added'],
          ['wished', 'Product Added to Wishlist'],
        ] as const) {
          const times = state?.interests.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.times, 0)
          expect(times).toBe(events.filter((one) => one.name === name).length)
        }
        const added = events.filter((one) => one.name === 'Product Added').length
        expect(state?.cart.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(added)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a customer’s object', () => {
  test('is the same after it slept as before, whatever it holds', async () => {
    const id = newId()
    for (let batch = 0; batch < 12; batch++) {
      await receive(id, [viewed(`a${batch}`, `p${batch}`, now + batch), viewed(`b${batch}`, 'K', now + batch)])
      const before = await stubOf(id).describe()
      await evictDurableObject(objectOf(id))
      expect(await stubOf(id).describe()).toEqual(before)
    }
  })

  test('reads an open visit as an earlier release wrote it: views inside the session', async () => {
    const id = newId()
    await receive(id, [viewed('a', 'p1'), viewed('b', 'p2', now + 1)])
    const before = await stubOf(id).describe()
    await runInDurableObject(objectOf(id), (_, { storage: { sql } }) => {
      const { value } = sql.exec<{ value: string }>('SELECT value FROM state WHERE section = 1').one()
      const { views, ...hot } = JSON.parse(value) as { views: object[]; session: object }
      expect(views).toHaveLength(2)
      const earlier = JSON.stringify({ ...hot, session: { ...hot.session, views } })
      sql.exec('UPDATE state SET value = ? WHERE section = 1', earlier)
    })
    await evictDurableObject(objectOf(id))
    expect(await stubOf(id).describe()).toEqual(before)
  })

  test('of whom nothing is stored is not made by asking', async () => {
    const id = newId()
    expect(await stubOf(id).describe()).toBeNull()
    expect(await stubOf(id).live()).toMatchObject({ events: [], session: [] })
    expect((await stubOf(id).timeline({ limit: 10 })).events).toEqual([])
    await runInDurableObject(objectOf(id), (_, { storage }) => {
      expect(
        storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
      ).toEqual([])
    })
  })

  test('pages through its timeline, newest first, each event once', async () => {
    const id = newId()
    for (let n = 0; n < 50; n++) await receive(id, [viewed(`m${n}`, 'K', now + n)])
    expect(await allOf(id)).toEqual(Array.from({ length: 50 }, (_, n) => `m${49 - n}`))
  })

  test('writes one row for a request, none for a duplicate', async () => {
    const id = newId()
    await receive(id, [viewed('m0')])
    await runInDurableObject(objectOf(id), async (customer, { storage }) => {
      const rows = () => storage.sql.databaseSize
      expect(rows()).toBeGreaterThan(0)
      const exec = storage.sql.exec.bind(storage.sql)
      let written = 0
      Object.defineProperty(storage.sql, 'exec', {
        value: (query: string, ...bindings: SqlStorageValue[]) => {
          const cursor = exec(query, ...bindings)
          written += cursor.rowsWritten
          return cursor
        },
      })
      await customer.receive({ events: [viewed('m1'), viewed('m2')], config: 0 })
      expect(written).toBe(1)
      await customer.receive({ events: [viewed('m1'), viewed('m2')], config: 0 })
      expect(written).toBe(1)
    })
  })
})

describe('the alarm', () => {
  test('never throws, and what failed is tried again later', async () => {
    const id = newId()
    await receive(id, [viewed('m1')])
    await runInDurableObject(objectOf(id), (customer) => {
      Object.assign(customer, {
        env: { ...env, PROJECTION: { send: () => Promise.reject(new Error('the queue is away')) } },
      })
    })
    await runDurableObjectAlarm(objectOf(id))
    await runInDurableObject(objectOf(id), async (_, { storage }) => expect(await storage.getAlarm()).not.toBeNull())
    expect(await allOf(id)).toEqual(['m1'])
  })

  test('closes the session 30 minutes after its last event', async () => {
    const id = newId()
    await receive(id, [viewed('m1', 'K', Date.now())])
    expect((await stubOf(id).describe())?.session).toMatchObject({ events: 1 })
    await post('/dev/clock', JSON.stringify({ advance: 'PT29M' }))
    expect((await stubOf(id).describe())?.session).not.toBeNull()
    await post('/dev/clock', JSON.stringify({ advance: 'PT2M' }))
    expect(await stubOf(id).describe()).toMatchObject({ session: null, lastSession: { events: 1 } })
  })
})

describe('handing over', () => {
  test('moves all events with their ids once, also when it is asked again', async () => {
    const [device, person] = [newId(), newId()]
    for (let n = 0; n < 30; n++) await receive(device, [viewed(`d${n}`, 'K', now + n)])
    await receive(person, [viewed('p0', 'M'), viewed('d0')])
    for (let again = 0; again < 3; again++) expect(await stubOf(device).handOver(person)).toEqual({ moved: true })
    expect(await receive(device, [viewed('d30')])).toEqual({ stored: 0, duplicates: 0, movedTo: person })
    const ids = await allOf(person)
    expect(ids.toSorted()).toEqual(['p0', ...Array.from({ length: 30 }, (_, n) => `d${n}`)].toSorted())
    expect((await receive(person, [viewed('d29')])).duplicates).toBe(1)
    expect((await stubOf(person).describe())?.eventCount).toBe(31)
  })

  test('that was cut off goes on when the object wakes, and loses nothing', async () => {
    const [device, person] = [newId(), newId()]
    await receive(device, [viewed('d0')])
    await runInDurableObject(objectOf(device), (customer) => {
      const inside = customer as unknown as { dossier: { write(change: object): void; kept: object } }
      inside.dossier.write({ kept: { ...inside.dossier.kept, movingTo: person } })
    })
    await evictDurableObject(objectOf(device))
    expect(await receive(device, [viewed('d1')])).toMatchObject({ stored: 0, movedTo: person })
    await receive(person, [viewed('d1')])
    expect((await allOf(person)).toSorted()).toEqual(['d0', 'd1'])
  })
})

test('an event six days old is still known as a duplicate after sleep', async () => {
  const id = newId()
  const old = Array.from({ length: 20 }, (_, n) => viewed(`m${n}`, 'K', now - 6 * 86_400_000))
  await receive(id, old)
  await evictDurableObject(objectOf(id))
  expect(await receive(id, old)).toMatchObject({ stored: 0, duplicates: 20 })
})

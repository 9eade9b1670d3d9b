import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { tellChanges } from '../../worker/jobs/tellChanges.ts'
import { changeId } from '../../worker/model/change.ts'
import type { Change } from '../../worker/model/change.ts'
import type { Event } from '../../worker/model/event.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, EventId, ProductId, SiteId, VariantId } from '../../worker/model/ids.ts'
import type { Telling } from '../../worker/model/telling.ts'
import type { Waiting } from '../../worker/model/waiting.ts'
import { customerStub } from '../../worker/objects/canonical.ts'
import { waitlistName } from '../../worker/objects/waitlist.ts'
import { newSite } from '../contract/newSite.ts'

let site: SiteId
let made = 0
beforeEach(async () => {
  site = asId<SiteId>((await newSite()).site)
})

const minute = 60_000
const people = 4

/** What happens, a minute apart: interests that may be late, prices, ends, kills of the object, repeats of the queue. */
const step = fc.oneof(
  fc.record({
    do: fc.constant('want' as const),
    who: fc.nat(people - 1),
    own: fc.integer({ min: 1, max: 9 }),
    late: fc.nat(6),
  }),
  fc.record({ do: fc.constant('price' as const), to: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('end' as const), who: fc.nat(people - 1) }),
  fc.record({ do: fc.constant('evict' as const) }),
  fc.record({ do: fc.constant('again' as const) }),
)

/** The rule written anew, over everything that happened: who has to have heard of which change. */
class Model {
  readonly told = Array.from({ length: people }, () => new Set<string>())
  private readonly wants: ({ at: number; own: number } | null)[] = Array.from({ length: people }, () => null)
  private readonly prices: { at: number; price: number }[]
  private readonly drops: { at: number; to: number; id: string }[] = []

  constructor(first: number) {
    this.prices = [{ at: 0, price: first }]
  }

  get price(): number {
    return this.prices.at(-1)!.price
  }

  change(at: number, to: number, id: string): void {
    const isDrop = this.prices.every(({ price }) => to < price)
    this.prices.push({ at, price: to })
    if (!isDrop) return
    this.drops.push({ at, to, id })
    for (let who = 0; who < people; who++) this.tell(who)
  }

  want(who: number, at: number, own: number): void {
    const known = this.wants[who]
    if (known === undefined || known === null || known.at < at) this.wants[who] = { at, own }
    this.tell(who)
  }

  end(who: number, at: number): void {
    this.wants[who] = { at, own: 0 }
  }

  private tell(who: number): void {
    const want = this.wants[who]
    for (const { at, to, id } of this.drops) {
      const stands = this.prices.every((one) => one.at < at || one.price <= to)
      if (want && stands && want.at <= at && want.own > to) this.told[who]!.add(id)
    }
  }
}

const hello = (at: number): Event => ({
  id: asId<EventId>('hello'),
  kind: 'page',
  at,
  receivedAt: at,
  action: { type: 'page' },
  properties: {},
  context: {},
  source: 'public',
})

test('R8: over late interests, kills and repeats each customer hears of each change that concerns it once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const product = asId<ProductId>(`K${++made}`)
      const list = () => env.WAITLIST.getByName(waitlistName(site, product))
      const ids = Array.from({ length: people }, (_, n) =>
        asId<CustomerId>(`cus_${String(made * 100 + n).padStart(26, '0')}`),
      )
      const start = clock.now() - (steps.length + 10) * minute
      for (const id of ids) await customerStub(env, site, id).receive({ events: [hello(start)], config: 0 })
      const model = new Model(10)
      const changes: Change[] = []
      for (const [n, one] of steps.entries()) {
        const at = start + (n + 8) * minute
        if (one.do === 'want') {
          const since = at - one.late * minute - 1
          const entry: Waiting = {
            customer: ids[one.who]!,
            kind: 'wished',
            at: since,
            priceMinor: one.own,
            currency: 'EUR',
          }
          model.want(one.who, since, one.own)
          await list().add([entry, entry])
        } else if (one.do === 'end') {
          model.end(one.who, at)
          await list().add([{ customer: ids[one.who]!, kind: 'wished', at, ended: true }])
        } else if (one.do === 'price') {
          if (one.to === model.price) continue
          const change: Change = {
            kind: 'price',
            productId: product,
            variantId: asId<VariantId>('red'),
            at,
            fromMinor: model.price,
            toMinor: one.to,
            currency: 'EUR',
          }
          changes.push(change)
          model.change(at, one.to, changeId(change))
          await list().changed([change])
        } else if (one.do === 'evict') {
          await list().ring() // awake, or there is nothing to put to sleep
          await evictDurableObject(list())
        } else {
          await list().changed(changes)
          await repeat(product)
        }
        await list().ring()
      }
      await repeat(product)
      await repeat(product)
      for (const [who, id] of ids.entries()) {
        const { events } = await customerStub(env, site, id).timeline({ limit: 100 })
        const heard = events.flatMap(({ name, id }) => (name === 'Product Changed' ? [id.replace('change/', '')] : []))
        expect(heard.toSorted()).toEqual([...model.told[who]!].toSorted())
      }
      expect((await list().tally()).draining).toEqual([])
    }),
    {
      numRuns: 12,
      // A price that fell and was raised again before the late interest came: no news any more.
      examples: [
        [
          [
            { do: 'price', to: 1 },
            { do: 'price', to: 2 },
            { do: 'want', who: 0, own: 2, late: 2 },
          ],
        ],
      ],
    },
  )
})

/** Whatever the queue may have carried, delivered once more; some of it was confirmed long ago. */
async function repeat(product: ProductId): Promise<void> {
  const bodies = Array.from({ length: 30 }, (_, drain): Telling => ({ is: 'batch', site, product, drain, batch: 0 }))
  const messages = bodies.map((body) => ({ body, ack: () => undefined, retry: () => undefined }))
  await tellChanges({ queue: 'changes', messages } as unknown as MessageBatch<Telling>, env)
}

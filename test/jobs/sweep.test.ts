import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sliceOf } from '../../worker/jobs/sweep.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { customerIdFor, customerObjectName, macKey } from '../../worker/model/keys.ts'
import { handedOver } from '../../worker/objects/clock.ts'
import { newSite, post } from '../contract/newSite.ts'
import { advance } from '../flow/cartShop.ts'

const slice = 300_000
/** First touches of new objects take their time on two cores. */
const customers = 60

test('a day of slices walks every customer id exactly once', () => {
  const alphabet = [...'0123456789abcdefghjkmnpqrstvwxyz']
  const id = fc
    .array(fc.constantFrom(...alphabet), { minLength: 26, maxLength: 26 })
    .map((all) => `cus_${all.join('')}`)
  fc.assert(
    fc.property(id, fc.nat(1e6), (customer, start) => {
      const turns = Array.from({ length: 288 }, (_, turn) => sliceOf((start + turn) * slice)).filter(
        ({ from, below }) => customer >= from && customer < below,
      )
      expect(turns).toHaveLength(1)
    }),
  )
})

test('R4: the sweep repairs every deleted alarm within a day', { timeout: 180_000 }, async () => {
  const site = await newSite('sweep')
  const visitors = Array.from({ length: customers }, (_, number) => `visitor-${number}`)
  for (let from = 0; from < visitors.length; from += 100) {
    const batch = visitors.slice(from, from + 100).map((anonymousId) => ({
      type: 'track',
      event: 'Product Viewed',
      properties: { product_id: 'kettle' },
      anonymousId,
      messageId: `${anonymousId}-1`,
    }))
    expect((await post('/v1/batch', JSON.stringify({ writeKey: site.writeKey, batch }))).status).toBe(200)
  }
  await advance('PT1M') // the projection tells when each is due
  const id = asId<SiteId>(site.site)
  const names = await macKey(env.SECRET, id, 'names')
  const objects = await Promise.all(
    visitors.map(async (visitor) => customerObjectName(id, await customerIdFor(names, 'anonymousId', visitor))),
  )
  for (const name of objects) {
    await runInDurableObject(env.CUSTOMER.getByName(name), (_, ctx) => ctx.storage.deleteAlarm())
    handedOver(name)
  }
  expect(await openSessions(objects)).toBe(customers)
  await advance('P1DT10M')
  expect(await openSessions(objects)).toBe(0)
})

async function openSessions(objects: readonly string[]): Promise<number> {
  let open = 0
  for (const name of objects) {
    const state = await runInDurableObject(env.CUSTOMER.getByName(name), (customer) => customer.describe())
    if (state !== null && state.session !== null) open++
  }
  return open
}

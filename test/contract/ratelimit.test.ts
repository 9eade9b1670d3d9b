import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import { withinRate } from '../../worker/routes/rateLimits.ts'
import { admin, expectRefusal, type NewSite, newSite, post } from './newSite.ts'

let site: NewSite
beforeEach(async () => {
  site = await newSite()
})
afterEach(() => {
  clock.offsetMs = 0
})

let sent = 0
const event = (anonymousId: string, messageId = `m${++sent}`) => ({
  type: 'track',
  event: 'X',
  anonymousId,
  messageId,
})
const send = (events: object[], key = site.writeKey, headers: Record<string, string> = {}) =>
  post('/v1/batch', JSON.stringify({ writeKey: key, batch: events }), headers)

async function fill(anonymousId: string, key = site.writeKey): Promise<number[]> {
  const statuses: number[] = []
  for (let write = 0; write < 240; write += 20) {
    const replies = await Promise.all(Array.from({ length: 20 }, () => send([event(anonymousId)], key)))
    statuses.push(...replies.map(({ status }) => status))
  }
  return statuses
}

interface Answer {
  rejected: { index: number; code: string; messageId: string }[]
}

describe('S9: rates', () => {
  test('240 writes of a customer within a minute are taken, the next is 429 until a minute has passed', async () => {
    expect(new Set(await fill('busy'))).toEqual(new Set([200]))
    const refused = await send([event('busy', 'late')])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    await expectRefusal(refused, 'the 241st', [429])
    expect((await send([event('calm')])).status).toBe(200)
    clock.offsetMs = 60_000
    expect((await send([event('busy', 'late')])).status).toBe(200)
    const { items } = (await admin(site, 'GET', '/api/customers?anonymousId=busy')) as { items: { id: string }[] }
    const customer = (await admin(site, 'GET', `/api/customers/${items[0]!.id}/timeline?limit=500`)) as {
      items: { messageId: string }[]
    }
    expect(customer.items.filter(({ messageId }) => messageId === 'late')).toHaveLength(1)
    expect(customer.items).toHaveLength(241)
  })

  test('of a batch for several, only the events of who wrote too often are refused, and kept', async () => {
    await fill('busy')
    const reply = await send([event('busy', 'late'), event('calm', 'good')])
    expect(reply.status).toBe(200)
    const { rejected } = await reply.json<Answer>()
    expect(rejected).toEqual([expect.objectContaining({ index: 0, code: 'too-many-writes', messageId: 'late' })])
    const { items } = (await admin(site, 'GET', '/api/rejected')) as { items: { code: string }[] }
    expect(items.map(({ code }) => code)).toEqual(['too-many-writes'])
  })

  test("the shop's own server is not limited", async () => {
    await fill('busy', site.secretKey)
    expect((await send([event('busy')], site.secretKey)).status).toBe(200)
  })

  test('an address that floods is 429 with its key, another address is not', async () => {
    const from = (address: string) => ({
      request: new Request('http://aisle.test/', { headers: { 'cf-connecting-ip': address } }),
      env,
      ctx: { waitUntil: () => undefined },
      isFirstParty: false,
      origin: null,
    })
    const flood = from('203.0.113.7')
    // The platform counts by the wall clock's minutes: a run that crosses one takes up to twice as many.
    const until = async () => {
      for (let request = 1; request <= 2600; request++) {
        try {
          await withinRate(flood, site.site as SiteId, site.writeKey, Date.now())
        } catch {
          return request
        }
      }
      return Infinity
    }
    expect(await until()).toBeGreaterThan(1200)
    expect(await until()).toBeLessThan(1300)
    const refused = await send([event('a')], site.writeKey, { 'cf-connecting-ip': '203.0.113.7' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await expectRefusal(refused, 'flood', [429])
    expect((await send([event('a')], site.writeKey, { 'cf-connecting-ip': '203.0.113.8' })).status).toBe(200)
  })
})

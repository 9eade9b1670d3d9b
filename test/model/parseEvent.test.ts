import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEvent } from '../../worker/model/parseEvent.ts'
import type { EventFrame } from '../../worker/model/parseEvent.ts'

const now = Date.parse('2026-03-01T12:00:00Z')
const frame: EventFrame = { currency: 'EUR', receivedAt: now, source: 'public', newId: () => 'made' }

const parse = (raw: object, more: Partial<EventFrame> = {}) => {
  const parsed = parseEvent(raw, { ...frame, ...more })
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.message}`)
  return parsed
}
const refuse = (raw: unknown, more: Partial<EventFrame> = {}) => {
  const parsed = parseEvent(raw, { ...frame, ...more })
  if (parsed.ok) throw new Error('accepted')
  return parsed
}
const track = (event: string, properties: object = {}) => ({
  type: 'track',
  event,
  anonymousId: 'a1',
  messageId: 'm1',
  properties,
})

describe('an event in the shape of Segment', () => {
  test('keeps the words of its client and says what they mean', () => {
    const { event, who } = parse(track('Product Viewed', { product_id: 'K', price: 100, currency: 'EUR' }))
    expect(event).toMatchObject({
      id: 'm1',
      kind: 'track',
      name: 'Product Viewed',
      at: now,
      action: { type: 'product-viewed', productId: 'K', priceMinor: 10_000 },
      properties: { product_id: 'K', price: 100 },
    })
    expect(who).toEqual({ anonymousId: 'a1' })
  })

  test('of version 1 is read as version 2', () => {
    expect(parse(track('Viewed Product', { product_id: 'K' })).event.name).toBe('Product Viewed')
    expect(parse(track('Completed Order', { order_id: '7' })).event.action).toMatchObject({
      type: 'order',
      orderId: '7',
      status: 'paid',
    })
  })

  test('may write prices and ids as text or number', () => {
    const { action } = parse(track('Product Added', { product_id: 12, price: '19.90', quantity: '2' })).event
    expect(action).toEqual({ type: 'product-added', line: { productId: '12', quantity: 2, priceMinor: 1990 } })
  })

  test('that names nothing of commerce is kept as it is', () => {
    expect(parse(track('Newsletter Opened', { a: { b: 1 } })).event.action).toEqual({ type: 'other' })
  })

  test('with a path of its own needs no type', () => {
    expect(parse({ anonymousId: 'a', name: 'Home' }, { kind: 'page' }).event).toMatchObject({
      kind: 'page',
      name: 'Home',
    })
  })

  test('by RudderStack carries traits in its context, which only identify reads', () => {
    const context = { traits: { email: 'ola@example.com' } }
    expect(parse({ type: 'identify', userId: 'u', context }).event.properties).toEqual({ email: 'ola@example.com' })
    expect(parse({ ...track('X'), context }).event.properties).toEqual({})
  })

  test('without a message id gets one, and an empty user id is none', () => {
    const { event, who } = parse({ type: 'track', event: 'X', anonymousId: 'a', userId: '', messageId: null })
    expect(event.id).toBe('made')
    expect(who).toEqual({ anonymousId: 'a' })
  })
})

describe('the time of an event', () => {
  const at = (raw: object, more: Partial<EventFrame> = {}) => parse({ ...track('X'), ...raw }, more).event.at

  test('is corrected by sentAt where the clock of the client is off', () => {
    const sentAt = '2025-06-01T00:00:10Z'
    expect(at({ timestamp: '2025-06-01T00:00:00Z', sentAt })).toBe(now - 10_000)
    expect(at({ originalTimestamp: '2025-06-01T00:00:00Z' }, { sentAt: Date.parse(sentAt) })).toBe(now - 10_000)
  })

  test('R9: comes out within a second for clocks up to a year off, when sentAt is given', () => {
    const year = 365 * 86_400_000
    fc.assert(
      fc.property(
        fc.integer({ min: -year, max: year }),
        fc.integer({ min: 0, max: 6 * 86_400_000 }),
        fc.integer({ min: 0, max: 900 }),
        (offBy, age, underWay) => {
          const said = (real: number) => new Date(real + offBy).toISOString()
          const happened = now - underWay - age
          const found = at({ timestamp: said(happened) }, { sentAt: now - underWay + offBy })
          expect(Math.abs(found - happened)).toBeLessThanOrEqual(1000)
        },
      ),
    )
  })

  test('is its arrival without a timestamp, and when it lies over 5 minutes ahead', () => {
    expect(at({})).toBe(now)
    expect(at({ timestamp: '2026-03-01T12:04:00Z' })).toBe(now + 240_000)
    expect(at({ timestamp: '2026-03-01T12:06:00Z' })).toBe(now)
  })
})

describe('what is wrong is named', () => {
  test.each([
    [null, ''],
    [[], ''],
    ['x', ''],
    [{ type: 'track', event: 'X' }, 'anonymousId'],
    [{ type: 'nonsense', anonymousId: 'a' }, 'type'],
    [{ type: 'constructor', anonymousId: 'a' }, 'type'],
    [{ anonymousId: 'a', event: 'X' }, 'type'],
    [{ type: 'track', anonymousId: 'a' }, 'event'],
    [{ type: 'track', anonymousId: 'a', event: 7 }, 'event'],
    [{ type: 'track', anonymousId: {}, event: 'X' }, 'anonymousId'],
    [{ type: 'track', anonymousId: 'a'.repeat(256), event: 'X' }, 'anonymousId'],
    [{ ...track('X'), properties: [] }, 'properties'],
    [{ ...track('X'), context: 'x' }, 'context'],
    [{ ...track('X'), timestamp: 'yesterday' }, 'timestamp'],
    [{ ...track('X'), messageId: {} }, 'messageId'],
    [track('Product Viewed', {}), 'properties.product_id'],
    [track('Product Viewed', { product_id: 'K', price: 'cheap' }), 'properties.price'],
    [track('Product Viewed', { product_id: 'K', price: -1 }), 'properties.price'],
    [track('Product Viewed', { product_id: 'K', currency: 'euro' }), 'properties.currency'],
    [track('Product Added', { product_id: 'K', quantity: {} }), 'properties.quantity'],
    [track('Cart Updated', { products: {} }), 'properties.products'],
    [track('Cart Updated', { products: [{ product_id: 'K' }, { price: 1 }] }), 'properties.products[1].product_id'],
    [track('Order Completed', { products: [] }), 'properties.order_id'],
    [track('Block Clicked', { product_id: 'K' }), 'properties.block'],
  ])('%j', (raw, field) => {
    expect(refuse(raw).field).toBe(field)
    expect(refuse(raw).message).toMatch(/\S/)
  })

  test('with the message id of the event', () => {
    expect(refuse({ ...track(''), messageId: 'm9' }).messageId).toBe('m9')
  })

  test('when it is nested over 32 levels or has over 300 keys', () => {
    const deep = (levels: number): object => (levels === 0 ? {} : { v: deep(levels - 1) })
    const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, 1]))
    expect(refuse(track('X', deep(32))).message).toMatch(/32 levels/)
    expect(refuse(track('X', wide(301))).message).toMatch(/300 keys/)
    parse(track('X', deep(28)))
    parse(track('X', wide(290)))
  })

  test('and changes no prototype', () => {
    const raw: unknown = JSON.parse(
      '{"type":"identify","anonymousId":"a","traits":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    )
    expect(parseEvent(raw, frame).ok).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('consent in an event', () => {
  test('is read by purpose; other keys are ignored', () => {
    const context = { consent: { categoryPreferences: { analytics: true, advertising: false, Functional: true } } }
    expect(parse({ ...track('X'), context }).purposes).toEqual({ analytics: true, advertising: false })
  })

  test('is taken from the batch where the event is silent', () => {
    const context = { consent: { categoryPreferences: { analytics: false } } }
    expect(parse(track('X'), { context }).purposes).toEqual({ analytics: false })
  })

  test('never allows advertising under Global Privacy Control', () => {
    const context = { consent: { categoryPreferences: { advertising: true } } }
    expect(parse({ ...track('X'), context }, { globalPrivacyControl: true }).purposes).toEqual({ advertising: false })
  })
})

import type { CustomerState } from '../../worker/model/customer.ts'
import type { Event } from '../../worker/model/event.ts'
import { asId } from '../../worker/model/ids.ts'
import type { CustomerId, SiteId } from '../../worker/model/ids.ts'
import { parseEvent } from '../../worker/model/parseEvent.ts'
import { applyEvent } from '../../worker/session/applyEvent.ts'
import { newCustomer } from '../../worker/session/newCustomer.ts'

export const start = Date.parse('2026-03-03T10:00:00Z')
export const minutes = (count: number): number => count * 60_000

export const nobodyYet: CustomerState = newCustomer(asId<SiteId>('shop'), asId<CustomerId>('cus_test'), start)

let made = 0
/** A track event at `at` (epoch ms), parsed as one that came over HTTP. */
export function happened(name: string, properties: object = {}, at = start, more: Partial<Event> = {}): Event {
  const raw = { type: 'track', event: name, anonymousId: 'a', messageId: `m${++made}`, properties }
  return parsed(raw, at, more)
}

export const identified = (traits: object, at = start, more: Partial<Event> = {}): Event =>
  parsed({ type: 'identify', anonymousId: 'a', messageId: `m${++made}`, traits }, at, more)

export const onPage = (url: string, at = start): Event =>
  parsed({ type: 'page', anonymousId: 'a', messageId: `m${++made}`, context: { page: { url } } }, at, {})

function parsed(raw: object, at: number, more: Partial<Event>): Event {
  const result = parseEvent(raw, { currency: 'EUR', receivedAt: at, source: 'public', newId: () => `m${++made}` })
  if (!result.ok) throw new Error(`${result.field}: ${result.message}`)
  return { ...result.event, ...more }
}

export const after = (state: CustomerState, ...events: readonly Event[]): CustomerState =>
  events.reduce(applyEvent, state)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChannelId } from '../../worker/model/consent.ts'
import { channels, topics } from '../../worker/model/consent.ts'
import type { Sent } from '../../worker/model/customer.ts'
import { asId } from '../../worker/model/ids.ts'
import type { MessageId } from '../../worker/model/ids.ts'
import type { ContactRule, Contactable } from '../../worker/scenarios/mayContact.ts'
import { mayContact } from '../../worker/scenarios/mayContact.ts'
import { localTime } from '../../worker/scenarios/zonedTime.ts'
import { siteDefaults } from '../../worker/store/siteDefaults.ts'
import { at, day, grantedAt, hour, kyiv } from './ola.ts'

const { caps } = siteDefaults('marlow.example')
const rule: ContactRule = {
  message: asId<MessageId>('msg_now'),
  class: 'marketing',
  topic: 'reminders',
  channels: ['email', 'viber', 'push'],
  caps: caps.marketing,
}
const ola: Contactable = { consents: grantedAt(0), zone: kyiv, addresses: ['email', 'inbox'], sent: [] }
const sentAt = (time: number, channel: ChannelId = 'email', more: Partial<Sent> = {}): Sent => ({
  at: time,
  channel,
  class: 'marketing',
  topic: 'offers',
  scenario: 'other',
  message: asId<MessageId>(`msg_${time}`),
  ...more,
})
const noon = at('12:00')

test('a granted topic, an open hour and room under the caps: by e-mail', () => {
  expect(mayContact(ola, rule, noon)).toEqual({ send: true, channel: 'email' })
})

test('quiet hours come first, and say when they end', () => {
  const refused = { ...ola, consents: {} }
  expect(mayContact(refused, rule, at('22:00'))).toEqual({
    send: false,
    because: 'quiet-hours',
    retryAt: at('09:00') + day,
  })
})

test('without consent, with the topic off, or after an unsubscribe: each has its own reason', () => {
  const because = (consents: Contactable['consents']) => mayContact({ ...ola, consents }, rule, noon)
  const denied = { state: 'denied', source: 'api', at: 0 } as const
  expect(because({})).toEqual({ send: false, because: 'no-consent' })
  expect(because({ email: { reminders: { ...denied, state: 'pending' } } })).toEqual({
    send: false,
    because: 'no-consent',
  })
  expect(because({ email: { reminders: denied, news: { ...denied, state: 'granted' } } })).toEqual({
    send: false,
    because: 'topic-off',
  })
  expect(because({ email: { reminders: { ...denied, source: 'unsubscribe' } } })).toEqual({
    send: false,
    because: 'unsubscribed',
  })
})

test('a consent that has expired is none, from the millisecond it does', () => {
  const consents = { email: { reminders: { state: 'granted', source: 'api', at: 0, expiresAt: noon } as const } }
  expect(mayContact({ ...ola, consents }, rule, noon - 1)).toEqual({ send: true, channel: 'email' })
  expect(mayContact({ ...ola, consents }, rule, noon)).toEqual({ send: false, because: 'no-consent' })
})

test('who has no address is reached by the inbox, unless that was turned off', () => {
  const anonymous = { ...ola, consents: {}, addresses: ['inbox'] as const }
  expect(mayContact(anonymous, rule, noon)).toEqual({ send: true, channel: 'inbox' })
  const off = { inbox: { reminders: { state: 'denied', source: 'preferences', at: 0 } as const } }
  expect(mayContact({ ...anonymous, consents: off }, rule, noon)).toEqual({ send: false, because: 'topic-off' })
  expect(mayContact({ ...anonymous, addresses: [] }, rule, noon)).toEqual({ send: false, because: 'no-address' })
})

test('one marketing mail a day: a mail 24 hours old no longer counts, one a millisecond younger defers', () => {
  expect(mayContact({ ...ola, sent: [sentAt(noon - day)] }, rule, noon)).toEqual({ send: true, channel: 'email' })
  expect(mayContact({ ...ola, sent: [sentAt(noon - day + 1)] }, rule, noon)).toEqual({
    send: false,
    because: 'capped',
    retryAt: noon + 1,
  })
})

test('a full week ends the message, it does not wait for days', () => {
  const sent = [1, 2, 3, 4, 5].map((days) => sentAt(noon - days * day - hour))
  expect(mayContact({ ...ola, sent }, rule, noon)).toEqual({ send: false, because: 'capped' })
})

test('marketing keeps four hours between two messages of any channel', () => {
  const sent = [sentAt(noon - 4 * hour + 1, 'push')]
  expect(mayContact({ ...ola, sent }, rule, noon)).toEqual({ send: false, because: 'gap', retryAt: noon + 1 })
  expect(mayContact({ ...ola, sent: [sentAt(noon - 4 * hour, 'push')] }, rule, noon)).toEqual({
    send: true,
    channel: 'email',
  })
})

test('when mail is full for today the next channel with consent goes', () => {
  const consents = { ...grantedAt(0), push: grantedAt(0).email! }
  const both: Contactable = {
    ...ola,
    consents,
    addresses: ['email', 'push', 'inbox'],
    sent: [sentAt(noon - 10 * hour)],
  }
  expect(mayContact(both, rule, noon)).toEqual({ send: true, channel: 'push' })
})

test('other classes have their own ledger, transactional none at all', () => {
  const sent = [sentAt(noon - hour, 'email', { class: 'requested' })]
  expect(mayContact({ ...ola, sent }, rule, noon)).toEqual({ send: true, channel: 'email' })
  const order: ContactRule = { ...rule, class: 'transactional', caps: caps.transactional }
  const busy = [1, 2, 3, 4].map((minutes) => sentAt(noon - minutes, 'email', { class: 'transactional' }))
  expect(mayContact({ ...ola, consents: {}, sent: busy }, order, at('03:00') + day)).toEqual({
    send: true,
    channel: 'email',
  })
})

const zones = Intl.supportedValuesOf('timeZone')
const anySent = fc.record({
  ago: fc.integer({ min: 0, max: 31 * day }),
  channel: fc.constantFrom(...channels),
  class: fc.constantFrom('marketing' as const, 'requested' as const),
})

test('R6: 100,000 decisions over all zones and clock changes breach no cap, no gap and no quiet hour', () => {
  let decisions = 0
  let allowed = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
      fc.array(anySent, { maxLength: 6 }),
      fc.constantFrom(...topics),
      fc.boolean(),
      (zone, now, history, topic, granted) => {
        const sent = history.map(({ ago, channel, class: kind }, n) =>
          sentAt(now - ago, channel, { class: kind, message: asId<MessageId>(`m${n}`) }),
        )
        const consents = granted ? { email: { [topic]: { state: 'granted', source: 'api', at: 0 } as const } } : {}
        const verdict = mayContact({ consents, zone, addresses: ['email', 'inbox'], sent }, { ...rule, topic }, now)
        decisions++
        const ofClass = sent.filter((entry) => entry.class === 'marketing')
        const inside = (entries: Sent[], ms: number) => entries.filter((entry) => now - entry.at < ms).length
        const mails = ofClass.filter(({ channel }) => channel === 'email')
        const { hour: clockHour } = localTime(zone, now)
        const isFree =
          clockHour >= 9 &&
          clockHour < 21 &&
          granted &&
          inside(ofClass, day) < 2 &&
          inside(ofClass, 7 * day) < 5 &&
          inside(ofClass, 30 * day) < 15 &&
          inside(mails, day) < 1 &&
          inside(ofClass, 4 * hour) < 1
        if (verdict.send) allowed++
        // Written from the table of SCENARIOS.md 4 alone: allowed if and only if nothing there forbids it.
        if (verdict.send !== isFree) return false
        return verdict.send || (verdict.because.length > 0 && (verdict.retryAt === undefined || verdict.retryAt > now))
      },
    ),
    { numRuns: 100_000 },
  )
  expect(decisions).toBe(100_000)
  expect(allowed).toBeGreaterThan(5000)
})

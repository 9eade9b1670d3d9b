import { expect, test } from 'vitest'
import type { CustomerState, Sent } from '../../worker/model/customer.ts'
import type { Delivery, Draft, Message } from '../../worker/model/message.ts'
import type { Scenario } from '../../worker/model/scenario.ts'
import type { SiteConfig } from '../../worker/model/site.ts'
import type { ChannelFacts, Claimed } from '../../worker/scenarios/claim.ts'
import { claim } from '../../worker/scenarios/claim.ts'
import { abandonedCart } from '../../worker/scenarios/library/abandoned-cart.ts'
import { settle } from '../../worker/scenarios/settle.ts'
import {
  added,
  at,
  day,
  grantedAt,
  hour,
  inStock,
  kettle,
  minute,
  ola,
  ordered,
  queuedMessage,
  shop,
  Story,
} from './ola.ts'

const channels: ChannelFacts = { addresses: ['email', 'inbox'], idempotencyMs: () => 0 }
const keyed: ChannelFacts = { ...channels, idempotencyMs: () => hour }
const sent: Delivery = { is: 'sent', providerId: 'relay-1' }

/** Ola's reminder, due at 11:00, as her object holds it then. */
function due(
  state: CustomerState = ola(),
  config: SiteConfig = shop,
): { state: CustomerState; draft: Draft; message: Message } {
  const story = new Story(state, config).does(added(kettle), at('10:00')).leaves().waitsUntil(at('11:00'))
  const draft = story.drafts[0]!
  return { state: story.state, draft, message: queuedMessage(draft, at('11:00')) }
}

const claimed = (
  change: (state: CustomerState) => CustomerState = (state) => state,
  now = at('11:00'),
  config = shop,
): Claimed => {
  const { state, message, draft } = due()
  return claim(message, inStock(draft), change(state), config, channels, now)
}

test('what may be sent is in the ledger, in the caps and under watch before any channel is called', () => {
  const { message, state, channel } = claimed()
  expect(channel).toBe('email')
  expect(message).toMatchObject({
    status: 'sending',
    attempts: [{ channel: 'email', status: 'sending', at: at('11:00') }],
  })
  expect(message.attempts[0]?.key).toBe(`${message.draft.id}:email`)
  expect(state.sent).toMatchObject([
    { at: at('11:00'), channel: 'email', class: 'marketing', message: message.draft.id },
  ])
  expect(state.timers).toContainEqual(
    expect.objectContaining({ id: `message:${message.draft.id}`, dueAt: at('11:00') + 30_000 }),
  )
})

test('checks run in their fixed order, and the first failure is the reason', () => {
  const night = at('23:00') // each line below also fails all that comes after it
  const open = (state: CustomerState) => ({ ...state, consents: {}, cart: { ...state.cart, lines: [] } })
  const reasonOf = ({ message }: Claimed) => message.reason
  const ends = (state: CustomerState) => new Story(state).does(ordered('o1', kettle), at('10:50')).state
  expect(reasonOf(claimed(ends, night + 3 * day))).toBe('purchased')
  expect(reasonOf(claimed(open, night + 3 * day))).toBe('expired')
  expect(reasonOf(claimed(open, night))).toBe('quiet-hours')
  expect(reasonOf(claimed(open))).toBe('removed')
  expect(reasonOf(claimed((state) => ({ ...state, consents: {} })))).toBe('no-consent')
})

test('an order that was told to another part of the state still counts: orders are read again', () => {
  const boughtSilently = (state: CustomerState): CustomerState => ({
    ...state,
    orders: [
      {
        id: 'till-1',
        status: 'paid',
        at: at('10:40'),
        lines: [kettle],
        totalMinor: 1,
        currency: 'EUR',
        source: 'offline',
      },
    ],
  })
  expect(claimed(boughtSilently).message).toMatchObject({ status: 'skipped', reason: 'purchased' })
})

test('a paused scenario holds its messages for an hour at a time, until they expire', () => {
  const paused = { ...shop, scenarios: [{ scenario: abandonedCart, enabled: false, params: {} }] }
  const { message, state, channel } = claimed(undefined, at('11:00'), paused)
  expect([message.status, message.reason, channel]).toEqual(['deferred', 'paused', null])
  expect(state.timers.find(({ kind }) => kind === 'message')?.dueAt).toBe(at('12:00'))
  expect(claimed(undefined, at('11:00') + 2 * day, paused).message.reason).toBe('paused')
})

test('with a session open she is not reminded of a cart she has before her: the wait starts anew at its close', () => {
  const back = (state: CustomerState) => new Story(state).does({ type: 'page' }, at('10:58')).state
  const { message, state } = claimed(back)
  expect([message.status, message.reason]).toEqual(['deferred', 'active-now'])
  expect(state.timers.find(({ kind }) => kind === 'message')?.dueAt).toBe(at('11:58'))
})

test('a refreshed run no longer stands behind its earlier message', () => {
  const refreshed = (state: CustomerState) => ({ ...state, runs: state.runs.map((run) => ({ ...run, occurrence: 1 })) })
  expect(claimed(refreshed).message).toMatchObject({ status: 'skipped', reason: 'superseded' })
})

test('of two scenarios due within the hour the one of higher priority goes, and the other waits for its turn', () => {
  const offer: Scenario = { ...abandonedCart, id: 'welcome', family: 'life', priority: 90 }
  const config = { ...shop, scenarios: [...shop.scenarios, { scenario: offer, enabled: true, params: {} }] }
  const rival = (state: CustomerState): CustomerState => ({
    ...state,
    runs: [...state.runs, { ...state.runs[0]!, id: 'run_other' as never, scenario: 'welcome', step: 'w1' }],
    timers: [...state.timers, { id: 'step:run_other', kind: 'step', dueAt: at('11:30'), run: 'run_other' as never }],
  })
  const { message, state } = claimed(rival, at('11:00'), config)
  expect([message.status, message.reason]).toEqual(['deferred', 'gap'])
  expect(state.timers.find(({ id }) => id.startsWith('message:'))?.dueAt).toBe(at('11:31'))
})

test('the wait for tomorrow ends at the message’s own expiry, to be told so', () => {
  const config = {
    ...shop,
    scenarios: [{ scenario: { ...abandonedCart, validFor: 'PT1H' }, enabled: true, params: {} }],
  }
  const { state, message, draft } = due(ola(), config)
  const full: Sent = {
    at: at('10:00'),
    channel: 'email',
    class: 'marketing',
    topic: 'news',
    scenario: 'x',
    message: 'm' as never,
  }
  const deferred = claim(message, inStock(draft), { ...state, sent: [full] }, config, channels, at('11:00'))
  expect(deferred.message.reason).toBe('capped')
  expect(deferred.state.timers.find(({ kind }) => kind === 'message')?.dueAt).toBe(at('12:00'))
})

test('a message that was sent ends its run, says all its checks, and a late answer changes nothing', () => {
  const { message, state } = claimed()
  const settled = settle(message, 'email', sent, state, shop, 0, at('11:00') + 500)
  expect(settled.message).toMatchObject({ status: 'sent', attempts: [{ status: 'sent', providerId: 'relay-1' }] })
  expect(settled.state.runs[0]).toMatchObject({ sentAt: { m1: at('11:00') }, ended: { because: 'completed' } })
  expect(settled.state.timers.filter(({ kind }) => kind !== 'session-close')).toEqual([])
  expect(settled.state.decisions.at(-1)?.checks.map(({ check }) => check)).toEqual([
    ...[
      'run-alive',
      'in-time',
      'hours',
      'purchase',
      'no-open-session',
      'recheck',
      'goods',
      'consent',
      'arbiter',
      'caps',
    ],
    'delivery',
  ])
  const again = settle(settled.message, 'email', { is: 'refused', reason: 'late' }, settled.state, shop, 0, at('11:01'))
  expect(again).toEqual({ message: settled.message, state: settled.state })
})

test('a provider that asks for patience gives the place in the caps back, and the next try waits longer', () => {
  const { message, state } = claimed()
  const busy: Delivery = { is: 'retry', afterMs: 5000, reason: 'rate-limited' }
  const first = settle(message, 'email', busy, state, shop, 0, at('11:00'))
  expect(first.message).toMatchObject({ status: 'deferred', reason: 'rate-limited', tries: 1 })
  expect(first.state.sent).toEqual([])
  expect(first.state.timers.find(({ kind }) => kind === 'message')?.dueAt).toBe(at('11:00') + 30_000)
  const { draft } = message
  const next = claim(first.message, inStock(draft), first.state, shop, channels, at('11:00') + 30_000)
  const second = settle(next.message, 'email', busy, next.state, shop, 0, at('11:01'))
  expect(second.state.timers.find(({ kind }) => kind === 'message')?.dueAt).toBe(at('11:02'))
})

test('refused by its only channel a message has failed; the inbox is no way around it', () => {
  const { message, state } = claimed()
  const refused = settle(message, 'email', { is: 'refused', reason: '550 no such user' }, state, shop, 0, at('11:00'))
  expect(refused.message.status).toBe('queued')
  const last = claim(refused.message, inStock(message.draft), refused.state, shop, channels, at('11:00'))
  expect(last.message).toMatchObject({ status: 'failed', reason: 'provider-refused' })
  expect(last.state.sent).toEqual([])
})

test('cut off while sending: without keys it is parked at once, with keys tried again under the same one', () => {
  const { message, state } = claimed()
  const later = at('11:00') + 30_000
  const { draft } = message
  expect(claim(message, inStock(draft), state, shop, channels, later).message.status).toBe('parked')
  const again = claim(message, inStock(draft), state, shop, keyed, later)
  expect([again.channel, again.message.attempts[0]?.key]).toEqual(['email', message.attempts[0]?.key])
  expect(claim(message, inStock(draft), state, shop, keyed, at('12:00')).message.status).toBe('parked')
})

test('what may be out is never called skipped: bought meanwhile, or put off, it stays in doubt and is parked', () => {
  const { message, state } = claimed()
  const lost = settle(message, 'email', { is: 'unknown', reason: 'no answer' }, state, shop, hour, at('11:00'))
  expect(lost.message.status).toBe('sending')
  const bought = new Story(lost.state).does(ordered('o1', kettle), at('11:00') + 10_000).state
  const parked = claim(lost.message, inStock(message.draft), bought, shop, keyed, at('11:01'))
  expect(parked.message).toMatchObject({ status: 'parked', attempts: [{ status: 'parked' }] })
  const retried = claim(lost.message, inStock(message.draft), lost.state, shop, keyed, at('11:01'))
  const busy = settle(
    retried.message,
    'email',
    { is: 'retry', afterMs: 0, reason: 'down' },
    retried.state,
    shop,
    hour,
    at('11:01'),
  )
  expect(busy.message.attempts[0]).toMatchObject({ status: 'sending', inDoubt: true })
  expect(busy.state.sent).toHaveLength(1)
})

test('an anonymous visitor’s message is delivered by being stored, and fills no cap', () => {
  const { state, message, draft } = due(ola({ identifiers: [], consents: grantedAt(0) }))
  const stored = claim(
    message,
    inStock(draft),
    state,
    shop,
    { ...channels, addresses: ['inbox'] },
    at('11:00') + minute,
  )
  expect(stored.channel).toBeNull()
  expect(stored.message).toMatchObject({ status: 'sent', attempts: [{ channel: 'inbox', status: 'sent' }] })
  expect(stored.state.sent).toEqual([])
})

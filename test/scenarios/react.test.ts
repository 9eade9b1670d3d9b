import { expect, test } from 'vitest'
import { abandonedCart } from '../../worker/scenarios/library/abandoned-cart.ts'
import type { Scenario } from '../../worker/model/scenario.ts'
import { added, at, day, event, kettle, minute, mixer, ola, ordered, shop, Story } from './ola.ts'

const reasons = ({ state }: Story) => state.decisions.map(({ outcome, reason }) => [outcome, reason])

test('a cart left at 10:00 makes one message due at 11:00: half an hour to close the session, half an hour to wait', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves().waitsUntil(at('23:00'))
  expect(story.drafts).toHaveLength(1)
  expect(story.drafts[0]).toMatchObject({
    scenario: 'abandoned-cart',
    step: 'm1',
    dueAt: at('11:00'),
    expiresAt: at('11:00') + 2 * day,
    items: [{ productId: 'kettle' }],
    channels: ['email', 'viber', 'telegram', 'whatsapp', 'push'],
  })
})

test('an order one second before the message is due ends the run, with its reason', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does(ordered('o1', kettle), at('10:59:59')).waitsUntil(at('23:00'))
  expect(story.drafts).toEqual([])
  expect(reasons(story)).toEqual([
    ['started', undefined],
    ['ended', 'purchased'],
  ])
})

test('an order in the very millisecond the message is due ends the run', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does(ordered('o1', kettle), at('11:00')).waitsUntil(at('23:00'))
  expect(story.drafts).toEqual([])
  expect(story.state.timers.filter(({ kind }) => kind === 'step')).toEqual([])
})

test('an order for other goods ends a reminder due within a day as a recent order', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does(ordered('o1', mixer), at('10:50')).waitsUntil(at('23:00'))
  expect(story.drafts).toEqual([])
  expect(reasons(story).at(-1)).toEqual(['ended', 'recent-order'])
})

test('a cancelled order ends nothing, nor does a new status of an order known before', () => {
  const story = new Story().does(ordered('o1', kettle), at('09:00'))
  story.does(added(kettle), at('10:00')).leaves()
  story.does({ type: 'order', orderId: 'o1', status: 'shipped', lines: [kettle] }, at('10:40'))
  story.does({ type: 'order', orderId: 'o2', status: 'cancelled', lines: [kettle] }, at('10:41'))
  expect(story.waitsUntil(at('23:00')).drafts).toHaveLength(1)
})

test('an order that arrives late, but was placed in the session, ends the run that began after it', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  const late = event(ordered('o1', kettle), at('10:20'), { source: 'server', receivedAt: at('10:45') })
  story.does(late.action, late.at, { source: 'server' }).waitsUntil(at('23:00'))
  expect(story.drafts).toEqual([])
})

test('an emptied cart ends the run as removed', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does({ type: 'cart-updated', lines: [] }, at('10:45')).waitsUntil(at('23:00'))
  expect(story.drafts).toEqual([])
  expect(reasons(story).at(-1)).toEqual(['ended', 'removed'])
})

test('a session that opens meanwhile holds the wait, and its close starts it anew', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does({ type: 'page' }, at('10:50')).waitsUntil(at('11:10'))
  expect(story.drafts).toEqual([])
  story.leaves().waitsUntil(at('23:00'))
  expect(story.drafts.map(({ dueAt }) => dueAt)).toEqual([at('11:50')])
})

test('a cart changed while the run waits is taken in anew: one message, with the new items', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  story.does(added(mixer), at('10:45')).leaves().waitsUntil(at('23:00'))
  expect(story.drafts).toHaveLength(1)
  expect(story.drafts[0]?.items.map(({ productId }) => productId)).toEqual(['kettle', 'mixer'])
  expect(story.drafts[0]?.dueAt).toBe(at('11:45'))
})

test('within three days of a run the next one is refused as cooldown; exactly three days later it may start', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves().waitsUntil(at('11:00'))
  const [draft] = story.drafts
  const run = story.state.runs[0]!
  const sent = { ...run, sentAt: { m1: at('11:00') }, ended: { at: at('11:00'), because: 'completed' } }
  expect(draft).toBeDefined()
  for (const [after, expected] of [
    [3 * day - 1, ['skipped', 'cooldown']],
    [3 * day, ['started', undefined]],
  ] as const) {
    const later = new Story({ ...story.state, runs: [sent] })
    later.does(added(mixer), at('10:00') + after).leaves()
    expect(reasons(later).at(-1)).toEqual(expected)
  }
})

test('a cart that was reminded of and not touched since is no candidate: no decision at all', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves().waitsUntil(at('11:00'))
  const run = story.state.runs[0]!
  const later = new Story({
    ...story.state,
    runs: [{ ...run, sentAt: { m1: at('11:00') }, ended: { at: 0, because: '' } }],
  })
  const before = later.state.decisions.length
  later.does({ type: 'page' }, at('10:00') + 5 * day).leaves()
  expect(later.state.decisions).toHaveLength(before)
})

test('of two abandonment scenarios the higher priority starts and the other is outranked by name', () => {
  const checkout: Scenario = {
    ...abandonedCart,
    id: 'abandoned-checkout',
    priority: 88,
    entry: { ...abandonedCart.entry, if: { fact: 'session.checkoutStarted', is: '=', value: true } },
  }
  const config = { ...shop, scenarios: [...shop.scenarios, { scenario: checkout, enabled: true, params: {} }] }
  const story = new Story(ola(), config).does(added(kettle), at('10:00'))
  story.does({ type: 'checkout-started', lines: [kettle] }, at('10:05')).leaves()
  expect(story.state.runs.map(({ scenario }) => scenario)).toEqual(['abandoned-checkout'])
  const lost = story.state.decisions.find(({ reason }) => reason === 'outranked')
  expect(lost).toMatchObject({ scenario: 'abandoned-cart', outcome: 'skipped' })
  expect(lost?.checks.at(-1)).toEqual({ check: 'outranked', ok: false, detail: 'abandoned-checkout' })
})

test('a paused scenario lets nobody in', () => {
  const config = { ...shop, scenarios: [{ scenario: abandonedCart, enabled: false, params: {} }] }
  expect(new Story(ola(), config).does(added(kettle), at('10:00')).leaves().state.runs).toEqual([])
})

test('the wait is a parameter: a marketer who says P1D gets the same time on the wall next day', () => {
  const config = { ...shop, scenarios: [{ scenario: abandonedCart, enabled: true, params: { wait: 'P1D' } }] }
  const story = new Story(ola(), config)
    .does(added(kettle), at('10:00'))
    .leaves()
    .waitsUntil(at('10:00') + 3 * day)
  expect(story.drafts.map(({ dueAt }) => dueAt)).toEqual([at('10:30') + day])
})

test('a cart below the minimum value, or an absurd one, starts nothing', () => {
  const config = { ...shop, scenarios: [{ scenario: abandonedCart, enabled: true, params: { minValue: 10_001 } }] }
  expect(new Story(ola(), config).does(added(kettle), at('10:00')).leaves().state.runs).toEqual([])
  const lines = Array.from({ length: 51 }, (_, n) => ({ ...kettle, productId: `p${n}` as typeof kettle.productId }))
  const absurd = new Story().does({ type: 'cart-updated', lines }, at('10:00')).leaves()
  expect(absurd.state.runs).toEqual([])
  expect(reasons(absurd)).toEqual([['skipped', 'junk']])
})

test('who refused personalization is not written to by what they did', () => {
  const quiet = ola({ purposes: { personalization: false } })
  expect(new Story(quiet).does(added(kettle), at('10:00')).leaves().state.runs).toEqual([])
})

test('the same timer fired twice makes one message: its id depends on run, step and occurrence alone', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  const again = new Story(story.state)
  story.waitsUntil(at('11:00'))
  again.waitsUntil(at('12:00') + 5 * minute)
  expect(again.drafts[0]?.id).toBe(story.drafts[0]?.id)
})

test('a start says what it found: each comparison of the entry with its value', () => {
  const story = new Story().does(added(kettle), at('10:00')).leaves()
  expect(story.state.decisions[0]?.checks).toEqual([
    { check: 'cart.count', ok: true, detail: '1 >= 1' },
    { check: 'cart.value', ok: true, detail: '10000 >= "$minValue"' },
    { check: 'cart.changedSinceLastRun', ok: true, detail: 'true = true' },
    { check: 're-entry', ok: true },
  ])
})

test('a run whose scenario was deleted ends when its next step is due, and says so', () => {
  const before = new Story().does(added(kettle), at('10:00')).leaves()
  const after = new Story(before.state, { ...shop, scenarios: [] }).waitsUntil(at('23:00'))
  expect(after.drafts).toEqual([])
  expect(reasons(after)).toEqual([
    ['started', undefined],
    ['ended', 'scenario-gone'],
  ])
  expect(after.state.timers.filter(({ kind }) => kind === 'step')).toEqual([])
})

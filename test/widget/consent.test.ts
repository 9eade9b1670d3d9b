import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createConsent } from '../../widget/consent.ts'
import type { ConsentState } from '../../widget/event.ts'
import { readSignals, tcfConsent } from '../../widget/signals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const all = { analytics: true, personalization: true, advertising: true }
function bench(initial: ConsentState = {}) {
  const seen: ConsentState[] = []
  const consent = createConsent({ ...initial }, () => seen.push({ ...consent.state }))
  return { consent, seen }
}
const denied = { analytics_storage: 'denied', personalization_storage: 'denied', ad_storage: 'denied' }
const granted = { analytics_storage: 'granted', personalization_storage: 'granted', ad_storage: 'granted' }

test('nobody spoke: every purpose is pending', () => {
  expect(bench().consent.state).toEqual({})
})

test('the page grants and denies by purpose; words that are no yes are a no', () => {
  const { consent } = bench()
  consent.set({ analytics: true, personalization: 'granted', advertising: 'maybe' })
  expect(consent.state).toEqual({ analytics: true, personalization: true, advertising: false })
  consent.set({ analytics: false, personalization: null })
  expect(consent.state).toEqual({ analytics: false, personalization: null, advertising: false })
})

test('Global Privacy Control keeps advertising denied whatever is said', () => {
  vi.stubGlobal('navigator', { globalPrivacyControl: true })
  const { consent } = bench()
  consent.set(all)
  expect(consent.state).toEqual({ ...all, advertising: false })
})

test('a Consent Mode default that denies waits for the banner and is no withdrawal', async () => {
  const { consent, seen } = bench(all)
  consent.mode('default', denied)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(consent.state.analytics).toBeNull()
  expect(seen.some((state) => state.analytics === false)).toBe(false)
})

test('an update has the last word', async () => {
  const { consent } = bench()
  consent.mode('default', { ...denied, wait_for_update: 500 })
  consent.mode('update', { analytics_storage: 'granted', ad_storage: 'denied' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(consent.state).toEqual({ analytics: true, advertising: false, personalization: null })
})

test('a default that grants holds once the wait for an update is over', async () => {
  const { consent } = bench()
  consent.mode('default', { ...granted, wait_for_update: 500 })
  await vi.advanceTimersByTimeAsync(499)
  expect(consent.state.analytics).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(consent.state).toEqual(all)
})

test('an update that denies within the wait is never overtaken by the default', async () => {
  const { consent, seen } = bench()
  consent.mode('default', { ...granted, wait_for_update: 500 })
  consent.mode('update', denied)
  await vi.advanceTimersByTimeAsync(1000)
  expect(consent.state.analytics).toBe(false)
  expect(seen.some((state) => state.analytics === true)).toBe(false)
})

test('a default for some regions grants nothing, since the country is not known', async () => {
  const { consent } = bench()
  consent.mode('default', { ...granted, region: ['US'] })
  await vi.advanceTimersByTimeAsync(10)
  expect(consent.state.analytics).toBeNull()
})

test('advertising takes all three of its signals', () => {
  const { consent } = bench()
  consent.mode('update', { ad_storage: 'granted', ad_user_data: 'denied', ad_personalization: 'granted' })
  expect(consent.state.advertising).toBe(false)
})

test('recommendations wait for the banner, but no longer than it asked for', async () => {
  const { consent } = bench()
  let isSettled = false
  consent.mode('default', { ...denied, wait_for_update: 300 })
  void consent.settled.then(() => (isSettled = true))
  await vi.advanceTimersByTimeAsync(299)
  expect(isSettled).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(isSettled).toBe(true)
})

const tcf = (...purposes: number[]) => ({ consents: Object.fromEntries(purposes.map((purpose) => [purpose, true])) })
test.each([
  [
    'purposes 1 and 8 are analytics',
    { purpose: tcf(1, 8) },
    { analytics: true, personalization: false, advertising: false },
  ],
  [
    'purpose 8 alone is not',
    { purpose: tcf(8, 5, 6) },
    { analytics: false, personalization: true, advertising: false },
  ],
  ['3 and 4 are advertising', { purpose: tcf(3, 4) }, { analytics: false, personalization: false, advertising: true }],
  ['where GDPR does not apply all is granted', { gdprApplies: false }, all],
  ['while the visitor chooses nothing is said', { eventStatus: 'cmpuishown', purpose: tcf(1, 8) }, null],
])('TCF: %s', (_, data, said) => {
  expect(tcfConsent(data)).toEqual(said)
})

test('TCF and Shopify are listened to', () => {
  const page = new EventTarget()
  vi.stubGlobal('document', page)
  const told: unknown[] = []
  const privacy = {
    analyticsProcessingAllowed: () => true,
    preferencesProcessingAllowed: () => false,
    marketingAllowed: () => false,
  }
  const shopify: { customerPrivacy?: typeof privacy } = {}
  readSignals(
    {
      __tcfapi: (_: string, version: number, done: (data: object, ok: boolean) => void) => {
        done({ purpose: tcf(1, 8), version }, true)
        done({}, false)
      },
      Shopify: shopify,
    },
    (said) => told.push(said),
  )
  shopify.customerPrivacy = privacy
  page.dispatchEvent(new Event('visitorConsentCollected'))
  expect(told).toEqual([
    { analytics: true, personalization: false, advertising: false },
    { analytics: true, personalization: false, advertising: false },
  ])
})

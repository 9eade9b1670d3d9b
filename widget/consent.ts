import { purposes, type ConsentState, type Purpose } from './event.ts'

export interface ConsentHost {
  /** what an earlier page was granted, or what the script tag says */
  initial: ConsentState
  /** Global Privacy Control: advertising stays denied whatever else is said */
  isPrivate: boolean
  after(ms: number, run: () => void): void
  /** a copy of the state, whenever it may have changed */
  onChange(state: ConsentState): void
}

type Said = Readonly<Record<string, unknown>>

const state = (value: unknown): boolean | undefined =>
  value === true || value === 'granted' ? true : value === false || value === 'denied' ? false : undefined

/**
 * What the visitor allows, from whoever knows: the page (`set`), Google's Consent Mode v2 (`mode`), a TCF string
 * (`tcf`). The last word counts. A Consent Mode default that denies is no refusal yet but a wait for the banner: it
 * makes the purpose pending, since taking it as a withdrawal would wipe the returning visitor on every page.
 */
export function createConsent(host: ConsentHost) {
  let now: ConsentState = host.initial
  let waits = 0
  let settle: (() => void)[] = []
  const settled = () => {
    for (const run of settle) run()
    settle = []
  }
  const set = (said: Said) => {
    const next = { ...now }
    for (const purpose of purposes) {
      if (purpose in said) next[purpose] = state(said[purpose])
    }
    if (host.isPrivate) next.advertising = false
    now = next
    host.onChange(next)
  }
  if (host.isPrivate) now = { ...now, advertising: false }

  return {
    state: () => now,
    set,
    /** Resolves once no banner is waited for, so that the first recommendations may know the returning visitor. */
    settled: () => new Promise<void>((resolve) => (waits ? settle.push(resolve) : resolve())),
    /** developers.google.com/tag-platform/security/guides/consent: `gtag('consent', kind, fields)` */
    mode(kind: unknown, fields: Said = {}) {
      const isDefault = kind === 'default'
      const said: Record<string, boolean | undefined> = {}
      const take = (purpose: Purpose, ...signals: string[]) => {
        const states = signals.flatMap((signal) => fields[signal] ?? [])
        if (!states.length) return
        const granted = states.every((value) => value === 'granted')
        // A default for some regions grants nothing here: only the server knows the country.
        said[purpose] = isDefault && !(granted && !fields['region']) ? undefined : granted
      }
      take('analytics', 'analytics_storage')
      take('personalization', 'personalization_storage')
      take('advertising', 'ad_storage', 'ad_user_data', 'ad_personalization')
      const wait = isDefault ? Math.min(Number(fields['wait_for_update']) || 0, 2000) : 0
      if (wait) {
        set(Object.fromEntries(Object.keys(said).map((purpose) => [purpose, undefined])))
        const mine = ++waits
        host.after(wait, () => {
          if (mine === waits) {
            waits = 0
            set(said)
            settled()
          }
        })
      } else {
        waits = 0
        set(said)
        settled()
      }
    },
    /** IAB TCF v2: purposes 1+8, 5+6, 3+4 of github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework */
    tcf(data: { eventStatus?: string; gdprApplies?: boolean; purpose?: { consents?: Record<number, boolean> } }) {
      if (data.eventStatus === 'cmpuishown') return
      const given = data.purpose?.consents ?? {}
      const both = (first: number, second: number) => data.gdprApplies === false || !!(given[first] && given[second])
      set({ analytics: both(1, 8), personalization: both(5, 6), advertising: both(3, 4) })
    },
  }
}

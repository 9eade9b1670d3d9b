import type { ConsentState } from './event.ts'

type Said = Readonly<Record<string, unknown>>

/**
 * What the visitor allows, from whoever knows: the page or a consent manager (`set`), Google's Consent Mode v2 (`mode`).
 * The last word counts; null makes a purpose pending. A Consent Mode default that denies is no refusal yet but a wait
 * for the banner: taken as a withdrawal it would wipe the returning visitor on every page.
 */
export function createConsent(state: ConsentState, onChange: () => void) {
  let isUpdated: boolean | undefined
  let release: (() => void) | undefined
  const self = {
    state,
    /** Resolves once no banner is waited for, so that the first recommendations may know the returning visitor. */
    settled: Promise.resolve(),
    set(said: Said) {
      for (const purpose in said) {
        const word = said[purpose]
        state[purpose as keyof ConsentState] = (word && (word === true || word === 'granted')) as boolean | null
      }
      // Global Privacy Control: no export, whatever is said elsewhere.
      if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) state.advertising = false
      onChange()
    },
    /** developers.google.com/tag-platform/security/guides/consent: `gtag('consent', kind, fields)` */
    mode(kind: unknown, fields: Said) {
      const denied = kind === 'update' ? false : null
      const said: Record<string, boolean | null> = {}
      for (const signal in fields) {
        // analytics_storage, personalization_storage; ad_storage, ad_user_data and ad_personalization all three.
        const purpose = { an: 'analytics', pe: 'personalization', ad: 'advertising' }[signal.slice(0, 2)]
        if (purpose) {
          // What holds in some regions grants nothing: the country is not known here.
          said[purpose] = (fields[signal] === 'granted' && said[purpose] !== denied && !fields['region']) || denied
          if (!isUpdated) state[purpose as keyof ConsentState] = null
        }
      }
      if (denied === false) {
        isUpdated = true
        self.set(said)
        release?.()
      } else {
        self.settled = new Promise<void>((resolve) => {
          release = resolve
          setTimeout(resolve, fields['wait_for_update'] as number)
        }).then(() => self.set(isUpdated ? {} : said))
        onChange()
      }
    },
  }
  return self
}

export type Consent = ReturnType<typeof createConsent>

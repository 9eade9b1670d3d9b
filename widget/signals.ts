import type { createConsent } from './consent.ts'

interface Signals {
  __tcfapi?: (
    command: string,
    version: number,
    done: (data: Parameters<ReturnType<typeof createConsent>['tcf']>[0], ok: boolean) => void,
  ) => void
  Shopify?: {
    customerPrivacy?: {
      analyticsProcessingAllowed(): boolean
      preferencesProcessingAllowed(): boolean
      marketingAllowed(): boolean
    }
  }
}

/** Listens to the consent managers a page may have: TCF (`__tcfapi`) and Shopify's customer privacy API. */
export function readSignals(page: Window, consent: ReturnType<typeof createConsent>): void {
  const signals = page as Signals
  signals.__tcfapi?.('addEventListener', 2, (data, ok) => ok && consent.tcf(data))
  const readShopify = () => {
    const privacy = signals.Shopify?.customerPrivacy
    if (privacy) {
      consent.set({
        analytics: privacy.analyticsProcessingAllowed(),
        personalization: privacy.preferencesProcessingAllowed(),
        advertising: privacy.marketingAllowed(),
      })
    }
  }
  readShopify()
  page.document.addEventListener('visitorConsentCollected', readShopify)
}

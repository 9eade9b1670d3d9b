interface TcData {
  eventStatus?: string
  gdprApplies?: boolean
  purpose?: { consents?: Record<number, boolean> }
}

interface Signals {
  __tcfapi?: (command: string, version: number, done: (data: TcData, ok: boolean) => void) => void
  Shopify?: {
    customerPrivacy?: {
      analyticsProcessingAllowed(): boolean
      preferencesProcessingAllowed(): boolean
      marketingAllowed(): boolean
    }
  }
}

type Tell = (said: { analytics: boolean; personalization: boolean; advertising: boolean }) => void

/** IAB TCF v2 (github.com/InteractiveAdvertisingBureau): purposes 1+8, 5+6, 3+4; null while the visitor still chooses. */
export function tcfConsent({ eventStatus, gdprApplies, purpose }: TcData): Parameters<Tell>[0] | null {
  if (eventStatus === 'cmpuishown') return null
  const both = (first: number, second: number) =>
    gdprApplies === false || (purpose?.consents?.[first] === true && purpose.consents[second] === true)
  return { analytics: both(1, 8), personalization: both(5, 6), advertising: both(3, 4) }
}

/** Listens to the consent managers a page may have: TCF (`__tcfapi`) and Shopify's customer privacy API. */
export function readSignals(page: object, tell: Tell): void {
  const signals = page as Signals
  signals.__tcfapi?.('addEventListener', 2, (data, ok) => {
    const said = ok ? tcfConsent(data) : null
    if (said !== null) tell(said)
  })
  const readShopify = () => {
    const privacy = signals.Shopify?.customerPrivacy
    if (privacy) {
      tell({
        analytics: privacy.analyticsProcessingAllowed(),
        personalization: privacy.preferencesProcessingAllowed(),
        advertising: privacy.marketingAllowed(),
      })
    }
  }
  readShopify()
  document.addEventListener('visitorConsentCollected', readShopify)
}

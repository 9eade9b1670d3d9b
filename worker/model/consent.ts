export const channels = ['email', 'sms', 'viber', 'telegram', 'whatsapp', 'push', 'webhook', 'inbox'] as const
export type ChannelId = (typeof channels)[number]

export const topics = ['reminders', 'price-alerts', 'stock-alerts', 'offers', 'news', 'surveys'] as const
export type Topic = (typeof topics)[number]

export type ConsentState = 'granted' | 'pending' | 'denied' | 'unknown'

export interface Consent {
  state: ConsentState
  /** where it was said: "checkout", "api", "unsubscribe", ... */
  source: string
  at: number
  wording?: string
  expiresAt?: number
}

/** What a customer said, per channel and topic (SCENARIOS.md 4). Absent means unknown. */
export type Consents = Partial<Record<ChannelId, Partial<Record<Topic, Consent>>>>

/** What may be done with events at all; a purpose that nobody spoke of follows the site's setting. */
export interface Purposes {
  analytics?: boolean
  personalization?: boolean
  advertising?: boolean
}

/** Only granted and not expired sends. */
export function isGranted(consents: Consents, channel: ChannelId, topic: Topic, now: number): boolean {
  const consent = consents[channel]?.[topic]
  return consent?.state === 'granted' && (consent.expiresAt === undefined || consent.expiresAt > now)
}

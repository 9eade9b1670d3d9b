import type { Channel, Delivery, Rendered } from '../model/message.ts'

/** One message as development's outbox keeps it (DESIGN.md, Public HTTP contract). */
export interface OutboxEntry {
  id: string
  at: number
  site: string
  customer: string
  channel: string
  to: string
  scenario: string
  campaign: string | null
  subject: string
  text: string
  html: string
  headers: Readonly<Record<string, string>>
  status: string
}

export const outboxPrefix = 'dev/outbox/'

/** Newest first in R2's order of keys; the same message and channel always has the same key. */
const keyOf = (message: Rendered, key: string): string =>
  `${outboxPrefix}${String(10 ** 14 - message.about.at).padStart(15, '0')}-${key.replaceAll(/[^\w-]/g, '-')}.json`

/**
 * Development's channel: each message is an object in R2, and survives a restart. With a provider it stands beside it
 * and keeps what the provider took. An equal key is stored once, whoever asks again.
 */
export const outboxChannel = (store: R2Bucket, provider?: Channel): Channel => ({
  idempotencyMs: provider?.idempotencyMs ?? 30 * 86_400_000,
  async send(message, key) {
    const delivery: Delivery =
      provider === undefined ? { is: 'sent', providerId: key } : await provider.send(message, key)
    if (delivery.is !== 'sent') return delivery
    try {
      await store.put(keyOf(message, key), JSON.stringify(entryOf(message, key)), {
        onlyIf: { etagDoesNotMatch: '*' },
        httpMetadata: { contentType: 'application/json' },
      })
    } catch (error) {
      // Beside a provider the copy is a convenience; alone it is the delivery.
      if (provider === undefined) return { is: 'unknown', reason: error instanceof Error ? error.message : 'storage' }
    }
    return delivery
  },
})

const entryOf = (message: Rendered, key: string): OutboxEntry => ({
  id: key,
  at: message.about.at,
  site: message.about.site,
  customer: message.about.customer,
  channel: message.channel,
  to: message.to,
  scenario: message.about.scenario,
  campaign: null,
  subject: message.subject,
  text: message.text,
  html: message.html ?? '',
  headers: message.headers,
  status: 'sent',
})

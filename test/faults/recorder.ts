import type { Keys } from '../../cli/firstKeys.ts'
import { browserAgent } from './admin.ts'
import type { Seeded } from './seeded.ts'

/** What was sent under one message id, and whether any reply said that it is stored. */
export interface SentEvent {
  messageId: string
  anonymousId: string
  attempts: number
  acknowledged: boolean
}

interface ClientEvent {
  type: 'track' | 'page'
  messageId: string
  anonymousId: string
  timestamp: string
  event?: string
  properties: Record<string, unknown>
}

/**
 * Shoppers that click without a pause, retry half of what got no answer under the same ids, and write down each request
 * and reply. Shares no code with the Worker.
 */
export class Recorder {
  readonly sent = new Map<string, SentEvent>()
  requests = 0
  failures = 0
  readonly surprises: string[] = []
  #running = true
  #retry: ClientEvent[][] = []
  readonly #url: string
  readonly #keys: Keys
  readonly #chance: Seeded

  constructor(url: string, keys: Keys, chance: Seeded) {
    this.#url = url
    this.#keys = keys
    this.#chance = chance
  }

  /** Runs until `stop()`; the server may come and go meanwhile. */
  async play(shoppers: readonly string[]): Promise<void> {
    while (this.#running) {
      const again = this.#retry.length > 0 && this.#chance.next() < 0.5 ? this.#retry.shift() : undefined
      const answered = await this.#post(again ?? this.#clicks(this.#chance.pick(shoppers)))
      if (!answered) await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  stop(): void {
    this.#running = false
  }

  #clicks(anonymousId: string): ClientEvent[] {
    return Array.from({ length: 1 + this.#chance.below(4) }, (_, index) => ({
      type: index === 0 ? ('page' as const) : ('track' as const),
      messageId: crypto.randomUUID(),
      anonymousId,
      timestamp: new Date().toISOString(),
      ...(index === 0 ? {} : { event: 'Product Viewed' }),
      properties: index === 0 ? { path: '/' } : { product_id: `p${this.#chance.below(50)}`, price: 10 },
    }))
  }

  async #post(batch: ClientEvent[]): Promise<boolean> {
    for (const { messageId, anonymousId } of batch) {
      const known = this.sent.get(messageId)
      if (known) known.attempts += 1
      else this.sent.set(messageId, { messageId, anonymousId, attempts: 1, acknowledged: false })
    }
    this.requests += 1
    try {
      const reply = await fetch(`${this.#url}/v1/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
        body: JSON.stringify({ writeKey: this.#keys.writeKey, batch, sentAt: new Date().toISOString() }),
        signal: AbortSignal.timeout(10_000),
      })
      const answer = (await reply.json()) as { success?: boolean; rejected?: { messageId: string }[] }
      if (reply.status !== 200 || answer.success !== true) {
        this.surprises.push(`${reply.status} ${JSON.stringify(answer).slice(0, 200)}`)
        return false
      }
      const rejected = new Set((answer.rejected ?? []).map(({ messageId }) => messageId))
      if (rejected.size > 0) this.surprises.push(`rejected ${JSON.stringify(answer.rejected).slice(0, 200)}`)
      for (const { messageId } of batch) {
        const event = this.sent.get(messageId)
        if (event && !rejected.has(messageId)) event.acknowledged = true
      }
      return true
    } catch {
      this.failures += 1 // no answer: stored or not, nobody knows
      if (this.#chance.next() < 0.5) this.#retry.push(batch)
      return false
    }
  }
}

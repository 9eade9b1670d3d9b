import type { ChannelId } from '../model/consent.ts'
import type { CustomerState } from '../model/customer.ts'
import type { Delivery, Message } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { backOffMs } from './backOffMs.ts'
import { parked, watch } from './claim.ts'
import { decide } from './decide.ts'
import type { Finished } from './finish.ts'
import { finish } from './finish.ts'
import { withTimer } from './timerList.ts'

/**
 * What a channel's answer makes of a claimed message. `sent` ends it; `retry` gives its place in the caps back and waits;
 * `refused` puts it back to `queued`, for the next channel; `unknown` keeps the claim for as long as the provider
 * recognises the key (`idempotencyMs`), then parks it.
 */
export function settle(
  message: Message,
  channel: ChannelId,
  delivery: Delivery,
  state: CustomerState,
  config: SiteConfig,
  idempotencyMs: number,
  now: number,
): Finished {
  const key = `${message.draft.id}:${channel}`
  const attempt = message.attempts.find((attempt) => attempt.key === key)
  // Only an attempt in the ledger can be answered: anything else was settled before.
  if (attempt?.status !== 'sending') return { message, state }
  const answered = (change: Partial<Message['attempts'][number]>): Message => ({
    ...message,
    attempts: message.attempts.map((other) => (other === attempt ? { ...other, ...change } : other)),
    updatedAt: now,
  })
  // A "later" or a "no" to the second try says nothing of the first, which had no answer.
  const said =
    attempt.inDoubt === true && delivery.is !== 'sent' ? { is: 'unknown' as const, reason: delivery.reason } : delivery
  const freed = { ...state, sent: state.sent.filter((entry) => entry.message !== message.draft.id) }
  switch (said.is) {
    case 'sent': {
      const sent: Message = { ...answered({ status: 'sent', providerId: said.providerId }), status: 'sent' }
      const delivered = { check: 'delivery', ok: true, detail: channel }
      return finish(sent, state, config, [...(message.checks ?? []), delivered], now)
    }
    case 'refused':
      return {
        message: { ...answered({ status: 'failed', reason: said.reason }), status: 'queued' },
        state: { ...freed, timers: withTimer(freed.timers, watch(message, now)) },
      }
    case 'retry': {
      const tried = message.tries ?? 0
      const until = Math.min(now + Math.max(said.afterMs, backOffMs(tried)), message.draft.expiresAt)
      const waits: Message = {
        ...answered({ status: 'retry', reason: said.reason }),
        status: 'deferred',
        reason: said.reason === 'rate-limited' ? 'rate-limited' : 'provider-down',
        tries: tried + 1,
      }
      return {
        message: waits,
        state: waiting({ ...freed, timers: withTimer(freed.timers, watch(message, until)) }, waits, until, now),
      }
    }
    case 'unknown':
    default: {
      const tried = message.tries ?? 0
      const until = now + backOffMs(tried)
      if (until - attempt.at >= idempotencyMs) return parked(message, state, config, now, said.reason)
      const doubtful: Message = { ...answered({ reason: said.reason, inDoubt: true }), tries: tried + 1 }
      return { message: doubtful, state: { ...state, timers: withTimer(state.timers, watch(message, until)) } }
    }
  }
}

const waiting = (state: CustomerState, { draft, reason }: Message, until: number, now: number): CustomerState =>
  decide(state, {
    at: now,
    scenario: draft.scenario,
    version: draft.version,
    run: draft.run,
    message: draft.id,
    step: draft.step,
    outcome: 'deferred',
    ...(reason === undefined ? {} : { reason }),
    checks: [{ check: 'delivery', ok: false, detail: reason ?? '' }],
    until,
  })

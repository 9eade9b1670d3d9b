import type { ChannelId } from '../model/consent.ts'
import type { CustomerState, Decision, Sent } from '../model/customer.ts'
import type { Message, Prepared } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { leaseMs } from './advance.ts'
import { decide } from './decide.ts'
import type { SendVerdict } from './maySend.ts'
import { maySend } from './maySend.ts'
import { endMessage, finish } from './finish.ts'
import { withTimer } from './timerList.ts'

export interface Claimed {
  message: Message
  state: CustomerState
  /** the channel to hand the message to now; null: there is nothing to hand over */
  channel: ChannelId | null
}

export interface ChannelFacts {
  /** channels that can carry this message to this customer; "inbox" is always one */
  addresses: readonly ChannelId[]
  /** ms for which a channel's provider recognises an equal key; 0: not at all */
  idempotencyMs: (channel: ChannelId) => number
}

/** What is in the cap ledger is looked at for 30 days at most. */
const ledgerMs = 31 * 86_400_000

/**
 * Last checks and effect ledger in one step: the answer is to be stored in one transaction before the channel is
 * called, with no await between these checks and that storage (DESIGN.md, rules 3 and 4). A message whose outcome is in
 * doubt is only tried again with the same key while the provider recognises it; after that it is parked.
 */
export function claim(
  message: Message,
  prepared: Prepared,
  state: CustomerState,
  config: SiteConfig,
  channels: ChannelFacts,
  now: number,
): Claimed {
  const { draft } = message
  const doubt = message.attempts.find(({ status }) => status === 'sending')
  if (doubt !== undefined && now - doubt.at >= channels.idempotencyMs(doubt.channel)) {
    return parked(message, state, config, now, 'outcome-unknown')
  }
  const refused = new Set(message.attempts.filter(({ status }) => status === 'failed').map(({ channel }) => channel))
  // The inbox is no way around a refusal: what was refused everywhere has failed.
  const addresses = channels.addresses.filter(
    (channel) => !refused.has(channel) && (channel !== 'inbox' || refused.size === 0),
  )
  const only = doubt === undefined ? addresses : addresses.filter((channel) => channel === doubt.channel)
  const verdict = maySend({ draft, prepared, state, config, addresses: only, now })
  if (verdict.send) return claimed(message, prepared, state, config, verdict, now)
  // It may be out already: to say "skipped" could be wrong, to try again too.
  if (doubt !== undefined) return parked(message, state, config, now, verdict.because, verdict.checks)
  if (verdict.retryAt !== undefined) return deferred(message, state, verdict, verdict.retryAt, now)
  const reason = refused.size > 0 && verdict.because === 'no-address' ? 'provider-refused' : verdict.because
  const status = reason === 'provider-refused' || reason === 'render-failed' ? 'failed' : 'skipped'
  return { ...endMessage(message, state, config, status, reason, verdict.checks, now), channel: null }
}

function claimed(
  message: Message,
  prepared: Prepared,
  state: CustomerState,
  config: SiteConfig,
  verdict: Extract<SendVerdict, { send: true }>,
  now: number,
): Claimed {
  const { draft } = message
  const { channel } = verdict
  const kept = {
    ...(prepared.inputs === undefined ? {} : { inputs: prepared.inputs }),
    ...(prepared.inbox === undefined ? {} : { inbox: prepared.inbox }),
  }
  const attempt = { channel, key: `${draft.id}:${channel}`, at: now } as const
  const earlier = message.attempts.filter(({ key }) => key !== attempt.key)
  if (channel === 'inbox') {
    // The row itself is the delivery: no provider, no doubt, no place in the cap ledger.
    const attempts = [...earlier, { ...attempt, status: 'sent' } as const]
    const sent: Message = { ...withoutReason(message), ...kept, attempts, status: 'sent', updatedAt: now }
    return { ...finish(sent, state, config, verdict.checks, now), channel: null }
  }
  const doubt = message.attempts.find(({ key, status }) => key === attempt.key && status === 'sending')
  const entry: Sent = {
    at: now,
    channel,
    class: draft.class,
    topic: draft.topic,
    scenario: draft.scenario,
    message: draft.id,
  }
  return {
    channel,
    message: {
      ...withoutReason(message),
      ...kept,
      checks: verdict.checks,
      status: 'sending',
      // The doubt of a provider's window counts from the first attempt with this key.
      attempts: [
        ...earlier,
        doubt === undefined
          ? { ...attempt, status: 'sending' }
          : { ...attempt, at: doubt.at, status: 'sending', inDoubt: true },
      ],
      updatedAt: now,
    },
    state: {
      ...state,
      sent: [...state.sent.filter((other) => other.message !== draft.id && other.at > now - ledgerMs), entry],
      timers: withTimer(state.timers, watch(message, now + leaseMs)),
    },
  }
}

function deferred(
  message: Message,
  state: CustomerState,
  verdict: Extract<SendVerdict, { send: false }>,
  retryAt: number,
  now: number,
): Claimed {
  const { draft } = message
  // At its expiry it is looked at once more, to be told so.
  const until = Math.max(now + 1, Math.min(retryAt, draft.expiresAt))
  const next = { ...state, timers: withTimer(state.timers, watch(message, until)) }
  return {
    channel: null,
    message: { ...message, status: 'deferred', reason: verdict.because, updatedAt: now },
    state: decide(next, {
      at: now,
      scenario: draft.scenario,
      version: draft.version,
      run: draft.run,
      message: draft.id,
      step: draft.step,
      outcome: 'deferred',
      reason: verdict.because,
      checks: verdict.checks,
      until,
    }),
  }
}

/** Nobody knows whether it went out: it is never sent again by itself, staff decide (SCENARIOS.md 4). */
export function parked(
  message: Message,
  state: CustomerState,
  config: SiteConfig,
  now: number,
  detail: string,
  checks: Decision['checks'] = [],
): Claimed {
  const attempts = message.attempts.map((attempt) =>
    attempt.status === 'sending' ? { ...attempt, status: 'parked' as const, reason: detail } : attempt,
  )
  const doubtful = [...checks, { check: 'outcome-known', ok: false, detail }]
  return { ...endMessage({ ...message, attempts }, state, config, 'parked', 'parked', doubtful, now), channel: null }
}

/** The timer that brings the object back to a message. */
export const watch = ({ draft }: Pick<Message, 'draft'>, dueAt: number) =>
  ({ id: `message:${draft.id}`, kind: 'message', dueAt, run: draft.run, message: draft.id }) as const

function withoutReason({ reason: _reason, ...message }: Message): Message {
  return message
}

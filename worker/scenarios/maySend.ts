import type { ChannelId } from '../model/consent.ts'
import type { CustomerState, Decision, Run } from '../model/customer.ts'
import type { Line } from '../model/event.ts'
import type { Draft, Prepared } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { restartWait } from './advance.ts'
import { arbitrate } from './arbitrate.ts'
import { holds } from './condition.ts'
import { sharesItem } from './exitOf.ts'
import { factsOf, inCart } from './factsOf.ts'
import type { ContactRule, Contactable } from './mayContact.ts'
import { mayAtThisHour, reachable, roomOn } from './mayContact.ts'
import type { Rules } from './rulesOf.ts'
import { rulesOf } from './rulesOf.ts'
import { sessionGapMs } from './sessionGap.ts'
import { zoneOf } from './zoneOf.ts'

/** Everything a send depends on, at one instant. */
export interface SendFacts {
  draft: Draft
  prepared: Prepared
  state: CustomerState
  config: SiteConfig
  /** channels with an address that are switched on and did not refuse this message; "inbox" always */
  addresses: readonly ChannelId[]
  now: number
}

/** Why not; with `retryAt` (epoch ms) the message waits, without it the message ends. */
export interface Refusal {
  because: string
  retryAt?: number
  detail?: string
}

export type SendVerdict = { checks: Decision['checks'] } & (
  | { send: true; channel: ChannelId }
  | ({ send: false } & Refusal)
)

/** While a scenario is paused its messages look again this often; nothing tells objects that it resumed. */
const pausedMs = 60 * 60_000
/** The Worker that ranks and renders did not answer: a deploy, a restart. */
const unavailableMs = 60_000

/**
 * The last checks before a send, in the fixed order of SCENARIOS.md R1: what cannot be sent never outranks what can. The
 * first refusal is the reason; `checks` lists all that were made, as the dashboard shows them.
 */
export function maySend(facts: SendFacts): SendVerdict {
  const { draft, state, config, now } = facts
  const rules = rulesOf(config, draft.scenario, draft.version)
  const run = state.runs.find(({ id }) => id === draft.run)
  const customer: Contactable = {
    consents: state.consents,
    zone: zoneOf(state, config),
    addresses: facts.addresses,
    sent: state.sent,
  }
  const contact: ContactRule = {
    message: draft.id,
    class: draft.class,
    topic: draft.topic,
    channels: draft.channels,
    caps: config.settings.caps[draft.class],
  }
  const reach = reachable(customer, contact, now)
  const room = 'channels' in reach ? roomOn(reach.channels, customer, contact, now) : null
  const order: readonly (readonly [check: string, judge: () => Refusal | null])[] = [
    ['run-alive', () => aliveness(draft, run, rules, now)],
    ['in-time', () => (now >= draft.expiresAt ? { because: 'expired' } : null)],
    ['hours', () => mayAtThisHour(customer, contact, now)],
    ['purchase', () => (hasBought(state, run) ? { because: 'purchased' } : null)],
    ['no-open-session', () => activity(facts, run, rules)],
    ['recheck', () => recheck(facts, run, rules)],
    ['goods', () => (facts.prepared.problem === undefined ? null : problemOf(facts.prepared.problem, now))],
    ['consent', () => ('because' in reach ? reach : null)],
    ['arbiter', () => contest(facts)],
    ['caps', () => (room === null || room.send ? null : room)],
  ]
  const checks: { check: string; ok: boolean; detail?: string }[] = []
  for (const [check, judge] of order) {
    const refusal = judge()
    if (refusal === null) {
      checks.push(
        check === 'consent' && 'channels' in reach
          ? { check, ok: true, detail: reach.channels.join(', ') }
          : { check, ok: true },
      )
      continue
    }
    checks.push({ check, ok: false, detail: refusal.detail ?? refusal.because })
    return { ...refusal, send: false, checks }
  }
  return room?.send === true
    ? { send: true, channel: room.channel, checks }
    : { send: false, because: 'no-address', checks }
}

function aliveness(draft: Draft, run: Run | undefined, rules: Rules | null, now: number): Refusal | null {
  if (run === undefined || rules === null) return { because: 'stopped' }
  if (run.ended !== undefined) return { because: run.ended.because }
  // A refreshed run decided anew: this message was its earlier thought.
  if (run.occurrence !== draft.occurrence || run.step !== draft.step) return { because: 'superseded' }
  return rules.enabled ? null : { because: 'paused', retryAt: now + pausedMs }
}

/** An order since the run began, from any source, with one of its items: orders are read again, not remembered. */
const hasBought = (state: CustomerState, run: Run | undefined): boolean =>
  run !== undefined &&
  state.orders.some(
    (order) =>
      order.at >= run.startedAt &&
      !['cancelled', 'returned', 'refunded'].includes(order.status) &&
      sharesItem(run, order.lines),
  )

/** Nobody is reminded of a cart they have open; the close of the session restarts the wait. */
function activity({ state, config }: SendFacts, run: Run | undefined, rules: Rules | null): Refusal | null {
  if (state.session === null || run === undefined || rules?.scenario.family !== 'abandonment') return null
  const closesAt = state.session.lastAt + sessionGapMs
  return {
    because: 'active-now',
    retryAt: restartWait(run, rules, zoneOf(state, config), closesAt)?.timer?.dueAt ?? closesAt,
  }
}

function recheck({ prepared, state, now }: SendFacts, run: Run | undefined, rules: Rules | null): Refusal | null {
  // Without the catalog's answer nothing can be said about stock: not a no, a later.
  if (prepared.problem === 'unavailable')
    return { because: 'provider-down', retryAt: now + unavailableMs, detail: 'catalog' }
  if (run === undefined || rules?.scenario.recheck === undefined) return null
  const isSellable = (line: Line) => prepared.goods.some((good) => good.sellable && good.productId === line.productId)
  if (holds(rules.scenario.recheck, factsOf({ state, params: rules.params, run, isSellable }))) return null
  if (rules.scenario.family === 'abandonment' && run.items.length > 0) {
    const left = inCart(run, state)
    if (left.length === 0) return { because: 'removed' }
    if (!left.some(isSellable)) return { because: 'not-in-stock' }
  }
  return { because: 'condition-false' }
}

/** A stale feed or an index that is not there yet may mend; an empty block will not. */
const problemOf = (problem: NonNullable<Prepared['problem']>, now: number): Refusal =>
  problem === 'feed-stale' ? { because: problem, retryAt: now + pausedMs } : { because: problem }

function contest({ draft, state, config, now }: SendFacts): Refusal | null {
  const lost = arbitrate(draft, state, config, now)
  if (lost === null) return null
  const { because, by, retryAt } = lost
  return retryAt === undefined ? { because, detail: by } : { because, detail: by, retryAt }
}

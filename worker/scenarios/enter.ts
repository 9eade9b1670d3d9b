import type { CustomerState, Decision, Run, Session } from '../model/customer.ts'
import type { Line } from '../model/event.ts'
import type { Input } from '../model/scenario.ts'
import type { SiteConfig } from '../model/site.ts'
import { addDuration } from './addDuration.ts'
import { explain, holds } from './condition.ts'
import { factsOf } from './factsOf.ts'
import type { Rules } from './rulesOf.ts'
import { rulesOf } from './rulesOf.ts'
import { runIdOf } from './scenarioIds.ts'

/** What an input means for one scenario that lets this customer in. */
export type Entry =
  | { is: 'start'; rules: Rules; run: Run; checks: Decision['checks'] }
  /** a live run takes new items and waits anew */
  | { is: 'refresh'; rules: Rules; run: Run }
  | { is: 'blocked'; rules: Rules; decision: Decision }

const dayMs = 86_400_000
/** An event older than this, by the clock of its happening, starts no run (SCENARIOS.md R7). */
const lateMs = 7 * dayMs

/**
 * Every scenario this input enters, best first; of one family only the best starts (R3). `at`: when the input happened,
 * epoch ms; `zone`: the customer's.
 */
export function enter(
  state: CustomerState,
  input: Input,
  config: SiteConfig,
  zone: string,
  at: number,
  now: number,
): readonly Entry[] {
  // Nobody is written to by what they did where that use of it was not allowed.
  if (!(state.purposes.personalization ?? config.settings.purposes.personalization)) return []
  const candidates = config.scenarios
    .filter(({ enabled, scenario }) => enabled && isMeant(scenario.entry, input))
    .map(({ scenario }) => rulesOf(config, scenario.id))
    .filter((rules) => rules !== null)
    .flatMap((rules) => candidate(rules, state, input, zone, at, now) ?? [])
    .sort((a, b) => b.rules.scenario.priority - a.rules.scenario.priority || (idOf(a) < idOf(b) ? -1 : 1))
  if (input.on !== 'session-closed') return candidates
  const winner = candidates.find((entry) => isAbandonment(entry) && entry.is !== 'blocked')
  return candidates.map((entry) =>
    isAbandonment(entry) && entry.is !== 'blocked' && entry !== winner
      ? { is: 'blocked', rules: entry.rules, decision: blocked(entry.rules, at, 'outranked', winner && idOf(winner)) }
      : entry,
  )
}

const idOf = (entry: Entry): string => entry.rules.scenario.id
const isAbandonment = (entry: Entry): boolean => entry.rules.scenario.family === 'abandonment'

function isMeant(entry: Rules['scenario']['entry'], input: Input): boolean {
  if (input.on === 'session-closed') return entry.on === 'session-closed'
  if (input.on !== 'event' || entry.on !== 'event') return false
  // History and ids that nobody proved start nothing (R7; DESIGN.md, Public HTTP contract).
  if (input.event.source === 'import' || input.event.unverified === true) return false
  return entry.event === input.event.name || entry.event === input.event.action.type
}

function candidate(
  rules: Rules,
  state: CustomerState,
  input: Input,
  zone: string,
  at: number,
  now: number,
): Entry | null {
  const { scenario, params } = rules
  const key = keyOf(scenario.entry.key, state, input)
  if (key === null) return null
  const mine = state.runs.filter((run) => run.scenario === scenario.id && run.key === key)
  const session = input.on === 'session-closed' ? input.session : undefined
  const factOf = factsOf({ state, params, session, lastRunAt: lastRunAt(mine) })
  if (!holds(scenario.entry.if, factOf)) return null
  const junk = now - at > lateMs ? 'late' : junkOf(state, session)
  if (junk !== null) return { is: 'blocked', rules, decision: blocked(rules, at, junk) }
  const items = taken(rules, state, session)
  const live = mine.find((run) => run.ended === undefined)
  if (live !== undefined) return again(rules, live, items, at)
  if (isCooling(rules, mine, zone, at)) return { is: 'blocked', rules, decision: blocked(rules, at, 'cooldown') }
  const id = runIdOf(state.site, state.id, scenario.id, key, at)
  const run: Run = {
    id,
    scenario: scenario.id,
    version: scenario.version,
    key,
    startedAt: at,
    step: '',
    items,
    sentAt: {},
    occurrence: 0,
  }
  const checks = [...explain(scenario.entry.if, factOf), { check: 're-entry', ok: true }]
  return { is: 'start', rules, run, checks }
}

/** While one runs: skip, take new items, or begin anew. A message already out is not taken back. */
function again(rules: Rules, live: Run, items: readonly Line[], at: number): Entry | null {
  const { running } = rules.scenario.reentry
  if (running === 'skip') return null
  const run: Run = { ...live, items, occurrence: live.occurrence + 1 }
  return { is: 'refresh', rules, run: running === 'restart' ? { ...run, step: '', startedAt: at, sentAt: {} } : run }
}

/** When a run of this scenario and key last took the cart in: at its start, or when its message went out. */
const lastRunAt = (runs: readonly Run[]): number | null =>
  runs.length === 0 ? null : Math.max(...runs.flatMap((run) => [run.startedAt, ...Object.values(run.sentAt)]))

/** Re-entry windows roll from a run's start and are half-open: exactly one period later is free again (R4). */
function isCooling(rules: Rules, runs: readonly Run[], zone: string, at: number): boolean {
  const { mode, per } = rules.scenario.reentry
  if (mode === 'every' || runs.length === 0) return false
  if (mode === 'once') return true
  return runs.some((run) => at < (addDuration(run.startedAt, per ?? 'P1D', zone) ?? at))
}

/** Carts and sessions no shopper has (R6). Bots never reach the customer's object: the bot gate stands before it. */
function junkOf(state: CustomerState, session: Session | undefined): 'junk' | null {
  return state.cart.lines.length > 50 || (session !== undefined && session.pages > 300) ? 'junk' : null
}

function keyOf(key: Rules['scenario']['entry']['key'], state: CustomerState, input: Input): string | null {
  if (key === 'customer') return 'customer'
  if (input.on !== 'event') return null
  const { action } = input.event
  if (key === 'order') return action.type === 'order' ? action.orderId : null
  if (!('productId' in action)) return null
  return key === 'variant' && 'variantId' in action ? (action.variantId ?? action.productId) : action.productId
}

function taken(rules: Rules, state: CustomerState, session: Session | undefined): readonly Line[] {
  const { take } = rules.scenario.entry
  if (take === undefined) return []
  if (take.items === 'cart.items') return state.cart.lines.slice(0, take.limit)
  const views = (session ?? state.session)?.views ?? []
  const newest = [...new Set(views.map(({ productId }) => productId).toReversed())]
  return newest.slice(0, take.limit).map((productId) => ({ productId, quantity: 1 }))
}

function blocked(rules: Rules, at: number, reason: string, by?: string): Decision {
  return {
    at,
    scenario: rules.scenario.id,
    version: rules.scenario.version,
    outcome: 'skipped',
    reason,
    checks: [
      { check: 'entry', ok: true },
      by === undefined ? { check: reason, ok: false } : { check: reason, ok: false, detail: by },
    ],
  }
}

import type { CustomerState, Decision, Run } from '../model/customer.ts'
import type { Draft } from '../model/message.ts'
import type { Input } from '../model/scenario.ts'
import type { SiteConfig } from '../model/site.ts'
import type { Advanced } from './advance.ts'
import { advance, isHeld, restartWait } from './advance.ts'
import { decide } from './decide.ts'
import { enter } from './enter.ts'
import { exitOf } from './exitOf.ts'
import { rulesOf } from './rulesOf.ts'
import { sessionGapMs } from './sessionGap.ts'
import { withTimer, withoutTimer } from './timerList.ts'
import { zoneOf } from './zoneOf.ts'

export interface Reaction {
  state: CustomerState
  /** to be stored as queued messages in the same transaction as the state, and delivered right after it */
  drafts: readonly Draft[]
}

/** Ended runs that re-entry rules still look at. */
const keptRuns = 40

/**
 * What an input that is already part of `state` does to a customer's scenarios: ends runs, moves the due one, starts
 * new ones. Pure: the same input at the same `now` (epoch ms) gives the same answer. Order within one input: exits, then
 * steps, then entries (SCENARIOS.md 1).
 */
export function react(state: CustomerState, input: Input, config: SiteConfig, now: number): Reaction {
  const zone = zoneOf(state, config)
  if (input.on === 'timer') return stepTimer(state, input.timer.id, config, zone, now)
  const at = input.on === 'session-closed' ? Math.min(now, input.session.lastAt + sessionGapMs) : input.event.at
  let next =
    input.on === 'session-closed' ? restartHeld(state, config, zone, at) : endRuns(state, input.event, config, now)
  const drafts: Draft[] = []
  for (const entry of enter(next, input, config, zone, at, now)) {
    if (entry.is === 'blocked') {
      next = decide(next, { ...entry.decision, at: now })
      continue
    }
    const wait = entry.is === 'refresh' && entry.run.step !== '' ? restartWait(entry.run, entry.rules, zone, at) : null
    const moved = wait ?? advance(entry.run, entry.rules, next, zone, at, now)
    next = store(next, moved)
    if (entry.is === 'start') next = started(next, entry.run, entry.checks, now)
    if (moved.draft !== null) drafts.push(moved.draft)
  }
  return { state: next, drafts }
}

/** A due wait moves its run on, unless a session is open that holds it: its close restarts the wait. */
function stepTimer(state: CustomerState, id: string, config: SiteConfig, zone: string, now: number): Reaction {
  const timer = state.timers.find((timer) => timer.id === id)
  if (timer?.kind !== 'step') return { state, drafts: [] }
  const without = { ...state, timers: withoutTimer(state.timers, id) }
  const run = state.runs.find((run) => run.id === timer.run && run.ended === undefined)
  const rules = run && rulesOf(config, run.scenario, run.version)
  if (run === undefined) return { state: without, drafts: [] }
  if (rules == null) return { state: endRun(without, run, 'scenario-gone', timer.dueAt, now), drafts: [] }
  if (isHeld(run, rules) && state.session !== null) return { state: without, drafts: [] }
  const moved = advance(run, rules, without, zone, timer.dueAt, now)
  return { state: store(without, moved), drafts: moved.draft === null ? [] : [moved.draft] }
}

function endRuns(
  state: CustomerState,
  event: Extract<Input, { on: 'event' }>['event'],
  config: SiteConfig,
  now: number,
) {
  let next = state
  for (const run of state.runs) {
    if (run.ended !== undefined) continue
    const rules = rulesOf(config, run.scenario, run.version)
    if (rules === null) continue
    const because = exitOf(run, rules, event, next, nextDueAt(next, run))
    if (because !== null) next = endRun(next, run, because, event.at, now)
  }
  return next
}

/** When a run acts next: the earliest of its timers; a held run has none and may act at any close. */
const nextDueAt = (state: CustomerState, run: Run): number => {
  const dues = state.timers.filter((timer) => timer.run === run.id).map(({ dueAt }) => dueAt)
  return dues.length === 0 ? 0 : Math.min(...dues)
}

/** Ends a run and its wait. A message of it that is already queued finds out at its last checks. */
export function endRun(state: CustomerState, run: Run, because: string, at: number, now: number): CustomerState {
  const ended: Run = { ...run, ended: { at, because } }
  const next = {
    ...state,
    runs: state.runs.map((other) => (other.id === run.id ? ended : other)),
    timers: withoutTimer(state.timers, `step:${run.id}`),
  }
  return decide(next, {
    at: now,
    scenario: run.scenario,
    version: run.version,
    run: run.id,
    step: run.step,
    outcome: 'ended',
    reason: because,
    checks: [{ check: 'exits', ok: false, detail: because }],
  })
}

/** The close of a session that held runs starts their wait anew (SCENARIOS.md 3, abandonment). */
function restartHeld(state: CustomerState, config: SiteConfig, zone: string, at: number): CustomerState {
  let next = state
  for (const run of state.runs) {
    const rules = run.ended === undefined ? rulesOf(config, run.scenario, run.version) : null
    if (rules === null || !isHeld(run, rules)) continue
    const moved = restartWait(run, rules, zone, at)
    if (moved !== null) next = store(next, moved)
  }
  return next
}

/** Puts a moved run and its timer into the state. */
function store(state: CustomerState, moved: Advanced): CustomerState {
  const { run, timer } = moved
  const others = state.runs.filter(({ id }) => id !== run.id)
  const cleared = withoutTimer(state.timers, `step:${run.id}`)
  return { ...state, runs: bounded([...others, run]), timers: timer === null ? cleared : withTimer(cleared, timer) }
}

/** All live runs and the newest ended ones. */
function bounded(runs: readonly Run[]): readonly Run[] {
  const surplus = runs.filter(({ ended }) => ended !== undefined).length - keptRuns
  if (surplus <= 0) return runs
  const dropped = new Set(runs.filter(({ ended }) => ended !== undefined).slice(0, surplus))
  return runs.filter((run) => !dropped.has(run))
}

const started = (state: CustomerState, run: Run, checks: Decision['checks'], now: number): CustomerState =>
  decide(state, {
    at: now,
    scenario: run.scenario,
    version: run.version,
    run: run.id,
    outcome: 'started',
    checks,
  })

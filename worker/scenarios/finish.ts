import type { CustomerState, Decision, Run } from '../model/customer.ts'
import type { Draft, Message, MessageStatus } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { decide } from './decide.ts'
import { rulesOf } from './rulesOf.ts'
import { withTimer, withoutTimer } from './timerList.ts'

export interface Finished {
  message: Message
  state: CustomerState
}

/** A message went out: its run goes on from the `send` step, or is completed. */
export function finish(
  message: Message,
  state: CustomerState,
  config: SiteConfig,
  checks: Decision['checks'],
  now: number,
): Finished {
  const at = message.attempts.findLast(({ status }) => status === 'sent')?.at ?? now
  const released = moveOn(state, message.draft, config, 'completed', at, now)
  return { message, state: record(released, message.draft, 'sent', undefined, checks, now) }
}

/** A message that will not go out, or that nobody will try again; its run goes on as after a message sent. */
export function endMessage(
  message: Message,
  state: CustomerState,
  config: SiteConfig,
  status: Extract<MessageStatus, 'skipped' | 'failed' | 'parked'>,
  reason: string,
  checks: Decision['checks'],
  now: number,
): Finished {
  const { draft } = message
  // What may be out already must not be followed by the same again: it counts as sent for cool-down and caps.
  const sentAt = status === 'parked' ? now : null
  const released = moveOn(state, draft, config, reason, sentAt, now)
  return {
    message: { ...message, status, reason, updatedAt: now },
    state: record(released, draft, status, reason, checks, now),
  }
}

/** Frees the run that waits for this message: the next step is due now; without one the run ends for this reason. */
function moveOn(
  state: CustomerState,
  draft: Draft,
  config: SiteConfig,
  because: string,
  sentAt: number | null,
  now: number,
): CustomerState {
  const timers = withoutTimer(state.timers, `message:${draft.id}`)
  const run = state.runs.find(({ id, ended }) => id === draft.run && ended === undefined)
  if (run === undefined) return { ...state, timers }
  const noted: Run = sentAt === null ? run : { ...run, sentAt: { ...run.sentAt, [draft.step]: sentAt } }
  // A refreshed run has left this message behind: it only takes note of it.
  const stands = run.step === draft.step && run.occurrence === draft.occurrence
  const steps = rulesOf(config, run.scenario, run.version)?.scenario.steps ?? []
  const isLast = steps.findIndex(({ id }) => id === draft.step) === steps.length - 1
  const next: Run = stands && isLast ? { ...noted, ended: { at: now, because } } : noted
  return {
    ...state,
    runs: state.runs.map((other) => (other.id === run.id ? next : other)),
    timers:
      stands && !isLast ? withTimer(timers, { id: `step:${run.id}`, kind: 'step', dueAt: now, run: run.id }) : timers,
  }
}

const record = (
  state: CustomerState,
  draft: Draft,
  outcome: Decision['outcome'],
  reason: string | undefined,
  checks: Decision['checks'],
  now: number,
): CustomerState =>
  decide(state, {
    at: now,
    scenario: draft.scenario,
    version: draft.version,
    run: draft.run,
    message: draft.id,
    step: draft.step,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    checks,
  })

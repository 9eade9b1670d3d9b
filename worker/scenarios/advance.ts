import type { ChannelId } from '../model/consent.ts'
import type { CustomerState, Run, Timer } from '../model/customer.ts'
import type { Draft } from '../model/message.ts'
import type { Step } from '../model/scenario.ts'
import { addDuration } from './addDuration.ts'
import { holds } from './condition.ts'
import { factsOf } from './factsOf.ts'
import type { Rules } from './rulesOf.ts'
import { textOf } from './rulesOf.ts'
import { messageIdOf } from './scenarioIds.ts'

/** In which order channels are tried (SCENARIOS.md 3). SMS joins when it is switched on. */
const channelOrders: Readonly<Record<'rich' | 'fast' | 'must', readonly ChannelId[]>> = {
  rich: ['email', 'viber', 'telegram', 'whatsapp', 'push'],
  fast: ['push', 'telegram', 'viber', 'email'],
  must: ['email', 'sms', 'viber'],
}

/** How long an attempt may take before an alarm looks after the message: the object may have died meanwhile. */
export const leaseMs = 30_000

const maxSteps = 200

export interface Advanced {
  run: Run
  /** at most one: the end of the wait, or the watch over a message */
  timer: Timer | null
  draft: Draft | null
}

/**
 * Moves a live run past the step it stands at until it waits, has a message to send, or ends. `at` (epoch ms) is when
 * this move was due, which for a late alarm is before `now`; `zone` is the customer's. A sent message holds its run at the
 * `send` step until it is settled, so that whatever ends the run ends the message too.
 */
export function advance(run: Run, rules: Rules, state: CustomerState, zone: string, at: number, now: number): Advanced {
  const { steps } = rules.scenario
  const factOf = factsOf({ state, params: rules.params, run })
  let index = run.step === '' ? 0 : steps.findIndex(({ id }) => id === run.step) + 1
  for (let taken = 0; taken < maxSteps; taken++) {
    const step = steps[index]
    if (step === undefined) return ended(run, at, 'completed')
    if ('wait' in step) return waiting(run, step, rules, zone, waitBase(run, step, at), at)
    if ('send' in step) return sending(run, step, rules, state, zone, at, now)
    if ('end' in step) return ended(run, at, step.end)
    const target = step.branch.find((way) => holds(way.if, factOf))?.goto ?? step.else
    if (target === 'end') return ended(run, at, 'completed')
    index = steps.findIndex(({ id }) => id === target)
  }
  return ended(run, at, 'loop')
}

type Wait = Extract<Step, { wait: string }>

/** Waits count from a named step's message, else from the entry (SCENARIOS.md 1). */
const waitBase = (run: Run, step: Wait, at: number): number =>
  step.from === undefined ? run.startedAt : (run.sentAt[step.from] ?? at)

function waiting(run: Run, step: Wait, rules: Rules, zone: string, base: number, at: number): Advanced {
  const dueAt = addDuration(base, textOf(step.wait, rules.params), zone) ?? at
  const timer: Timer = { id: `step:${run.id}`, kind: 'step', dueAt, run: run.id }
  return { run: { ...run, step: step.id }, timer, draft: null }
}

/** The run's current wait once more, counted from `at`; null when it does not stand at a wait. */
export function restartWait(run: Run, rules: Rules, zone: string, at: number): Advanced | null {
  const step = waitBefore(run, rules)
  return step === null ? null : waiting(run, step, rules, zone, at, at)
}

/** Whether the run waits at a step that an open session holds. */
export function isHeld(run: Run, rules: Rules): boolean {
  const step = rules.scenario.steps.find(({ id }) => id === run.step)
  return step !== undefined && 'wait' in step && step.hold === 'session-open'
}

/** The wait a run stands at, or the one before the message it is about to send. */
function waitBefore(run: Run, rules: Rules): Wait | null {
  const { steps } = rules.scenario
  for (let index = steps.findIndex(({ id }) => id === run.step); index >= 0; index--) {
    const step = steps[index]
    if (step !== undefined && 'wait' in step) return step
  }
  return null
}

function sending(
  run: Run,
  step: Extract<Step, { send: object }>,
  rules: Rules,
  state: CustomerState,
  zone: string,
  at: number,
  now: number,
): Advanced {
  const { scenario } = rules
  const { template, channels, blocks } = step.send
  const id = messageIdOf(state.site, run.id, step.id, run.occurrence)
  const draft: Draft = {
    id,
    run: run.id,
    scenario: scenario.id,
    version: run.version,
    step: step.id,
    occurrence: run.occurrence,
    class: scenario.class,
    topic: scenario.topic,
    template,
    channels: typeof channels === 'string' ? channelOrders[channels] : channels,
    blocks: blocks ?? {},
    items: run.items,
    dueAt: at,
    expiresAt: addDuration(at, scenario.validFor, zone) ?? at,
  }
  const timer: Timer = { id: `message:${id}`, kind: 'message', dueAt: now + leaseMs, run: run.id, message: id }
  return { run: { ...run, step: step.id }, timer, draft }
}

const ended = (run: Run, at: number, because: string): Advanced => ({
  run: { ...run, ended: { at, because } },
  timer: null,
  draft: null,
})

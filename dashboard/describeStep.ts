import type { Condition, Scenario, Step } from '../worker/model/scenario.ts'
import type { Json } from '../worker/model/json.ts'
import { duration, money } from './format.ts'
import { t, tOf } from './words.ts'

export interface ToldStep {
  id: string
  kind: 'entry' | 'wait' | 'send' | 'branch' | 'end'
  title: string
  detail: string
}

type Values = Readonly<Record<string, Json>>

/** "$wait" is the marketer's value for it, else its default. */
const resolved = (value: Json | undefined, scenario: Scenario, values: Values): Json | undefined => {
  if (typeof value !== 'string' || !value.startsWith('$')) return value
  const name = value.slice(1)
  return values[name] ?? scenario.params[name]?.default
}

/** A condition as a sentence; what has no words of its own is shown by its fact. */
export function tellCondition(condition: Condition, scenario: Scenario, values: Values, currency: string): string {
  if ('all' in condition)
    return condition.all
      .map((one) => tellCondition(one, scenario, values, currency))
      .filter(Boolean)
      .join(', ')
  if ('any' in condition)
    return condition.any.map((one) => tellCondition(one, scenario, values, currency)).join(` ${t('step.or')} `)
  if ('not' in condition) return t('step.not', { what: tellCondition(condition.not, scenario, values, currency) })
  const value = resolved(condition.value, scenario, values)
  if (condition.fact === 'cart.value') {
    return Number(value) > 0 ? t('step.cartValue', { value: money(Number(value), currency) }) : ''
  }
  if (condition.fact === 'cart.changedSinceLastRun') return t('step.cartChanged')
  if (condition.fact === 'cart.count') return Number(value) > 0 ? t('step.cartFilled') : t('step.cartEmpty')
  if (condition.fact === 'run.items.inCart.sellable') return t('step.itemsLeft')
  return `${condition.fact} ${condition.is} ${JSON.stringify(value)}`
}

const channelsOf = (channels: 'rich' | 'fast' | 'must' | readonly string[]): string =>
  typeof channels === 'string'
    ? tOf('channels', channels)
    : channels.map((channel) => tOf('channel', channel)).join(', ')

/** The vertical list of a scenario: how customers enter, each step, the end. */
export function tellSteps(scenario: Scenario, values: Values, currency: string): ToldStep[] {
  const entry: ToldStep = {
    id: 'entry',
    kind: 'entry',
    title: tOf('entry', scenario.entry.on),
    detail: tellCondition(scenario.entry.if, scenario, values, currency),
  }
  return [
    entry,
    ...scenario.steps.map((step) => tellStep(step, scenario, values, currency)),
    { id: 'end', kind: 'end', title: t('step.end'), detail: '' },
  ]
}

function tellStep(step: Step, scenario: Scenario, values: Values, currency: string): ToldStep {
  if ('wait' in step) {
    const wait = resolved(step.wait, scenario, values)
    return {
      id: step.id,
      kind: 'wait',
      title: t('step.wait', { time: duration(String(wait)) }),
      detail: [
        step.from ? t('step.waitFrom', { step: step.from }) : t('step.waitEntry'),
        step.hold ? t('step.hold') : '',
      ]
        .filter(Boolean)
        .join('. '),
    }
  }
  if ('send' in step) {
    return {
      id: step.id,
      kind: 'send',
      title: t('step.send', { template: tOf('template', step.send.template) }),
      detail: [channelsOf(step.send.channels), Object.values(step.send.blocks ?? {}).join(', ')]
        .filter(Boolean)
        .join('. '),
    }
  }
  if ('branch' in step) {
    return {
      id: step.id,
      kind: 'branch',
      title: step.branch.map((one) => tellCondition(one.if, scenario, values, currency)).join(', '),
      detail: t('step.else', { step: step.else }),
    }
  }
  return { id: step.id, kind: 'end', title: t('step.endAs', { reason: tOf('reason', step.end) }), detail: '' }
}

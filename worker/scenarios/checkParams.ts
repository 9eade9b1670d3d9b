import { durationMs } from '../model/duration.ts'
import type { BadField } from '../model/error.ts'
import type { Json } from '../model/json.ts'
import { toMinor } from '../model/money.ts'
import type { Parameter } from '../model/scenario.ts'

/**
 * A marketer's values for a scenario's parameters, money in decimal units, as they are stored: money in minor units.
 * `bad` names each that the scenario does not have, or that is of another kind or beyond its bounds.
 */
export function checkParams(
  given: Readonly<Record<string, Json>>,
  parameters: Readonly<Record<string, Parameter>>,
  currency: string,
): { params: Readonly<Record<string, Json>>; bad: readonly BadField[] } {
  const params: Record<string, Json> = {}
  const bad: BadField[] = []
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    const message = parameter === undefined ? 'The scenario has no such parameter' : wrong(value, parameter, currency)
    if (message !== null) bad.push({ field: `params.${name}`, message })
    else params[name] = parameter?.type === 'money' ? toMinor(Number(value), currency) : value
  }
  return { params, bad }
}

function wrong(value: Json, { type, min, max }: Parameter, currency: string): string | null {
  switch (type) {
    case 'duration': {
      const ms = typeof value === 'string' ? durationMs(value) : null
      if (ms === null) return 'Write an ISO 8601 duration, as in PT30M'
      return within(ms, min, max, (bound) => (typeof bound === 'string' ? (durationMs(bound) ?? 0) : 0))
    }
    case 'money':
      return typeof value === 'number' && Number.isFinite(value)
        ? within(toMinor(value, currency), min, max, Number)
        : 'Write an amount'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? within(value, min, max, Number) : 'Write a number'
    case 'flag':
      return typeof value === 'boolean' ? null : 'Write true or false'
    case 'pool':
    case 'text':
    default:
      return value === null || (typeof value === 'string' && value.length <= 500)
        ? null
        : 'Write a text of up to 500 characters'
  }
}

function within(
  value: number,
  min: Json | undefined,
  max: Json | undefined,
  read: (bound: Json) => number,
): string | null {
  if (min !== undefined && value < read(min)) return `At least ${JSON.stringify(min)}`
  if (max !== undefined && value > read(max)) return `At most ${JSON.stringify(max)}`
  return null
}

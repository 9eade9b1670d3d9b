import type { Json } from '../worker/model/json.ts'
import type { MerchandisingRule, SourceOptions } from '../worker/model/recipe.ts'
import type { Comparison, Condition } from '../worker/model/scenario.ts'

/**
 * Parts of recipes as a list of changes carries them: JSON, whose shape its path tells. What an older or newer release
 * wrote otherwise is not taken for what it is not.
 */

export interface Step extends SourceOptions {
  weight?: number
  slots?: number
  block?: string
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isAbsentOr = (type: 'string' | 'number', value: unknown): boolean => value === undefined || typeof value === type

const comparisons: Readonly<Record<Comparison, true>> = {
  '=': true,
  '!=': true,
  '<': true,
  '<=': true,
  '>': true,
  '>=': true,
  in: true,
  between: true,
  has: true,
  set: true,
}

export function isCondition(value: unknown): value is Condition {
  if (!isFields(value)) return false
  const { all, any, not, fact, is } = value
  if (all !== undefined) return Array.isArray(all) && all.every(isCondition)
  if (any !== undefined) return Array.isArray(any) && any.every(isCondition)
  if (not !== undefined) return isCondition(not)
  return isText(fact) && isText(is) && Object.hasOwn(comparisons, is)
}

export function isRule(value: unknown): value is MerchandisingRule {
  if (!isFields(value)) return false
  const { do: does, at, by, products, where, when, from, until } = value
  const isTimed = (when === undefined || isFields(when)) && isAbsentOr('string', from) && isAbsentOr('string', until)
  if (!isTimed) return false
  if (does === 'pin') return typeof at === 'number' && Array.isArray(products) && products.every(isText)
  if (does === 'exclude') return isCondition(where)
  return (does === 'boost' || does === 'bury') && typeof by === 'number' && isCondition(where)
}

/** A source or a fallback step without its name, which the path has. */
export function isStep(value: unknown): value is Step {
  if (!isFields(value)) return false
  const { weight, slots, freeFrom, scope, by, window, of, block, products, where } = value
  return (
    [weight, slots, freeFrom].every((one) => isAbsentOr('number', one)) &&
    [scope, by, window, of, block].every((one) => isAbsentOr('string', one)) &&
    (products === undefined || (Array.isArray(products) && products.every(isText))) &&
    (where === undefined || isCondition(where))
  )
}

export const textsIn = (value: Json): readonly string[] => (Array.isArray(value) ? value.filter(isText) : [])

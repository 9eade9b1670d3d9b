import type { Json } from '../model/json.ts'
import type { Comparison, Condition } from '../model/scenario.ts'

/** What a fact's name stands for right now; undefined: nobody knows. */
export type FactOf = (name: string) => Json | undefined

/**
 * Whether a condition holds. `"$name"` as a value reads the fact `param.name`. A missing fact compares false, and `not`
 * of that is true (SCENARIOS.md 5).
 */
export function holds(condition: Condition, factOf: FactOf): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, factOf))
  if ('any' in condition) return condition.any.some((part) => holds(part, factOf))
  if ('not' in condition) return !holds(condition.not, factOf)
  const fact = factOf(condition.fact)
  if (fact === undefined || fact === null) return false
  const { value } = condition
  const wanted = typeof value === 'string' && value.startsWith('$') ? factOf(`param.${value.slice(1)}`) : value
  return compare(fact, condition.is, wanted)
}

/** Each comparison of a condition with what it found, for people who ask why: "cart.value 34900 >= 0". */
export function explain(
  condition: Condition,
  factOf: FactOf,
): readonly { check: string; ok: boolean; detail: string }[] {
  if ('all' in condition) return condition.all.flatMap((part) => explain(part, factOf))
  if ('any' in condition) return condition.any.flatMap((part) => explain(part, factOf))
  if ('not' in condition) return explain(condition.not, factOf).map(({ ok, ...rest }) => ({ ...rest, ok: !ok }))
  const found = factOf(condition.fact)
  const wanted = condition.value === undefined ? '' : ` ${JSON.stringify(condition.value)}`
  const detail = `${found === undefined ? 'unknown' : JSON.stringify(found)} ${condition.is}${wanted}`
  return [{ check: condition.fact, ok: holds(condition, factOf), detail }]
}

function compare(fact: Json, is: Comparison, wanted: Json | undefined): boolean {
  switch (is) {
    case 'set':
      return true
    case '=':
      return fact === wanted
    case '!=':
      return fact !== wanted
    case '<':
      return (order(fact, wanted) ?? 1) < 0
    case '<=':
      return (order(fact, wanted) ?? 1) <= 0
    case '>':
      return (order(fact, wanted) ?? -1) > 0
    case '>=':
      return (order(fact, wanted) ?? -1) >= 0
    case 'in':
      return Array.isArray(wanted) && wanted.includes(fact)
    case 'has':
      return Array.isArray(fact) && wanted !== undefined && fact.includes(wanted)
    case 'between':
    default: {
      if (!Array.isArray(wanted)) return false
      const [low, high] = wanted as readonly Json[]
      return (order(fact, low) ?? -1) >= 0 && (order(fact, high) ?? 1) <= 0
    }
  }
}

/** Below, at or above 0; null where there is no order: only numbers with numbers, and text with text, have one. */
function order(fact: Json, wanted: Json | undefined): number | null {
  if (typeof fact === 'number' && typeof wanted === 'number') return fact - wanted
  if (typeof fact === 'string' && typeof wanted === 'string') return fact < wanted ? -1 : fact > wanted ? 1 : 0
  return null
}

import type { Json } from '../worker/model/json.ts'
import type { Condition } from '../worker/model/scenario.ts'
import { isAttribute, kindOf } from './conditionFacts.ts'
import type { Leaf } from './conditionTree.ts'
import { number, percent } from './format.ts'
import { t, tOf } from './words.ts'

/** A recipe's condition as a sentence: "price at most 100, brand is Crema or Nord". */
export function tellRecipeCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(tellRecipeCondition).join(', ')
  if ('any' in condition) return condition.any.map(tellRecipeCondition).join(` ${t('step.or')} `)
  if ('not' in condition) return t('step.not', { what: tellRecipeCondition(condition.not) })
  return tellLine(condition)
}

function tellLine(line: Leaf): string {
  const { fact, is, value } = line
  const name = isAttribute(fact) ? fact.slice('attr.'.length) : tOf('fact', fact)
  if (kindOf(fact) === 'flag') return value === true ? name : t('step.not', { what: name })
  const values = (Array.isArray(value) ? (value as readonly Json[]) : [value ?? '']).map((one) => tellValue(fact, one))
  const joined = is === 'between' ? values.join(` ${t('condition.and')} `) : values.slice(0, 4).join(', ')
  return `${name} ${tOf('is', is)} ${joined}${values.length > 4 ? ' …' : ''}`
}

function tellValue(fact: string, value: Json): string {
  if (value === '$context') return t('editor.likeViewed')
  if (value === '$region') return t('condition.visitorsZone')
  if (value === '$now') return t('condition.thisSeason')
  const share = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\*context$/.exec(value)?.[1] : undefined
  if (share !== undefined) return t('condition.ofViewed', { n: number(Number(share)) })
  if (typeof value === 'number') return kindOf(fact) === 'share' ? percent(value) : number(value)
  if (fact === 'availability') return tOf('stock', String(value))
  if (fact === 'season') return tOf('season', String(value))
  return String(value)
}

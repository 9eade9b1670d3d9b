import type { Json } from '../worker/model/json.ts'
import { isCondition, isRule, isStep, textsIn, type Step } from './changedParts.ts'
import { number } from './format.ts'
import type { BlockChange } from './shapes.ts'
import { tellRecipeCondition } from './tellRecipeCondition.ts'
import { tellRule } from './tellRule.ts'
import { tellSource } from './tellSource.ts'
import { hasWord, t, tOf } from './words.ts'

/** A change of a block in words; null where there was, or is, nothing. */
export function tellChange({ path, from, to }: BlockChange): { what: string; from: string | null; to: string | null } {
  const tell = (value: Json | undefined): string | null => (value === undefined ? null : tellValue(path, value))
  return { what: nameOf(path), from: tell(from), to: tell(to) }
}

function nameOf(path: string): string {
  const [first = '', second = '', third = '', ...rest] = path.split('.')
  if (first !== 'recipe') return [tOf('change', first), second].filter(Boolean).join(', ')
  const part = tOf('change', second)
  if (second === 'sources' || second === 'fallback') {
    const [use = '', count] = third.split(' ')
    const source = use === 'block' ? t('fallbacks.block') : tOf('source', use)
    return [part, count === undefined ? source : `${source} ${count}`, ...rest.map(optionName)].join(', ')
  }
  return [part, third === '' ? '' : optionName(third), ...rest.map(optionName)].filter(Boolean).join(', ')
}

const optionName = (key: string): string => {
  for (const prefix of ['change', 'option', 'affinity', 'variety'])
    if (hasWord(`${prefix}.${key}`)) return tOf(prefix, key)
  return key
}

function tellValue(path: string, value: Json): string {
  if (path === 'recipe.rules' && Array.isArray(value) && value.every(isRule)) return told(value, tellRule)
  if (path === 'recipe.exclude') return told(textsIn(value), tellExclusion)
  const last = path.slice(path.lastIndexOf('.') + 1)
  const condition = last === 'all' || last === 'any' || last === 'not' ? { [last]: value } : value
  if ((last === 'filter' || last === 'where' || condition !== value) && isCondition(condition)) {
    return tellRecipeCondition(condition)
  }
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return t(value ? 'condition.yes' : 'condition.no')
  if (typeof value === 'string') return hasWord(`${last}.${value}`) ? tOf(last, value) : value
  if (/^recipe\.(sources|fallback)\.[^.]+$/.test(path) && isStep(value)) return tellStep(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  return Object.entries(value)
    .map(([key, part]) => `${optionName(key)} ${tellValue(`${path}.${key}`, part)}`)
    .join(', ')
}

/** A source that came or went: its place and what it was told. */
const tellStep = ({ weight, slots, block, ...options }: Step): string =>
  [
    slots === undefined ? '' : t('change.slotsTold', { n: slots }),
    weight === undefined || slots !== undefined ? '' : t('change.weightTold', { n: number(weight) }),
    block ?? '',
    tellSource(options),
  ]
    .filter(Boolean)
    .join(', ') || t('condition.yes')

const told = <T>(list: readonly T[], tell: (one: T) => string): string =>
  list.map(tell).join('; ') || t('change.nothing')

const tellExclusion = (exclusion: string): string => {
  const [id = '', amount] = exclusion.split(':')
  return amount === undefined ? tOf('exclude', id) : `${tOf('exclude', id)} (${amount})`
}

import type { MerchandisingRule } from '../worker/model/recipe.ts'
import { number } from './format.ts'
import { tellRecipeCondition } from './tellRecipeCondition.ts'
import { t } from './words.ts'

/** A merchandising rule as a sentence. */
export function tellRule(rule: MerchandisingRule): string {
  const { when, from, until } = rule
  const limits = [
    when?.segment === undefined ? '' : t('rules.forSegment', { name: when.segment }),
    when?.region === undefined ? '' : t('rules.inRegion', { name: when.region }),
    from === undefined ? '' : t('rules.fromDay', { day: from.slice(0, 10) }),
    until === undefined ? '' : t('rules.untilDay', { day: until.slice(0, 10) }),
  ]
  return [told(rule), ...limits].filter(Boolean).join(', ')
}

function told(rule: MerchandisingRule): string {
  switch (rule.do) {
    case 'pin':
      return t('rules.pinTold', { n: rule.products.length, at: rule.at })
    case 'boost':
      return t('rules.boostTold', { by: number(rule.by), what: whatOf(rule.where) })
    case 'bury':
      return t('rules.buryTold', { by: number(rule.by), what: whatOf(rule.where) })
    case 'exclude':
      return t('rules.excludeTold', { what: whatOf(rule.where) })
  }
}

const whatOf = (where: Parameters<typeof tellRecipeCondition>[0]): string => tellRecipeCondition(where) || '…'

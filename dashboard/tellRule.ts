import type { MerchandisingRule } from '../worker/model/recipe.ts'
import { number } from './format.ts'
import { regionName } from './regionNames.ts'
import { tellRecipeCondition } from './tellRecipeCondition.ts'
import { weekdays } from './vocabulary.ts'
import { t } from './words.ts'

/** A merchandising rule as a sentence. */
export function tellRule(rule: MerchandisingRule): string {
  const { when, from, until } = rule
  const limits = [
    when?.segment === undefined ? '' : t('rules.forSegment', { name: when.segment }),
    when?.region === undefined ? '' : t('rules.inRegion', { name: regionName(when.region) }),
    when?.device === undefined ? '' : t(`device.${when.device}`),
    when?.campaign === undefined ? '' : t('rules.byCampaign', { name: when.campaign }),
    when?.source === undefined ? '' : t('rules.bySource', { name: when.source }),
    when?.search === undefined ? '' : t('rules.bySearch', { words: when.search }),
    when?.hours === undefined ? '' : t('rules.atHours', { from: when.hours[0], to: when.hours[1] }),
    when?.weekdays === undefined ? '' : tellDays(when.weekdays),
    from === undefined ? '' : t('rules.fromDay', { day: from.slice(0, 10) }),
    until === undefined ? '' : t('rules.untilDay', { day: until.slice(0, 10) }),
  ]
  return [told(rule), ...limits].filter(Boolean).join(', ')
}

const tellDays = (days: readonly number[]): string =>
  weekdays
    .filter((day) => days.includes(day))
    .map((day) => t(`weekday.${day}`))
    .join(', ')

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

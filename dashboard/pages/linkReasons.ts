import { number, percent } from '../format.ts'
import type { LinkRow } from '../typeShapes.ts'
import { t } from '../words.ts'

/** Why a link is there, one text a reason. */
export const reasonTexts = (reasons: LinkRow['reasons']): string[] =>
  reasons.map((reason) => {
    switch (reason.by) {
      case 'merchant':
        return t('linkBy.merchant')
      case 'lexicon':
        return t('linkBy.lexicon')
      case 'titles':
        return t('linkBy.titles', { n: reason.products })
      case 'attributes':
        return t('linkBy.attributes', { n: reason.products })
      case 'orders':
        return t('linkBy.orders', { n: reason.orders, lift: number(reason.lift, { maximumFractionDigits: 1 }) })
      case 'collection':
        return t('linkBy.collection', { n: reason.collections })
      case 'labeller':
        return t('linkBy.labeller', { sure: percent(reason.confidence) })
    }
  })

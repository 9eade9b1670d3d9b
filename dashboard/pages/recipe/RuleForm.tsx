import { NumberInput } from '@mantine/core'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { ProductPicker } from '../../parts/ProductPicker.tsx'
import { t } from '../../words.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { withPart } from './listEdits.ts'
import { WhenForm } from './WhenForm.tsx'

interface RuleFormProps {
  at: string
  rule: MerchandisingRule
  change: (rule: MerchandisingRule) => void
}

/** What a rule does, to which products, for whom and when. */
export function RuleForm({ at, rule, change }: RuleFormProps) {
  return (
    <div className="sourceMore">
      {rule.do === 'pin' ? (
        <>
          <label className="ruleLine">
            <span className="dim">{t('rules.fromPlace')}</span>
            <NumberInput
              className="short"
              aria-label={t('rules.fromPlace')}
              min={1}
              max={100}
              value={rule.at}
              onChange={(value) => change({ ...rule, at: Number(value) || 1 })}
            />
          </label>
          <ProductPicker
            label={t('rules.products')}
            chosen={rule.products}
            change={(products) => change({ ...rule, products })}
          />
        </>
      ) : null}
      {rule.do === 'boost' || rule.do === 'bury' ? (
        <label className="ruleLine">
          <span className="dim">{t('rules.times')}</span>
          <NumberInput
            className="short"
            aria-label={t('rules.times')}
            min={rule.do === 'boost' ? 1 : 0}
            max={rule.do === 'boost' ? 100 : 1}
            step={0.1}
            decimalScale={2}
            value={rule.by}
            onChange={(value) => change({ ...rule, by: Number(value) })}
          />
        </label>
      ) : null}
      {rule.do === 'pin' ? null : (
        <>
          <span className="small muted">{t('rules.where')}</span>
          <ConditionForm
            at={`${at}.where`}
            condition={rule.where}
            change={(where) => change({ ...rule, where: where ?? { all: [] } })}
          />
        </>
      )}
      <WhenForm
        rule={rule}
        change={(when) => change({ ...rule, ...when })}
        drop={(key) => change(withPart(rule, key, undefined))}
      />
    </div>
  )
}

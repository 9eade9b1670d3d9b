import { Link } from '@tanstack/react-router'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { Thumb } from '../../parts/Thumb.tsx'
import type { Removed } from '../../shapes.ts'
import { tellRecipeCondition } from '../../tellRecipeCondition.ts'
import { tellRule } from '../../tellRule.ts'
import { t, tOf } from '../../words.ts'

interface RemovedListProps {
  removed: readonly Removed[]
  rules: readonly MerchandisingRule[]
}

/** What would have been shown, best first, and the rule or condition that took each out. */
export const RemovedList = ({ removed, rules }: RemovedListProps) => (
  <ol className="removedList" aria-label={t('removed.title')}>
    {removed.map((one) => (
      <li key={one.productId}>
        <Thumb src={one.imageUrl ?? ''} size={32} />
        <div className="grow">
          <Link to="/catalog" search={{ product: one.productId }} className="block clip" title={one.title}>
            {one.title}
          </Link>
          <span className="small muted">{tellRemoved(one, rules)}</span>
        </div>
      </li>
    ))}
  </ol>
)

function tellRemoved({ because, condition, rule }: Removed, rules: readonly MerchandisingRule[]): string {
  const known = rule === undefined ? undefined : rules[rule]
  if (known !== undefined) return t('removed.byRule', { n: (rule ?? 0) + 1, rule: tellRule(known) })
  if (condition !== undefined) return t('removed.byCondition', { condition: tellRecipeCondition(condition) })
  return tOf('rule', because.split(':')[0] ?? because)
}

import { IconArrowDown, IconArrowUp, IconSparkles } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { number } from '../../format.ts'
import { Price } from '../../parts/Price.tsx'
import { ScoreBar } from '../../parts/ScoreBar.tsx'
import { Thumb } from '../../parts/Thumb.tsx'
import type { Multiplier, RecommendedItem } from '../../shapes.ts'
import { tellRule } from '../../tellRule.ts'
import { t, tOf } from '../../words.ts'

/** Where the item stands in the other list. */
export type Shift = { is: 'new' } | { is: 'same' } | { is: 'up'; by: number } | { is: 'down'; by: number }

interface PreviewItemProps {
  item: RecommendedItem
  place: number
  /** the highest score of the list */
  best: number
  rules: readonly MerchandisingRule[]
  shift: Shift | null
  wide: boolean
}

/** An item with its picture, the shopper's reason, the parts of its score and what moved it. */
export function PreviewItem({ item, place, best, rules, shift, wide }: PreviewItemProps) {
  return (
    <li>
      <div className="previewImage">
        <span className="place num">{place}</span>
        <Thumb src={item.imageUrl} size={wide ? 112 : 56} />
      </div>
      <div className="previewText">
        <Link to="/catalog" search={{ product: item.productId }} className="medium twoLines" title={item.title}>
          {item.title}
        </Link>
        <span className="row wrap tight">
          <span className="medium">
            <Price
              price={item.price}
              regular={item.regularPrice}
              lowest={item.lowestPrice30}
              currency={item.currency}
            />
          </span>
          {shift === null ? null : <ShiftMark shift={shift} />}
        </span>
        <span className="small muted" title={item.reason.code}>
          {item.reason.text}
        </span>
        <ScoreBar parts={item.parts ?? []} score={item.score} best={best} />
        {(item.multipliers ?? []).map((multiplier) => (
          <span key={`${multiplier.by} ${multiplier.rule ?? ''}`} className="small dim">
            {tellMultiplier(multiplier, rules)}
          </span>
        ))}
      </div>
    </li>
  )
}

function ShiftMark({ shift }: { shift: Shift }) {
  if (shift.is === 'same') return null
  if (shift.is === 'new') {
    return (
      <span className="badge accent">
        <IconSparkles size={12} aria-hidden /> {t('preview.onlyHere')}
      </span>
    )
  }
  const Arrow = shift.is === 'up' ? IconArrowUp : IconArrowDown
  return (
    <span className="small dim row tight">
      <Arrow size={12} aria-hidden /> {t(shift.is === 'up' ? 'preview.higher' : 'preview.lower', { n: shift.by })}
    </span>
  )
}

function tellMultiplier({ by, factor, rule }: Multiplier, rules: readonly MerchandisingRule[]): string {
  const known = rule === undefined ? undefined : rules[rule]
  const times = t('multiplier.times', { n: number(factor, { maximumFractionDigits: 2 }) })
  return known === undefined ? `${tOf('multiplier', by)} ${times}` : tellRule(known)
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecommendedItem } from '../shapes.ts'
import { Price } from './Price.tsx'
import { ScoreBar } from './ScoreBar.tsx'
import { Thumb } from './Thumb.tsx'

interface RecommendedCardProps {
  item: RecommendedItem
  /** the highest score of the list */
  best: number
  action?: ReactNode
}

/** An item with the reason a shopper would read, and what its score is made of. */
export const RecommendedCard = ({ item, best, action }: RecommendedCardProps) => (
  <li className="itemCard">
    <div className="row">
      <Thumb src={item.imageUrl} size={48} />
      <div className="grow">
        <Link to="/catalog" search={{ product: item.productId }} className="medium twoLines" title={item.title}>
          {item.title}
        </Link>
        <div className="small">
          <Price price={item.price} regular={item.regularPrice} lowest={item.lowestPrice30} currency={item.currency} />
        </div>
      </div>
    </div>
    <p className="small muted twoLines" title={item.reason.code}>
      {item.reason.text}
    </p>
    <ScoreBar parts={item.parts ?? []} score={item.score} best={best} />
    {action}
  </li>
)

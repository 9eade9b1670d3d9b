import { number } from '../format.ts'
import { Badge } from '../parts/Badge.tsx'
import type { ProductDetail } from '../shapes.ts'
import { t } from '../words.ts'

/** What customers think of a product: its rating, and what it disappoints by. */
export function ProductOpinion({ product }: { product: ProductDetail }) {
  const { rating, disappoints } = product
  return (
    <div className="section">
      <h3>{t('product.reviews')}</h3>
      {rating === undefined ? (
        <p className="small muted">{t('product.noReviews')}</p>
      ) : (
        <p className="num">
          {t('product.rating', { average: number(rating.average, { maximumFractionDigits: 1 }), n: rating.count })}
        </p>
      )}
      {disappoints === undefined ? null : (
        <p style={{ marginTop: 6 }}>
          <Badge tone="warn">{t('product.disappoints', { topics: disappoints.topics.join(', ') })}</Badge>
        </p>
      )}
    </div>
  )
}

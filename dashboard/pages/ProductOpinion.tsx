import { useQuery } from '@tanstack/react-query'
import { number } from '../format.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { reviewsQuery } from '../queries.ts'
import type { ProductDetail } from '../shapes.ts'
import { t, tOf } from '../words.ts'

const shownTopics = 4
const shownSentences = 2

/** What customers think of a product: its rating, what they complain of, and the sentences that say so. */
export function ProductOpinion({ product }: { product: ProductDetail }) {
  const query = useQuery(reviewsQuery(product.id))
  return (
    <div className="section">
      <h3>{t('product.reviews')}</h3>
      <Loaded query={query} skeleton={<SkeletonLines lines={2} />}>
        {({ summary }) => {
          // What was imported here says more than the feed's own figure.
          const rating = summary.count > 0 ? { average: summary.rating, count: summary.count } : product.rating
          return (
            <>
              {rating === undefined ? (
                <p className="small muted">{t('product.noReviews')}</p>
              ) : (
                <p className="row wrap tight num">
                  {t('product.rating', {
                    average: number(rating.average, { maximumFractionDigits: 1 }),
                    n: rating.count,
                  })}
                  {summary.disappoints ? (
                    <Badge tone="warn">
                      {t('product.disappoints', {
                        topics: summary.topics.map(({ topic }) => tOf('topic', topic)).join(', '),
                      })}
                    </Badge>
                  ) : null}
                </p>
              )}
              <ul className="lines small">
                {summary.topics.slice(0, shownTopics).map(({ topic, count, sentences }) => (
                  <li key={topic}>
                    <Code tone="warn">
                      {tOf('topic', topic)} {number(count)}
                    </Code>
                    {sentences.slice(0, shownSentences).map(({ review, text }) => (
                      <q key={review} className="block muted" style={{ overflowWrap: 'anywhere' }}>
                        {text}
                      </q>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

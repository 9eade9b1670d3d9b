import { Button } from '@mantine/core'
import { dateTime, number } from '../format.ts'
import { useMember } from '../me.ts'
import type { ShownReview } from '../shapes.ts'
import { t } from '../words.ts'
import { May } from './May.tsx'

/** Reviews of a product that a person deleted, folded away, each to be restored. */
export function DeletedReviews({
  reviews,
  restoring,
  onRestore,
}: {
  reviews: readonly ShownReview[]
  restoring: string | null
  onRestore: (id: string) => void
}) {
  const { site } = useMember()
  if (reviews.length === 0) return null
  return (
    <details className="small" style={{ marginTop: 8 }}>
      <summary className="muted">{t('reviews.deletedCount', { n: reviews.length })}</summary>
      <p className="dim">{t('reviews.deletedHelp')}</p>
      <ul className="lines" style={{ display: 'grid', gap: 4, marginTop: 6 }}>
        {reviews.map(({ id, at, rating, title, text }) => {
          const shown = title || text.slice(0, 80) || dateTime(at, site.timeZone)
          return (
            <li key={id} className="row">
              <span className="num" aria-label={t('reviews.stars', { n: rating })}>
                {number(rating)} ★
              </span>
              <span className="muted grow clip">{shown}</span>
              <May call="POST /api/products/:id/reviews/:review/restore">
                <Button
                  size="compact-xs"
                  loading={restoring === id}
                  aria-label={t('reviews.restoreNamed', { title: shown })}
                  onClick={() => onRestore(id)}
                >
                  {t('reviews.restore')}
                </Button>
              </May>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

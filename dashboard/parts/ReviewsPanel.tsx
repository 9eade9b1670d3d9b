import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../client.ts'
import { dateTime, number } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from './Badge.tsx'
import { DeletedReviews } from './DeletedReviews.tsx'
import { Loaded } from './Loaded.tsx'
import { ReviewSentences } from './ReviewSentences.tsx'
import { SkeletonLines } from './Skeleton.tsx'
import { StarRows } from './StarRows.tsx'
import { toast } from './toasts.ts'
import { productReviewsQuery } from '../queries.ts'
import type { ShownReview } from '../shapes.ts'
import { t } from '../words.ts'
import { May } from './May.tsx'

/** What buyers say of a product: its rating drawn towards the category's, what they complain of, and their own words. */
export function ReviewsPanel({ product }: { product: string }) {
  const query = useInfiniteQuery(productReviewsQuery(product))
  const { site } = useMember()
  const queries = useQueryClient()
  const [dropping, setDropping] = useState<ShownReview | null>(null)
  const pathOf = (id: string) => `/api/products/${encodeURIComponent(product)}/reviews/${encodeURIComponent(id)}`
  const told = {
    onError: (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
    onSettled: () => queries.invalidateQueries(),
  }
  const restore = useMutation({ mutationFn: (id: string) => send('POST', `${pathOf(id)}/restore`), ...told })
  const drop = useMutation({
    mutationFn: (id: string) => send('DELETE', pathOf(id)),
    onSuccess: (_, id) => toast({ tone: 'ok', title: t('reviews.deleted'), undo: () => restore.mutate(id) }),
    ...told,
  })
  return (
    <div className="section">
      <Modal
        opened={dropping !== null}
        onClose={() => setDropping(null)}
        title={t('reviews.deleteTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className="stack">
          <p className="muted">{dropping?.title || dropping?.text.slice(0, 200)}</p>
          <p className="small dim">{t('reviews.deleteText')}</p>
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => setDropping(null)}>{t('reviews.keep')}</Button>
            <Button
              variant="outline"
              onClick={() => {
                if (dropping) drop.mutate(dropping.id)
                setDropping(null)
              }}
            >
              {t('reviews.deleteIt')}
            </Button>
          </div>
        </div>
      </Modal>
      <h3>{t('reviews.heading')}</h3>
      <Loaded query={query} skeleton={<SkeletonLines lines={3} />}>
        {({ pages }) => {
          const summary = pages[0]?.summary
          const items = pages.flatMap((page) => page.items)
          const deleted = (
            <DeletedReviews
              reviews={pages[0]?.deleted ?? []}
              restoring={restore.isPending ? restore.variables : null}
              onRestore={(id) => restore.mutate(id)}
            />
          )
          if (summary === undefined || summary.count === 0) {
            return (
              <>
                <p className="small muted">{t('reviews.noneOfProduct')}</p>
                {deleted}
              </>
            )
          }
          return (
            <>
              <p className="row wrap">
                <b className="num" title={t('reviews.shrunk')}>
                  {number(summary.rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
                </b>
                <span className="small muted num">
                  {t('reviews.average', {
                    average: number(summary.average, { maximumFractionDigits: 1 }),
                    n: summary.count,
                  })}
                </span>
                {summary.disappoints ? (
                  <Badge tone="warn">
                    {t('reviews.disappoints', { share: number(summary.certainty, { style: 'percent' }) })}
                  </Badge>
                ) : null}
              </p>
              <StarRows stars={summary.stars} />
              {summary.topics.slice(0, 4).map((topic) => (
                <ReviewSentences key={topic.topic} topic={topic} of={summary.count} />
              ))}
              <ul className="lines small" style={{ display: 'grid', gap: 8, margin: '8px 0' }}>
                {items.map((review) => (
                  <li key={review.id}>
                    <p className="row">
                      <span className="num" aria-label={t('reviews.stars', { n: review.rating })}>
                        {number(review.rating)} ★
                      </span>
                      <b className="medium grow clip">{review.title}</b>
                      <span className="dim num">{dateTime(review.at, site.timeZone)}</span>
                      <May call="DELETE /api/products/:id/reviews/:review">
                        <ActionIcon
                          size="sm"
                          aria-label={t('reviews.delete', {
                            title: review.title || dateTime(review.at, site.timeZone),
                          })}
                          onClick={() => setDropping(review)}
                        >
                          <IconTrash size={14} />
                        </ActionIcon>
                      </May>
                    </p>
                    <p className="muted">{review.text}</p>
                  </li>
                ))}
              </ul>
              {query.hasNextPage ? (
                <Button size="compact-xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              ) : null}
              {deleted}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

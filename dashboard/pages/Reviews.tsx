import { Button } from '@mantine/core'
import { IconMessageStar, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { send, upload } from '../client.ts'
import { number } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { ReviewSentences } from '../parts/ReviewSentences.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { toast } from '../parts/toasts.ts'
import { reviewTopicsQuery } from '../queries.ts'
import type { ReviewTopics } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { May } from '../parts/May.tsx'

interface Imported {
  imported: number
  bad: number
  disappointing: number
}

/** What buyers complain of over the whole catalog, and which products disappoint them. */
export function Reviews() {
  const query = useQuery(reviewTopicsQuery())
  const client = useQueryClient()
  const file = useRef<HTMLInputElement>(null)
  const refresh = () => void client.invalidateQueries()
  const failed = (error: Error) => toast({ title: t('reviews.failed'), detail: error.message, tone: 'bad' })
  const load = useMutation({
    mutationFn: (chosen: File) => upload<Imported>('/api/reviews/import', chosen, () => {}),
    onSuccess: ({ imported, bad }) => {
      toast({
        title: t('reviews.imported', { n: imported }),
        detail: bad > 0 ? t('reviews.bad', { n: bad }) : '',
        tone: 'ok',
      })
      refresh()
    },
    onError: failed,
  })
  const judge = useMutation({
    mutationFn: () => send('POST', '/api/jobs/judge-reviews'),
    onSuccess: refresh,
    onError: failed,
  })
  const choose = (
    <May call="POST /api/reviews/import">
      <Button loading={load.isPending} onClick={() => file.current?.click()} variant="filled">
        {t('reviews.import')}
      </Button>
    </May>
  )
  return (
    <Page
      title={t('reviews.title')}
      changes="POST /api/reviews/import"
      crumb={<Link to="/catalog">{t('nav.catalog')}</Link>}
      subtitle={query.data ? t('reviews.count', { n: query.data.reviews, products: query.data.products }) : ' '}
      actions={
        <>
          <May call="POST /api/jobs/judge-reviews">
            <Button leftSection={<IconRefresh size={16} />} loading={judge.isPending} onClick={() => judge.mutate()}>
              {t('reviews.judge')}
            </Button>
          </May>
          {choose}
        </>
      }
    >
      <input
        ref={file}
        type="file"
        hidden
        aria-label={t('reviews.import')}
        accept=".csv,.json,.ndjson,text/csv,application/json"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen) load.mutate(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Loaded query={query}>
        {(data) =>
          data.reviews === 0 ? (
            <section className="card">
              <Empty icon={IconMessageStar} title={t('reviews.none')} text={t('reviews.noneText')}>
                {choose}
              </Empty>
            </section>
          ) : (
            <Found data={data} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Found({ data }: { data: ReviewTopics }) {
  return (
    <>
      <Card title={t('reviews.disappointing')} note={t('reviews.disappointingHelp')}>
        {data.disappointing.length === 0 ? (
          <p className="cardBody small muted">{t('reviews.noDisappointing')}</p>
        ) : (
          <DataTable
            label={t('reviews.disappointing')}
            rows={data.disappointing}
            rowId={({ id }) => id}
            columns={[
              {
                id: 'product',
                fill: true,
                head: t('catalog.product'),
                cell: (row) => (
                  <Link to="/catalog" search={{ product: row.id }} className="row">
                    <Thumb src={row.imageUrl} size={32} />
                    <span className="medium clip">{row.title}</span>
                  </Link>
                ),
              },
              {
                id: 'rating',
                head: t('reviews.rating'),
                right: true,
                cell: (row) => <span className="num">{number(row.rating, { minimumFractionDigits: 1 })}</span>,
              },
              {
                id: 'count',
                head: t('reviews.reviews'),
                right: true,
                wide: true,
                cell: (row) => <span className="num">{number(row.count)}</span>,
              },
              {
                id: 'topics',
                head: t('reviews.because'),
                wide: true,
                cell: (row) => (
                  <span className="muted">{row.topics.map(({ topic }) => tOf('complaint', topic)).join(', ')}</span>
                ),
              },
            ]}
          />
        )}
      </Card>
      <Card title={t('reviews.topics')} note={t('reviews.topicsHelp')}>
        <div className="cardBody">
          {data.topics.length === 0 ? <p className="small muted">{t('reviews.noTopics')}</p> : null}
          {data.topics.map((topic) => (
            <ReviewSentences key={topic.topic} topic={topic} of={data.reviews} />
          ))}
          {data.clusters.map(({ id, words, count, sentences }) => (
            <ReviewSentences key={id} topic={{ topic: words.join(' · '), count, sentences }} of={data.reviews} />
          ))}
        </div>
      </Card>
    </>
  )
}

import { Button } from '@mantine/core'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { download } from '../client.ts'
import { number } from '../format.ts'
import { Code } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { toast } from '../parts/toasts.ts'
import type { FeedDetail } from '../shapes.ts'
import { t } from '../words.ts'

const shownRows = 20

/** What was wrong with the rows of the last import: by field, the first of them, all of them as a file. */
export function FeedErrors({ feed }: { feed: FeedDetail }) {
  const save = useMutation({
    mutationFn: () => download(`/api/feeds/${feed.source}/bad-rows`, `${feed.source}-bad-rows.csv`),
    onError: (error) => toast({ tone: 'bad', title: t('failure.title'), detail: error.message }),
  })
  const fields = Object.entries(feed.badFields).toSorted(([, a], [, b]) => b - a)
  return (
    <Card
      title={t('feeds.errors')}
      note={feed.bad > 0 ? number(feed.bad) : undefined}
      actions={
        feed.bad > 0 ? (
          <Button
            size="compact-xs"
            leftSection={<IconDownload size={14} />}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('feeds.download')}
          </Button>
        ) : undefined
      }
    >
      {feed.bad === 0 ? (
        <Empty icon={IconCircleCheck} title={t('feeds.errorsNone')} text={t('feeds.errorsNoneText')} />
      ) : (
        <>
          <p className="cardBody row wrap tight" style={{ paddingBottom: 8 }}>
            {fields.map(([field, count]) => (
              <Code key={field} tone="warn">
                {field === '' ? t('feeds.wholeFeed') : field} {number(count)}
              </Code>
            ))}
          </p>
          <DataTable
            label={t('feeds.errors')}
            rows={feed.rows.slice(0, shownRows)}
            rowId={({ line, field, message }) => `${line}${field}${message}`}
            columns={[
              {
                id: 'line',
                head: t('upload.line'),
                right: true,
                cell: ({ line }) => (line === 0 ? '–' : number(line)),
              },
              { id: 'field', head: t('upload.field'), cell: ({ field }) => (field ? <Code>{field}</Code> : null) },
              { id: 'message', fill: true, head: t('upload.why'), cell: ({ message }) => message },
            ]}
          />
        </>
      )}
    </Card>
  )
}

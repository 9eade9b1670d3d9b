import { useNavigate } from '@tanstack/react-router'
import { ago, dateTime, number } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import type { Feed } from '../shapes.ts'
import { t, tOf } from '../words.ts'

/** A line a source: how it does, when it was last in step, what it holds. A line opens its page. */
export function FeedTable({ feeds }: { feeds: readonly Feed[] }) {
  const { site } = useMember()
  const navigate = useNavigate()
  return (
    <DataTable
      label={t('feeds.title')}
      rows={feeds}
      rowId={({ source }) => source}
      onOpen={({ source }) => void navigate({ to: '/catalog/feeds/$source', params: { source } })}
      columns={[
        {
          id: 'source',
          fill: true,
          head: t('feeds.source'),
          cell: ({ source, held, health }) => (
            <span className="row">
              <StateIcon state={health.state} />
              <span className="medium clip" title={source}>
                {source}
              </span>
              {held ? <Badge tone="warn">{t('feeds.held')}</Badge> : null}
            </span>
          ),
        },
        {
          id: 'state',
          head: t('feeds.state'),
          wide: true,
          cell: ({ health }) => (
            <span className={health.state === 'ok' ? 'muted' : health.state}>
              {health.because[0] === undefined ? t('feeds.stateOk') : tOf('feeds.because', health.because[0])}
            </span>
          ),
        },
        {
          id: 'when',
          head: t('feeds.last'),
          cell: ({ lastImportAt }) =>
            lastImportAt === null ? (
              '–'
            ) : (
              <span title={dateTime(lastImportAt, site.timeZone)}>{ago(lastImportAt)}</span>
            ),
        },
        { id: 'products', head: t('feeds.products'), right: true, cell: ({ products }) => number(products) },
        {
          id: 'bad',
          head: t('feeds.bad'),
          right: true,
          cell: ({ bad }) => <span className={bad > 0 ? 'warn' : ''}>{number(bad)}</span>,
        },
      ]}
    />
  )
}

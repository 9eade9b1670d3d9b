import { IconHistory } from '@tabler/icons-react'
import { ago, dateTime, number, size, took } from '../format.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import type { FeedRun } from '../shapes.ts'
import { t, tOf } from '../words.ts'

const stateOf = ({ outcome, error }: FeedRun) =>
  outcome === 'failed' || outcome === 'refused' ? 'bad' : outcome === 'cancelled' || error !== undefined ? 'warn' : 'ok'

/** "12 new, 3 changed, 1 gone"; nothing where nothing was. */
const changesOf = (run: FeedRun): string =>
  (['new', 'changed', 'gone', 'bad'] as const)
    .flatMap((name) => (run[name] > 0 ? [`${t(`upload.${name}`)} ${number(run[name])}`] : []))
    .join(', ')

/** The newest runs of a source: when, by whom, what came of it. */
export function FeedLog({ log }: { log: readonly FeedRun[] }) {
  const { site } = useMember()
  return (
    <Card title={t('feeds.log')}>
      {log.length === 0 ? (
        <Empty icon={IconHistory} title={t('feeds.logNone')} text={t('feeds.logNoneText')} />
      ) : (
        <DataTable
          label={t('feeds.log')}
          rows={log}
          rowId={(run) => `${run.at}${run.outcome}`}
          columns={[
            {
              id: 'when',
              head: t('feeds.when'),
              cell: (run) => (
                <span style={{ whiteSpace: 'nowrap' }} title={dateTime(run.at, site.timeZone)}>
                  {ago(run.at)}
                </span>
              ),
            },
            {
              id: 'outcome',
              fill: true,
              head: t('feeds.outcome'),
              cell: (run) => (
                <span className="row">
                  <StateIcon state={stateOf(run)} />
                  <span className="grow">
                    {tOf('outcome', run.outcome)} <span className="small dim">{tOf('startedBy', run.by)}</span>
                    <span className="small muted block num" style={{ overflowWrap: 'anywhere' }}>
                      {run.error ?? changesOf(run)}
                    </span>
                  </span>
                </span>
              ),
            },
            {
              id: 'products',
              head: t('feeds.products'),
              right: true,
              cell: ({ products }) => (products === 0 ? '–' : number(products)),
            },
            {
              id: 'size',
              head: t('feeds.size'),
              right: true,
              wide: true,
              cell: ({ bytes }) => (bytes === 0 ? '–' : size(bytes)),
            },
            { id: 'took', head: t('feeds.took'), right: true, wide: true, cell: ({ ms }) => took(ms) },
          ]}
        />
      )}
    </Card>
  )
}

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { number } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { Failure } from '../parts/Failure.tsx'
import { JobProgress } from '../parts/JobLine.tsx'
import { Notice } from '../parts/Notice.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { isRunning, jobQuery } from '../queries.ts'
import type { ImportReport } from '../shapes.ts'
import { t } from '../words.ts'

interface ImportRunProps {
  source: string
  /** the job that goes on, or what was done already */
  job?: string
  report?: ImportReport
  again: () => void
}

/** The first import, while it runs and when it is over. */
export function FeedImportRun({ source, job, report, again }: ImportRunProps) {
  const query = useQuery({ ...jobQuery(job ?? ''), enabled: job !== undefined })
  if (report !== undefined) return <Ended source={source} counts={{ ...report, rows: undefined }} again={again} />
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.data === undefined) return <SkeletonLines lines={4} />
  if (isRunning(query.data)) {
    return (
      <Card title={t('job.pull-feed')}>
        <div className="cardBody">
          <JobProgress job={query.data} />
        </div>
      </Card>
    )
  }
  const { error, state } = query.data
  const failure = state === 'cancelled' ? t('job.cancelled') : (error ?? (state === 'failed' ? t('job.failed') : null))
  return <Ended source={source} counts={countsOf(query.data.result)} failure={failure} again={again} />
}

type Counts = Readonly<Record<string, unknown>>
const countsOf = (result: unknown): Counts => (typeof result === 'object' && result !== null ? (result as Counts) : {})

function Ended({
  source,
  counts,
  failure = null,
  again,
}: {
  source: string
  counts: Counts
  failure?: string | null
  again: () => void
}) {
  const navigate = useNavigate()
  const shown = (['new', 'changed', 'unchanged', 'gone', 'bad'] as const).flatMap((name) => {
    const count = counts[name]
    return typeof count === 'number' ? [[name, count] as const] : []
  })
  return (
    <Card title={t(failure === null ? 'wizard.done' : 'wizard.failed')}>
      <div className="cardBody stack" role="status">
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        {counts['notModified'] === true ? <p className="muted">{t('wizard.same')}</p> : null}
        {shown.length > 0 ? (
          <dl className="counts">
            {shown.map(([name, count]) => (
              <div key={name}>
                <dt className="small dim">{t(`upload.${name}`)}</dt>
                <dd className={`strong num ${name === 'bad' && count > 0 ? 'warn' : ''}`}>{number(count)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <div className="row wrap">
          {failure === null ? (
            <Button variant="filled" onClick={() => void navigate({ to: '/catalog' })}>
              {t('wizard.toCatalog')}
            </Button>
          ) : (
            <Button variant="filled" onClick={again}>
              {t('wizard.again')}
            </Button>
          )}
          <Button onClick={() => void navigate({ to: '/catalog/feeds/$source', params: { source } })}>
            {t('wizard.toFeed')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

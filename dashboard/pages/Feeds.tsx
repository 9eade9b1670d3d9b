import { Button } from '@mantine/core'
import { IconHistory, IconRefresh, IconRss } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { send } from '../client.ts'
import { ago, dateTime, number } from '../format.ts'
import { useMember } from '../me.ts'
import { serverNow } from '../serverClock.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { SkeletonRows } from '../parts/Skeleton.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import { toast } from '../parts/toasts.ts'
import { feedsQuery, jobsQuery } from '../queries.ts'
import type { Job } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { FeedUpload } from './FeedUpload.tsx'
import '../style/catalog.css'

export function Feeds() {
  const { site } = useMember()
  const queries = useQueryClient()
  const feeds = useQuery(feedsQuery())
  const jobs = useQuery(jobsQuery())
  const build = useMutation({
    mutationFn: () => send('POST', '/api/jobs/build-index'),
    // The answer comes when the index stands; its progress is read meanwhile.
    onMutate: () => void setTimeout(() => void jobs.refetch(), 400),
    onSuccess: () => {
      toast({ tone: 'ok', title: t('feeds.built') })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('jobs') })
    },
    onError: (error) => toast({ tone: 'bad', title: t('feeds.buildFailed'), detail: error.message }),
  })
  return (
    <Page title={t('catalog.feeds')} crumb={<Link to="/catalog">{t('nav.catalog')}</Link>}>
      <div className="split">
        <div className="stack">
          <FeedUpload />
          <Card title={t('feeds.title')}>
            <Loaded query={feeds}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon={IconRss} title={t('feeds.none')} text={t('feeds.noneText')} />
                ) : (
                  <DataTable
                    label={t('feeds.title')}
                    rows={items}
                    rowId={({ source }) => source}
                    columns={[
                      {
                        id: 'source',
                        fill: true,
                        head: t('feeds.source'),
                        cell: ({ source, held }) => (
                          <span className="row">
                            <StateIcon state={held ? 'warn' : 'ok'} />
                            <span className="medium clip" title={source}>
                              {source}
                            </span>
                            {held ? <Badge tone="warn">{t('feeds.held')}</Badge> : null}
                          </span>
                        ),
                      },
                      { id: 'format', head: t('feeds.format'), wide: true, cell: ({ format }) => format },
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
                      {
                        id: 'products',
                        head: t('feeds.products'),
                        right: true,
                        cell: ({ products }) => number(products),
                      },
                      {
                        id: 'changed',
                        head: t('feeds.changed'),
                        right: true,
                        wide: true,
                        cell: ({ changed }) => number(changed),
                      },
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
            </Loaded>
          </Card>
        </div>
        <Card
          title={t('feeds.jobs')}
          actions={
            <Button
              size="compact-xs"
              leftSection={<IconRefresh size={14} />}
              loading={build.isPending}
              onClick={() => build.mutate()}
            >
              {t('feeds.build')}
            </Button>
          }
        >
          <Loaded query={jobs} skeleton={<SkeletonRows rows={3} />}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon={IconHistory} title={t('feeds.noJobs')} text={t('feeds.noJobsText')} />
              ) : (
                <ul>
                  {items.slice(0, 12).map((job) => (
                    <JobLine key={job.id} job={job} timeZone={site.timeZone} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
      </div>
    </Page>
  )
}

const productsOf = (result: unknown): number | undefined =>
  typeof result === 'object' && result !== null && 'products' in result ? Number(result.products) : undefined

/** "509 products in 0.3 s": what a job did, where it told. */
function finishedText(job: Job): string {
  const done = productsOf(job.result) ?? job.total
  const seconds = ((job.finishedAt ?? job.startedAt) - job.startedAt) / 1000
  return t('job.finished', { n: done, seconds: number(seconds, { maximumFractionDigits: seconds < 10 ? 1 : 0 }) })
}

/** Phase, done of total, rate and time left while it runs; how it ended afterwards. */
function JobLine({ job, timeZone }: { job: Job; timeZone: string }) {
  const failed = job.error !== undefined || job.state === 'failed'
  const running = job.finishedAt === undefined && !failed
  const seconds = Math.max(1, (serverNow() - job.startedAt) / 1000)
  const rate = job.done / seconds
  const left = rate > 0 ? Math.round((job.total - job.done) / rate) : null
  return (
    <li className="section">
      <div className="row">
        <StateIcon state={failed ? 'bad' : running ? 'open' : 'ok'} />
        <b className="medium grow clip">{tOf('job', job.name)}</b>
        <span className="small dim" title={dateTime(job.startedAt, timeZone)}>
          {ago(job.finishedAt ?? job.startedAt)}
        </span>
      </div>
      {running ? (
        <>
          <ProgressBar share={job.total > 0 ? job.done / job.total : 0} label={tOf('job', job.name)} />
          <p className="small muted num">
            {[
              job.phase ?? '',
              t('job.done', { done: job.done, total: job.total }),
              rate > 0 ? t('job.rate', { n: Math.round(rate) }) : '',
              left === null ? '' : t('job.left', { n: left }),
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
          <p className="help">{t('job.goesOn')}</p>
        </>
      ) : failed ? (
        <p className="small bad">{job.error ?? t('job.failed')}</p>
      ) : (
        <p className="small muted num">{finishedText(job)}</p>
      )}
    </li>
  )
}

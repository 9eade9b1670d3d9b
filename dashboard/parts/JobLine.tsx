import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../client.ts'
import { ago, dateTime, number } from '../format.ts'
import { isRunning } from '../queries.ts'
import { serverNow } from '../serverClock.ts'
import type { Job } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { StateIcon } from './StateIcon.tsx'
import { toast } from './toasts.ts'
import { May } from './May.tsx'

const cancellable = new Set(['import-feed', 'pull-feed', 'label'])

const resultOf = (job: Job): Readonly<Record<string, unknown>> =>
  typeof job.result === 'object' && job.result !== null ? (job.result as Record<string, unknown>) : {}

/** "509 products in 0.3 s": what a job did, where it told. */
function finishedText(job: Job): string {
  const { products, notModified } = resultOf(job)
  if (notModified === true) return t('job.unchanged')
  const done = typeof products === 'number' ? products : job.total
  const seconds = ((job.finishedAt ?? job.startedAt) - job.startedAt) / 1000
  return t('job.finished', { n: done, seconds: number(seconds, { maximumFractionDigits: seconds < 10 ? 1 : 0 }) })
}

/** "reading, 12,000 of 50,000, 900/s, 42 s left". */
function progressText(job: Job): string {
  const seconds = Math.max(1, (serverNow() - job.startedAt) / 1000)
  const rate = job.done / seconds
  const left = rate > 0 && job.total > job.done ? Math.round((job.total - job.done) / rate) : null
  return [
    tOf('phase', job.phase ?? ''),
    job.total > 0 ? t('job.done', { done: job.done, total: job.total }) : '',
    rate >= 1 ? t('job.rate', { n: Math.round(rate) }) : '',
    left === null ? '' : t('job.left', { n: left }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Phase, done of total, rate and time left while it runs; how it ended afterwards. */
export function JobLine({ job, timeZone }: { job: Job; timeZone: string }) {
  const running = isRunning(job) && job.error === undefined
  const isCancelled = job.state === 'cancelled'
  const failed = !isCancelled && (job.error !== undefined || job.state === 'failed')
  const name = [tOf('job', job.name), job.about ?? ''].filter(Boolean).join(' · ')
  return (
    <li className="section">
      <div className="row">
        <StateIcon state={failed ? 'bad' : running ? 'open' : isCancelled ? 'warn' : 'ok'} />
        <b className="medium grow clip" title={name}>
          {name}
        </b>
        <span className="small dim" title={dateTime(job.startedAt, timeZone)}>
          {ago(job.finishedAt ?? job.startedAt)}
        </span>
      </div>
      {running ? (
        <JobProgress job={job} />
      ) : failed ? (
        <p className="small bad">{job.error ?? t('job.failed')}</p>
      ) : (
        <p className="small muted num">{isCancelled ? t('job.cancelled') : finishedText(job)}</p>
      )}
    </li>
  )
}

/** The bar of a job that runs, and the way to stop it. */
export function JobProgress({ job }: { job: Job }) {
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => send('POST', `/api/jobs/${job.id}/cancel`),
    onError: (error) => toast({ tone: 'bad', title: t('job.notCancelled'), detail: error.message }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <div role="status">
      <ProgressBar share={job.total > 0 ? job.done / job.total : 0} label={tOf('job', job.name)} />
      <div className="row">
        <span className="grow">
          <span className="small muted num block">{progressText(job)}</span>
          <span className="help block">{t('job.goesOn')}</span>
        </span>
        {cancellable.has(job.name) ? (
          <May call="POST /api/jobs/:id/cancel">
            <Button size="compact-xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('job.cancel')}
            </Button>
          </May>
        ) : null}
      </div>
    </div>
  )
}

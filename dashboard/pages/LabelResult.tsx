import { ago, dollars } from '../format.ts'
import { reportOf } from '../labelQueries.ts'
import { Notice } from '../parts/Notice.tsx'
import { serverNow } from '../serverClock.ts'
import type { Job } from '../shapes.ts'
import { t } from '../words.ts'

const SHOWN_FOR_MS = 24 * 3_600_000

/** How the newest run of the language model ended, for a day. */
export function LabelResult({ jobs }: { jobs: readonly Job[] }) {
  const job = jobs.find(({ name }) => name === 'label')
  const endedAt = job?.finishedAt
  if (job === undefined || endedAt === undefined || endedAt < serverNow() - SHOWN_FOR_MS) return null
  const when = ago(endedAt)
  const report = reportOf(job)
  if (job.state === 'failed') {
    const failed = t('label.failed', { why: job.error ?? t('job.failed'), when })
    return (
      <Notice tone="bad">{[failed, report ? t('label.inForce', { n: report.labelled }) : ''].join(' ').trim()}</Notice>
    )
  }
  if (report === null || report.questions === 0) return null
  const { labelled, cost, stoppedBy, unanswered } = report
  return (
    <Notice tone={stoppedBy === 'cost' ? 'warn' : 'plain'}>
      {[
        t('label.done', { n: labelled, cost: dollars(cost), when }),
        stoppedBy === 'cost' ? t('label.stopped') : '',
        unanswered > 0 ? t('label.unanswered', { n: unanswered }) : '',
      ]
        .filter(Boolean)
        .join(' ')}
    </Notice>
  )
}

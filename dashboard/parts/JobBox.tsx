import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { number } from '../format.ts'
import { jobsQuery, runningJob } from '../queries.ts'
import { t, tOf } from '../words.ts'
import { ProgressBar } from './ProgressBar.tsx'

/** The job that runs now, at the foot of the navigation. */
export function JobBox() {
  const jobs = useQuery(jobsQuery())
  const job = runningJob(jobs.data?.items)
  if (job === undefined) return null
  const share = job.total > 0 ? job.done / job.total : 0
  return (
    <Link to="/catalog/feeds" className="jobBox">
      <span className="row">
        <span className="medium grow clip">{tOf('job', job.name)}</span>
        <span className="num dim">{number(share, { style: 'percent' })}</span>
      </span>
      <ProgressBar share={share} label={tOf('job', job.name)} />
      <span className="dim num">
        {job.total > 0 ? t('job.done', { done: job.done, total: job.total }) : tOf('phase', job.phase ?? '')}
      </span>
    </Link>
  )
}

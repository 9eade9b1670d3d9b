import { Hono, type Context } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import { buildIndex } from '../../jobs/buildIndex.ts'
import { understand } from '../../jobs/understand.ts'
import { AppError } from '../../model/error.ts'
import type { Json } from '../../model/json.ts'
import { cancelJob, listJobs, readJob, startJob } from '../../store/jobs.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'

const tags = ['Jobs']

/** Long tasks and how far they are. */
export const jobs = new Hono<App>()
  .get(
    '/api/jobs',
    describeRoute({ tags, summary: 'List jobs, newest first' }),
    validator('query', v.object(pageQuery), invalid),
    async (c) => {
      const { cursor, limit = 50 } = c.req.valid('query')
      const rows = await listJobs(c.env.DB, c.var.site, cursor, limit)
      const last = rows.length === limit ? rows.at(-1)?.id : undefined
      return c.json({ items: rows.map(shown), ...(last === undefined ? {} : { next: last }) })
    },
  )
  .get('/api/jobs/:id', describeRoute({ tags, summary: 'How far is this job?' }), async (c) => {
    const job = await readJob(c.env.DB, c.var.site, c.req.param('id'))
    if (job === null) throw new AppError(404, 'not-found', `There is no job ${c.req.param('id')}`)
    return c.json(shown(job))
  })
  .post(
    '/api/jobs/:id/cancel',
    describeRoute({
      tags,
      summary: 'Stop a job between two batches',
      description:
        'Of an import that was still reading nothing is applied. One that was applying leaves whole products: those done ' +
        'are done, and nothing is gone. What a language model answered is kept and not asked again.',
    }),
    async (c) => {
      const id = c.req.param('id')
      const job = await readJob(c.env.DB, c.var.site, id)
      if (job === null) throw new AppError(404, 'not-found', `There is no job ${id}`)
      if (!cancellable.has(job.name)) throw new AppError(409, 'not-cancellable', `A job ${job.name} runs to its end`)
      if (!(await cancelJob(c.env.DB, c.var.site, id))) {
        throw new AppError(409, 'ended', 'The job has ended already')
      }
      return c.json({ cancelled: true })
    },
  )
  .post(
    '/api/jobs/build-index',
    describeRoute({ tags, summary: 'Build the index of recommendations anew' }),
    async (c) => {
      const report = await watched(c, 'build-index', (note) => buildIndex(c.env, c.var.site, note))
      c.set('change', report.version)
      return c.json(report)
    },
  )
  .post(
    '/api/jobs/understand',
    describeRoute({
      tags,
      summary: 'Decide what products are for and what goes with what',
      description: 'Pinned, named and locked things stay. It also runs by itself: after imports and every night.',
    }),
    async (c) => {
      const report = await watched(c, 'understand', (note) => understand(c.env, c.var.site, note))
      c.set('change', JSON.stringify(report.changed))
      return c.json(report)
    },
  )

/** Runs a job that people can watch; its report comes with the job's id. */
async function watched<Report extends object>(
  c: Context<App>,
  name: string,
  run: (note: (phase: string, done: number, total: number) => void) => Promise<Report>,
): Promise<Report & { job: string }> {
  const job = await startJob(c.env.DB, c.var.site, name)
  // One after the other, so that no late note overtakes the end.
  let notes = Promise.resolve()
  try {
    const report = await run((phase, done, total) => {
      notes = notes.then(() => job.note(phase, done, total)).catch(() => undefined)
    })
    await notes
    await job.finish({ ...report } as Json)
    return { job: job.id, ...report }
  } catch (error) {
    await job.fail(error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** What looks between its batches whether it shall go on. */
const cancellable = new Set(['import-feed', 'pull-feed', 'label'])

/** Its isolate is gone: no request may run that long. */
const isLost = (job: { state: string; startedAt: number }): boolean =>
  job.state === 'running' && job.startedAt < clock.now() - 3_600_000

const shown = ({
  site: _site,
  finishedAt,
  error,
  result,
  about,
  ...job
}: NonNullable<Awaited<ReturnType<typeof readJob>>>) => ({
  ...(isLost(job) ? { ...job, state: 'failed', error: 'It ended without a word' } : job),
  ...(finishedAt === null ? {} : { finishedAt }),
  ...(error === null ? {} : { error }),
  ...(about === null ? {} : { about }),
  ...(result === null ? {} : { result }),
})

import { and, desc, eq, lt } from 'drizzle-orm'
import { clock } from '../clock.ts'
import { AppError } from '../model/error.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { database } from './database.ts'
import { newId } from './newId.ts'
import { jobs } from './schema.ts'

export type Job = Omit<typeof jobs.$inferSelect, 'site'>

/** A person stopped the job: whoever works on it ends between two batches. */
export class Cancelled extends AppError {
  constructor() {
    super(409, 'cancelled', 'The job was cancelled: what was not done yet stays undone')
  }
}

/** A long task that people watch. Progress is written at most every 500 ms and at each new phase, since a note costs a row. */
export interface RunningJob {
  id: string
  /** Throws `Cancelled` where a person stopped it. */
  note(phase: string, done: number, total: number): Promise<void>
  finish(result: Json): Promise<void>
  /** `result`: what was done all the same */
  fail(error: string, result?: Json): Promise<void>
}

const noteEveryMs = 500

/** `about`: what it works on, a feed's source. */
export async function startJob(
  db: D1Database,
  site: SiteId,
  name: string,
  about: string | null = null,
): Promise<RunningJob> {
  const startedAt = clock.now()
  const id = newId(startedAt)
  const row = { site, id, name, about, state: 'running', phase: 'starting', done: 0, total: 0, startedAt } as const
  await database(db).insert(jobs).values(row)
  return runningJob(db, site, id)
}

/** A job that was started before, in another request. */
export function runningJob(db: D1Database, site: SiteId, id: string): RunningJob {
  let notedAt = 0
  let notedPhase = ''
  /** False: it no longer runs. */
  const update = async (change: Partial<Job>): Promise<boolean> => {
    const { meta } = await database(db)
      .update(jobs)
      .set(change)
      .where(and(eq(jobs.site, site), eq(jobs.id, id), eq(jobs.state, 'running')))
    return meta.changes > 0
  }
  return {
    id,
    async note(phase, done, total) {
      const now = clock.now()
      if (phase === notedPhase && Math.abs(now - notedAt) < noteEveryMs) return
      notedAt = now
      notedPhase = phase
      if (!(await update({ phase, done, total }))) throw new Cancelled()
    },
    async finish(result) {
      await update({ state: 'done', phase: 'done', finishedAt: clock.now(), result })
    },
    async fail(error, result) {
      const told = result === undefined ? {} : { result }
      await update({ state: 'failed', finishedAt: clock.now(), error: error.slice(0, 1000), ...told })
    },
  }
}

/** False when it had ended before. */
export async function cancelJob(db: D1Database, site: SiteId, id: string): Promise<boolean> {
  const { meta } = await database(db)
    .update(jobs)
    .set({ state: 'cancelled', finishedAt: clock.now() })
    .where(and(eq(jobs.site, site), eq(jobs.id, id), eq(jobs.state, 'running')))
  return meta.changes > 0
}

/** Newest first; `before`: the id of the last one shown. */
export const listJobs = (db: D1Database, site: SiteId, before: string | undefined, limit: number) =>
  database(db)
    .select()
    .from(jobs)
    .where(and(eq(jobs.site, site), before === undefined ? undefined : lt(jobs.id, before)))
    .orderBy(desc(jobs.id))
    .limit(limit)

export async function readJob(db: D1Database, site: SiteId, id: string) {
  const [row] = await database(db)
    .select()
    .from(jobs)
    .where(and(eq(jobs.site, site), eq(jobs.id, id)))
  return row ?? null
}

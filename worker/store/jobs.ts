import { and, desc, eq, lt } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { database } from './database.ts'
import { newId } from './newId.ts'
import { jobs } from './schema.ts'

export type Job = Omit<typeof jobs.$inferSelect, 'site'>

/** A long task that people watch. Progress is written at most every 500 ms and at each new phase, since a note costs a row. */
export interface RunningJob {
  id: string
  note(phase: string, done: number, total: number): Promise<void>
  finish(result: Json): Promise<void>
  fail(error: string): Promise<void>
}

const noteEveryMs = 500

export async function startJob(db: D1Database, site: SiteId, name: string): Promise<RunningJob> {
  const startedAt = clock.now()
  const id = newId(startedAt)
  const row = { site, id, name, state: 'running', phase: 'starting', done: 0, total: 0, startedAt } as const
  await database(db).insert(jobs).values(row)
  let notedAt = 0
  let notedPhase = ''
  const update = async (change: Partial<Job>): Promise<void> => {
    await database(db)
      .update(jobs)
      .set(change)
      .where(and(eq(jobs.site, site), eq(jobs.id, id)))
  }
  return {
    id,
    async note(phase, done, total) {
      const now = clock.now()
      if (phase === notedPhase && Math.abs(now - notedAt) < noteEveryMs) return
      notedAt = now
      notedPhase = phase
      await update({ phase, done, total })
    },
    finish: (result) => update({ state: 'done', phase: 'done', done: 1, total: 1, finishedAt: clock.now(), result }),
    fail: (error) => update({ state: 'failed', finishedAt: clock.now(), error: error.slice(0, 1000) }),
  }
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

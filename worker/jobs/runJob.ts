import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { startJob } from '../store/jobs.ts'

/**
 * Runs a long task under a row that people watch; its answer is kept there. A failure is written and thrown on. `work` tells
 * how far it is as often as it likes: notes are written one after the other, at most every half second.
 */
export async function runJob<Result extends Readonly<Record<string, Json>>>(
  db: D1Database,
  site: SiteId,
  name: string,
  work: (note: (phase: string, done: number, total: number) => void) => Promise<Result>,
): Promise<Result & { job: string }> {
  const job = await startJob(db, site, name)
  let notes = Promise.resolve()
  const note = (phase: string, done: number, total: number) => {
    notes = notes.then(() => job.note(phase, done, total)).catch(() => undefined)
  }
  try {
    const result = await work(note)
    await notes
    await job.finish(result)
    return { job: job.id, ...result }
  } catch (error) {
    await notes
    await job.fail(error instanceof Error ? error.message : String(error))
    throw error
  }
}

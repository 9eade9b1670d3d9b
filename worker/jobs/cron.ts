import type { Env } from '../env.ts'
import { sweepLogins } from '../store/logins.ts'
import { duplicatesNightly } from './duplicatesNightly.ts'
import { pullFeeds } from './pullFeeds.ts'
import { refreshIndexes } from './refreshIndexes.ts'
import { reviewsNightly } from './reviewsNightly.ts'
import { trainAll } from './startTraining.ts'
import { sweep } from './sweep.ts'
import { packAllViews, sweepAllViews } from './packViews.ts'
import { sweepChanges } from './sweepChanges.ts'
import { sweepImports } from './sweepImports.ts'
import { turnDueSales } from './turnDueSales.ts'
import { understandNightly } from './understandNightly.ts'

interface CronJob {
  name: string
  everyMs: number
  /** how long after the others of its rhythm: two long ones share no moment */
  afterMs?: number
  run(env: Env, now: number): Promise<void>
}

/** What runs by itself, and how often. Cron wakes the Worker every five minutes; a job whose turn it is not does nothing. */
const jobs: readonly CronJob[] = [
  { name: 'sweep', everyMs: 300_000, run: sweep },
  { name: 'turn-sales', everyMs: 900_000, run: turnDueSales },
  { name: 'pull-feeds', everyMs: 300_000, run: pullFeeds },
  { name: 'sweep-changes', everyMs: 1_800_000, run: sweepChanges },
  { name: 'pack-views', everyMs: 1_800_000, run: packAllViews },
  { name: 'sweep-views', everyMs: 24 * 3_600_000, run: sweepAllViews },
  { name: 'sweep-logins', everyMs: 24 * 3_600_000, run: (env) => sweepLogins(env.DB) },
  { name: 'sweep-imports', everyMs: 24 * 3_600_000, run: sweepImports },
  { name: 'understand', everyMs: 24 * 3_600_000, run: understandNightly },
  { name: 'find-duplicates', everyMs: 24 * 3_600_000, afterMs: 3_600_000, run: duplicatesNightly },
  { name: 'judge-reviews', everyMs: 24 * 3_600_000, afterMs: 2 * 3_600_000, run: reviewsNightly },
  { name: 'train', everyMs: 24 * 3_600_000, run: trainAll },
  { name: 'refresh-indexes', everyMs: 6 * 3_600_000, run: refreshIndexes },
]

const isDue = ({ everyMs, afterMs = 0 }: CronJob, now: number) =>
  Math.floor((now - afterMs) / 300_000) % (everyMs / 300_000) === 0

/** Runs the jobs whose turn it is at `now` (epoch ms, a cron moment). One that fails never stops the others. */
export async function runCron(env: Env, now: number): Promise<void> {
  for (const job of jobs) {
    if (!isDue(job, now)) continue
    try {
      await job.run(env, now)
    } catch (error) {
      console.error(`cron ${job.name}:`, error)
    }
  }
}

/** The next moment after `now` at which a job has its turn; Infinity without jobs. */
export const nextCronAt = (now: number): number =>
  Math.min(...jobs.map(({ everyMs, afterMs = 0 }) => (Math.floor((now - afterMs) / everyMs) + 1) * everyMs + afterMs))

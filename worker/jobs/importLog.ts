import { clock } from '../clock.ts'
import type { FeedOutcome, FeedRun } from '../model/feed.ts'
import { bookRun, readFeed, type Feed } from '../store/feeds.ts'
import { Cancelled } from '../store/jobs.ts'
import { countProducts } from '../store/productWrites.ts'
import { dropPlan } from './importPlan.ts'
import type { Work } from './importWork.ts'
import { saveBadRows } from './badRows.ts'

/** Bad rows that the feed's own row shows; all that were kept lie in R2. */
const shownRows = 100

const runOf = (work: Work, outcome: FeedOutcome, error?: string): FeedRun => ({
  at: work.startedAt,
  by: work.feed.by,
  outcome,
  ms: clock.now() - work.startedAt,
  bytes: work.bytes,
  products: work.products,
  changed: work.changed,
  new: work.created,
  gone: work.gone,
  bad: work.bad,
  ...(error === undefined ? {} : { error: error.slice(0, 300) }),
  ...(work.job === null ? {} : { job: work.job.id }),
})

/** What was wrong with the rows, in D1 and whole in R2. */
async function badOf(work: Work): Promise<Pick<Feed, 'bad' | 'badRows' | 'badFields'>> {
  await saveBadRows(work.env.STORE, work.feed.site.id, work.feed.source, work.rows)
  return { bad: work.bad, badRows: work.rows.slice(0, shownRows), badFields: work.badFields }
}

/** Books an import that was taken in; a refused one that waited is answered by it. */
export async function bookImport(work: Work): Promise<void> {
  const { env, feed } = work
  const site = feed.site.id
  const before = await readFeed(env.DB, site, feed.source)
  const { ofSource } = await countProducts(env.DB, site, feed.source)
  const fault = work.complete ? undefined : work.rows.findLast(({ line }) => line === 0)?.message
  await bookRun(env.DB, site, feed.source, runOf(work, 'applied', fault), {
    ...(await badOf(work)),
    format: work.format,
    lastImportAt: clock.now(),
    products: ofSource,
    changed: work.changed + work.created + work.gone,
    held: null,
    heldPlan: null,
    // A feed that broke off is asked for again as if it were new.
    etag: work.complete ? (feed.etag ?? null) : null,
    lastModified: work.complete ? (feed.lastModified ?? null) : null,
  })
  if (before?.heldPlan != null) await dropPlan(env, before.heldPlan)
}

/** Books a refused import: what the source holds stays as it was. `plan`: where it waits for a person's word. */
export async function bookRefusal(work: Work, fault: string, plan: string | null): Promise<void> {
  const { env, feed } = work
  const before = await readFeed(env.DB, feed.site.id, feed.source)
  await bookRun(env.DB, feed.site.id, feed.source, runOf(work, 'refused', fault), {
    ...(await badOf(work)),
    ...(before === null ? { format: work.format } : {}),
    held: fault,
    heldPlan: plan,
  })
  if (before?.heldPlan != null) await dropPlan(env, before.heldPlan)
  await work.job?.fail(fault)
}

/** Books an import that ended in an error or was stopped. Never throws: the error itself is what matters. */
export async function bookFailure(work: Work, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  try {
    await work.job?.fail(message)
    const { env, feed } = work
    const outcome = error instanceof Cancelled ? 'cancelled' : 'failed'
    await bookRun(env.DB, feed.site.id, feed.source, runOf(work, outcome, message))
  } catch (trouble) {
    console.error('import log:', trouble)
  }
}

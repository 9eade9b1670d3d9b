import { judgeImport } from '../catalog/judgeImport.ts'
import { onlySaid } from '../catalog/onlySaid.ts'
import { clock } from '../clock.ts'
import { AppError } from '../model/error.ts'
import type { ProductId } from '../model/ids.ts'
import { readFeed } from '../store/feeds.ts'
import { startJob } from '../store/jobs.ts'
import { newId } from '../store/newId.ts'
import { countProducts, productsOfSource } from '../store/productWrites.ts'
import { finishImport } from './importApply.ts'
import { bookFailure, bookRefusal } from './importLog.ts'
import { dropPlan, savePlan } from './importPlan.ts'
import { readAll } from './importRead.ts'
import type { HandedOver, Import, ImportEnv, ImportReport, Work } from './importWork.ts'
import { stagedProducts } from './stagedProducts.ts'

/** Up to this many products to write, whoever waits gets the whole answer; beyond it a job goes on. */
const atOnce = 4000

/**
 * Imports one feed: reads it to its end, compares it with what is stored, and only then applies it. Memory stays the
 * same however long the feed is, but for one id a product. 422 `import-refused` leaves everything as it was. Where much
 * is to be written, or the index to be built anew, it leaves a plan in R2 and lets `handOver` see to it.
 */
export async function importFeed(
  env: ImportEnv,
  feed: Import,
  handOver: (plan: string) => Promise<void>,
): Promise<ImportReport | HandedOver> {
  const { body, ...about } = feed
  const prefix = `site/${feed.site.id}/import/${newId(clock.now())}`
  const work = newWork(env, about, prefix)
  const before = await readFeed(env.DB, feed.site.id, feed.source)
  let isLeft = false
  try {
    await readAll(work, counted(body, work), before?.products ?? 0)
    const lost = await judge(work, prefix)
    isLeft = work.staged.count() + lost.length > atOnce
    if (!isLeft) return await finishImport(work, lost)
    work.job ??= await startJob(env.DB, feed.site.id, 'import-feed', feed.source)
    await savePlan(work, lost, prefix, work.job.id)
    await handOver(prefix)
    const { products, bad, rows, complete, format, mapping } = work
    return {
      source: feed.source,
      format,
      mode: feed.mode,
      products,
      bad,
      rows,
      complete,
      ...onlySaid({ mapping }),
      job: work.job.id,
    }
  } catch (error) {
    if (!isRefusal(error)) await bookFailure(work, error)
    isLeft = isRefusal(error)
    throw error
  } finally {
    if (!isLeft) await dropPlan(env, prefix)
  }
}

/** The same bytes, counted as they pass. */
const counted = (body: ReadableStream<Uint8Array>, work: Work): ReadableStream<Uint8Array> =>
  body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        work.bytes += bytes.length
        controller.enqueue(bytes)
      },
    }),
  )

function newWork(env: ImportEnv, feed: Work['feed'], prefix: string): Work {
  return {
    env,
    feed,
    startedAt: clock.now(),
    bytes: 0,
    staged: stagedProducts(env.STORE, prefix),
    job: feed.job ?? null,
    rows: [],
    badFields: {},
    bad: 0,
    goodRows: 0,
    products: 0,
    unchanged: 0,
    changed: 0,
    created: 0,
    gone: 0,
    retyped: 0,
    spoiled: new Set(),
    seen: new Map(),
    complete: true,
    format: feed.format?.id ?? 'auto',
    fresh: [],
  }
}

const isRefusal = (error: unknown): boolean => error instanceof AppError && error.code === 'import-refused'

/** Refuses what is more likely broken than meant; else answers which products the source no longer lists. */
async function judge(work: Work, prefix: string): Promise<ProductId[]> {
  const { feed, env } = work
  const before = await countProducts(env.DB, feed.site.id, feed.source)
  const lost = feed.mode === 'full' && work.complete ? await lostProducts(work) : []
  const fault = judgeImport({
    mode: feed.mode,
    products: work.products,
    bad: work.bad,
    rows: work.goodRows + work.bad,
    existing: feed.mode === 'full' ? before.ofSource : before.all,
    lost: lost.length,
    complete: work.complete,
  })
  if (fault === null || (feed.force && work.products > 0)) return lost
  // A person may apply it all the same: it waits, as it was read, under the source.
  if (work.products > 0) await savePlan(work, lost, prefix, null)
  await bookRefusal(work, fault, work.products > 0 ? prefix : null)
  throw new AppError(422, 'import-refused', `${fault}: nothing was changed`, {
    hint: 'Look at the feed; if it is right, import it again with ?force=true',
    fields: work.rows.slice(0, 20).map(({ line, field, message }) => ({ field: `line ${line}: ${field}`, message })),
  })
}

async function lostProducts(work: Work): Promise<ProductId[]> {
  const { feed, env, seen } = work
  return (await allOfSource(env.DB, feed.site.id, feed.source)).filter((id) => !seen.has(id))
}

async function allOfSource(db: D1Database, site: Import['site']['id'], source: string): Promise<ProductId[]> {
  const all: ProductId[] = []
  for (;;) {
    const page = await productsOfSource(db, site, source, all.at(-1) ?? '', 5000)
    all.push(...page)
    if (page.length < 5000) return all
  }
}

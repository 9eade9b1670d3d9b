import { judgeImport } from '../catalog/judgeImport.ts'
import { clock } from '../clock.ts'
import { AppError } from '../model/error.ts'
import type { ProductId } from '../model/ids.ts'
import { holdFeed, saveFeed } from '../store/feeds.ts'
import { newId } from '../store/newId.ts'
import { countProducts, productsOfSource } from '../store/productWrites.ts'
import { freshenIndex } from './freshenIndex.ts'
import { applyStaged, removeLost } from './importApply.ts'
import { readAll } from './importRead.ts'
import type { Import, ImportEnv, ImportReport, Work } from './importWork.ts'
import { stagedProducts } from './stagedProducts.ts'

/**
 * Imports one feed: reads it to its end, compares it with what is stored, and only then applies it. Memory stays the
 * same however long the feed is, but for one id a product. 422 `import-refused` leaves everything as it was.
 */
export async function importFeed(env: ImportEnv, feed: Import): Promise<ImportReport> {
  const prefix = `site/${feed.site.id}/import/${newId(clock.now())}`
  const work: Work = {
    env,
    feed,
    staged: stagedProducts(env.STORE, prefix),
    job: null,
    rows: [],
    bad: 0,
    goodRows: 0,
    products: 0,
    unchanged: 0,
    changed: 0,
    created: 0,
    spoiled: new Set(),
    seen: new Map(),
    complete: true,
    format: feed.format?.id ?? 'auto',
    fresh: [],
  }
  try {
    await readAll(work)
    const lost = await judge(work)
    await applyStaged(work)
    await removeLost(work, lost)
    await work.job?.note('index', 0, 0)
    await freshenIndex(env, feed.site.id, work.fresh)
    return await report(work, lost.length)
  } catch (error) {
    await work.job?.fail(error instanceof Error ? error.message : String(error))
    throw error
  } finally {
    await work.staged.drop()
  }
}

/** Refuses what is more likely broken than meant; else answers which products the source no longer lists. */
async function judge(work: Work): Promise<ProductId[]> {
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
  await holdFeed(env.DB, {
    site: feed.site.id,
    source: feed.source,
    format: work.format,
    lastImportAt: clock.now(),
    bad: work.bad,
    badRows: work.rows,
    held: fault,
  })
  throw new AppError(422, 'import-refused', `${fault}: nothing was changed`, {
    hint: 'Look at the feed; if it is right, import it again with ?force=true',
    fields: work.rows.slice(0, 20).map(({ line, field, message }) => ({ field: `line ${line}: ${field}`, message })),
  })
}

async function lostProducts(work: Work): Promise<ProductId[]> {
  const { feed, env, seen } = work
  const lost: ProductId[] = []
  let after = ''
  for (;;) {
    const page = await productsOfSource(env.DB, feed.site.id, feed.source, after, 5000)
    lost.push(...page.filter((id) => !seen.has(id)))
    if (page.length < 5000) return lost
    after = page.at(-1) ?? ''
  }
}

async function report(work: Work, goneCount: number): Promise<ImportReport> {
  const { feed, env, job } = work
  const answer: ImportReport = {
    source: feed.source,
    format: work.format,
    mode: feed.mode,
    products: work.products,
    changed: work.changed,
    new: work.created,
    gone: goneCount,
    unchanged: work.unchanged,
    bad: work.bad,
    rows: work.rows,
    complete: work.complete,
    ...(work.mapping === undefined ? {} : { mapping: work.mapping }),
    ...(job === null ? {} : { job: job.id }),
  }
  const { ofSource } = await countProducts(env.DB, feed.site.id, feed.source)
  await saveFeed(env.DB, {
    site: feed.site.id,
    source: feed.source,
    format: work.format,
    lastImportAt: clock.now(),
    products: ofSource,
    changed: work.changed + work.created + goneCount,
    bad: work.bad,
    badRows: work.rows,
    held: null,
  })
  const { rows: _, mapping: _m, ...counts } = answer
  await job?.finish({ ...counts })
  return answer
}

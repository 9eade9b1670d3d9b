import { applyStatement, gone as goneProduct, type Manner } from '../catalog/applyDraft.ts'
import { isOfCombinations } from '../catalog/combinations.ts'
import { onlySaid } from '../catalog/onlySaid.ts'
import type { ProductDraft } from '../catalog/productDraft.ts'
import { textHash } from '../catalog/understand/decideType.ts'
import { withType } from '../catalog/understand/withType.ts'
import { clock } from '../clock.ts'
import type { ProductId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import { importBatch } from '../store/changePages.ts'
import { resolveProducts } from '../store/productIds.ts'
import { readStored, type Write } from '../store/productWrites.ts'
import { typeRules } from '../store/types.ts'
import { freshenIndex } from './freshenIndex.ts'
import { bookImport } from './importLog.ts'
import { complain, listsProducts, saysVariants, type Import, type ImportReport, type Work } from './importWork.ts'
import { saveChanged, spread } from './spreadChanges.ts'
import { understandAfter } from './understandAfter.ts'

const applySize = 150
/** Beyond this many changed products a new index costs less than a long list of exceptions. */
const mostFresh = 2000

/**
 * Takes in what was read and judged, and makes recommendations know of it. A person who stops it between two batches
 * leaves whole products: those done are done, and nothing is gone, since that comes last.
 */
export async function finishImport(work: Work, lost: readonly ProductId[]): Promise<ImportReport> {
  const { feed, env } = work
  try {
    await applyStaged(work)
    await removeLost(work, lost)
    await work.job?.note('index', 0, 0)
  } finally {
    await freshenIndex(env, feed.site.id, work.fresh)
    await spread(env, feed.site.id, batchOf(work))
  }
  await bookImport(work)
  await understandAfter(work)
  const { source, mode } = feed
  const { format, products, changed, created, gone, unchanged, bad, rows, complete, job, mapping } = work
  const counts = { source, format, mode, products, changed, new: created, gone, unchanged, bad, complete }
  await job?.finish(counts)
  return { ...counts, rows, ...onlySaid({ mapping }), ...(job === null ? {} : { job: job.id }) }
}

/** Every attempt at one import tells what it changed together. */
const batchOf = ({ startedAt, feed }: Work): string => importBatch(startedAt, feed.source)

/** Takes in what differs, once the whole feed is judged. */
async function applyStaged(work: Work): Promise<void> {
  const { feed, env, staged } = work
  const { id: site, language } = feed.site
  const source = feed.saidAs ?? feed.source
  const rules = await typeRules(env.DB, site)
  let done = 0
  for await (const chunk of staged.chunks(applySize)) {
    const now = clock.now()
    const named = chunk.map(({ draft }) => draft.id)
    const own = feed.saidAs === undefined ? null : await resolveProducts(env.DB, site, named)
    const idOf = (id: ProductId): ProductId => own?.get(id) ?? id
    const stored = await readStored(env.DB, site, named.map(idOf))
    const writes: Write[] = []
    for (const { draft, hash, line } of chunk) {
      const known = stored.get(idOf(draft.id))
      const said = known?.said ?? {}
      if (known !== undefined && work.spoiled.has(draft.id)) {
        work.unchanged++
        continue
      }
      if (known !== undefined && said[source] === hash && known.product.goneAt === undefined) {
        countWritten(work, known.product)
        continue
      }
      const applied = applyStatement(
        known?.product ?? null,
        draft,
        { manner: mannerOf(feed, said), hasCombinations: Object.keys(said).some(saysVariants) },
        now,
      )
      if (applied.is === 'incomplete') {
        work.products--
        complain(work, [{ line, field: applied.field, message: messageOf(applied, draft) }])
        continue
      }
      if (!applied.changed) work.unchanged++
      else if (known === undefined) work.created++
      else work.changed++
      const after = applied.changed ? withType(applied.product, rules, language) : null
      if (after !== null && (known === undefined || textHash(known.product) !== textHash(after))) work.retyped++
      writes.push({
        id: applied.product.id,
        before: known?.product ?? null,
        after,
        said: { ...said, [source]: hash },
      })
    }
    remember(work, (await saveChanged(env, { id: site, language }, batchOf(work), writes)).written)
    done += chunk.length
    await work.job?.note('applying', done, staged.count())
  }
}

const messageOf = ({ field }: { field: 'id' | 'title' | 'price' }, { id, variants }: ProductDraft): string =>
  field === 'id'
    ? `names ${id}, which is not in the catalog: its ${variants.length} combinations wait for the product`
    : isOfCombinations({ id, variants })
      ? `of ${id} is not known without its combinations, or one of them would cost nothing`
      : 'is missing, and the product is not there yet'

/** An earlier attempt that died on the way wrote it: counted as what it did. */
function countWritten(work: Work, { createdAt, updatedAt }: Product): void {
  if (createdAt >= work.startedAt) work.created++
  else if (updatedAt >= work.startedAt) work.changed++
  else work.unchanged++
}

function remember(work: Work, writes: readonly Write[]): void {
  for (const { after } of writes) if (after !== null) work.fresh?.push(after)
  if (work.fresh !== null && work.fresh.length > mostFresh) work.fresh = null
}

const mannerOf = (feed: Pick<Import, 'mode' | 'source' | 'zone'>, said: Readonly<Record<string, string>>): Manner =>
  feed.mode === 'delta'
    ? 'delta'
    : feed.zone !== undefined || Object.keys(said).some((source) => source !== feed.source && !saysVariants(source))
      ? 'keep'
      : 'replace'

/** What no feed lists any more is gone; what another still lists only loses this source's word. */
async function removeLost(work: Work, lost: readonly ProductId[]): Promise<void> {
  const { feed, env } = work
  for (let at = 0; at < lost.length; at += applySize) {
    const now = clock.now()
    const stored = await readStored(env.DB, feed.site.id, lost.slice(at, at + applySize))
    const writes = [...stored].flatMap(([id, { product, said }]): Write[] => {
      if (!(feed.source in said)) return [] // an earlier attempt that died on the way took it out
      const rest = Object.fromEntries(Object.entries(said).filter(([source]) => source !== feed.source))
      const isListed = Object.keys(rest).some(listsProducts)
      return [{ id, before: product, after: isListed ? null : goneProduct(product, now), said: rest }]
    })
    remember(work, (await saveChanged(env, feed.site, batchOf(work), writes)).written)
    work.gone += stored.size
    await work.job?.note('removing', work.gone, lost.length)
  }
}

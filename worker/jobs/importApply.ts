import { applyDraft, gone, type Manner } from '../catalog/applyDraft.ts'
import { clock } from '../clock.ts'
import type { ProductId } from '../model/ids.ts'
import { readStored, saveProducts, type Write } from '../store/productWrites.ts'
import { complain, type Import, type Work } from './importWork.ts'

const applySize = 150
/** Beyond this many changed products a new index costs less than a long list of exceptions. */
const mostFresh = 2000

/** Takes in what differs, once the whole feed is judged. */
export async function applyStaged(work: Work): Promise<void> {
  const { feed, env, staged } = work
  const { id: site, language } = feed.site
  let done = 0
  for await (const chunk of staged.chunks(applySize)) {
    const now = clock.now()
    const stored = await readStored(
      env.DB,
      site,
      chunk.map(({ draft }) => draft.id),
    )
    const writes: Write[] = []
    for (const { draft, hash, line } of chunk) {
      const known = stored.get(draft.id)
      if (known !== undefined && work.spoiled.has(draft.id)) {
        work.unchanged++
        continue
      }
      const applied = applyDraft(known?.product ?? null, draft, mannerOf(feed, known?.said ?? {}), now)
      if (applied.is === 'incomplete') {
        work.products--
        complain(work, [{ line, field: applied.field, message: 'is missing, and the product is not there yet' }])
        continue
      }
      if (!applied.changed) work.unchanged++
      else if (known === undefined) work.created++
      else work.changed++
      writes.push({
        id: draft.id,
        before: known?.product ?? null,
        after: applied.changed ? applied.product : null,
        said: { ...known?.said, [feed.source]: hash },
      })
    }
    await saveProducts(env.DB, site, language, writes)
    remember(work, writes)
    done += chunk.length
    await work.job?.note('applying', done, staged.count())
  }
}

function remember(work: Work, writes: readonly Write[]): void {
  for (const { after } of writes) if (after !== null) work.fresh?.push(after)
  if (work.fresh !== null && work.fresh.length > mostFresh) work.fresh = null
}

const mannerOf = (feed: Import, said: Readonly<Record<string, string>>): Manner =>
  feed.mode === 'delta'
    ? 'delta'
    : feed.zone !== undefined || Object.keys(said).some((source) => source !== feed.source)
      ? 'keep'
      : 'replace'

/** What no feed lists any more is gone; what another still lists only loses this source's word. */
export async function removeLost(work: Work, lost: readonly ProductId[]): Promise<void> {
  const { feed, env } = work
  for (let at = 0; at < lost.length; at += applySize) {
    const now = clock.now()
    const stored = await readStored(env.DB, feed.site.id, lost.slice(at, at + applySize))
    const writes = [...stored].map(([id, { product, said }]): Write => {
      const rest = Object.fromEntries(Object.entries(said).filter(([source]) => source !== feed.source))
      const isListed = Object.keys(rest).some((source) => source !== 'api')
      return { id, before: product, after: isListed ? null : gone(product, now), said: rest }
    })
    await saveProducts(env.DB, feed.site.id, feed.site.language, writes)
    remember(work, writes)
    await work.job?.note('removing', at, lost.length)
  }
}

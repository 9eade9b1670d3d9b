import type { FeedReader, Read } from '../catalog/feedFormat.ts'
import { groupRows, type ReadProduct } from '../catalog/groupRows.ts'
import { onlySaid } from '../catalog/onlySaid.ts'
import { rowParser } from '../catalog/parseRow.ts'
import { stableJson } from '../catalog/stableJson.ts'
import { startLength, understandFeed } from '../catalog/understandFeed.ts'
import { clock } from '../clock.ts'
import { AppError } from '../model/error.ts'
import type { ProductId } from '../model/ids.ts'
import { sha256 } from '../model/sha256.ts'
import { startJob } from '../store/jobs.ts'
import { resolveProducts } from '../store/productIds.ts'
import { lookUpSaid } from '../store/productWrites.ts'
import { complain, saidOfVariants, type Work } from './importWork.ts'
import { readFeedText } from './readFeedText.ts'

const lookUpSize = 500
/** Imports beyond this many products show their progress as a job. */
const jobFrom = 1000
/** Characters of rows whose group may still grow. */
const openGroupsLength = 12_000_000

/** Reads the whole feed and stages what differs. `expected`: products that the source held, for the progress. */
export async function readAll(work: Work, body: ReadableStream<Uint8Array>, expected: number): Promise<void> {
  const { feed } = work
  const pieces = readPieces(work, body)
  const start = await readStart(pieces)
  if (start.trim() === '') return
  const { format, mapping } = understandFeed(start, feed.format, feed.mapping)
  work.format = format.id
  if (mapping !== undefined) work.mapping = mapping
  if (format.isOfVariants === true) work.feed = { ...feed, mode: 'delta', saidAs: saidOfVariants(feed.source) }
  const { currency, language, domain } = feed.site
  const parse = rowParser({
    currency,
    language,
    domain,
    now: clock.now(),
    isDelta: work.feed.mode === 'delta',
    ...onlySaid({ mapping, zone: feed.zone, columns: format.columns }),
  })
  const groups = groupRows(openGroupsLength)
  work.seen = groups.seen
  let batch: ReadProduct[] = []
  const flush = async (least: number): Promise<void> => {
    if (batch.length < least || batch.length === 0) return
    const products = batch
    batch = []
    await stageDifferent(work, products)
    if (work.job === null && work.products >= jobFrom) {
      work.job = await startJob(work.env.DB, feed.site.id, 'import-feed', feed.source)
    }
    await work.job?.note('reading', work.products, Math.max(expected, work.products))
  }
  for await (const reads of readRows(work, format.open(mapping), start, pieces)) {
    for (const read of reads) {
      if ('bad' in read) {
        complain(work, [read.bad])
        continue
      }
      const parsed = parse(read.row)
      if (parsed.is === 'row') work.goodRows++
      const { products, bad, spoiled } = groups.add(parsed)
      if (bad.length > 0) complain(work, bad)
      if (parsed.is === 'row' && bad.length > 0) work.goodRows--
      if (spoiled !== undefined) work.spoiled.add(spoiled)
      batch.push(...products)
      if (batch.length >= lookUpSize) await flush(lookUpSize)
    }
  }
  for (const { products, bad } of groups.end()) {
    if (bad.length > 0) complain(work, bad)
    batch.push(...products)
    await flush(lookUpSize)
  }
  await flush(1)
}

/** The feed's text, piece by piece; a feed that breaks off ends here, with the reason among the bad rows. */
async function* readPieces(work: Work, body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  try {
    yield* readFeedText(body)
  } catch (error) {
    if (error instanceof AppError) throw error
    work.complete = false
    complain(work, [{ line: 0, field: '', message: 'The feed broke off before its end' }])
  }
}

/** Enough of the text to know its format and columns by. */
async function readStart(pieces: AsyncGenerator<string>): Promise<string> {
  let start = ''
  while (start.length < startLength) {
    const piece = await pieces.next()
    if (piece.done === true) break
    start += piece.value
  }
  return start
}

async function* readRows(
  work: Work,
  reader: FeedReader,
  start: string,
  pieces: AsyncGenerator<string>,
): AsyncGenerator<Read[]> {
  yield reader.write(start)
  for await (const piece of pieces) yield reader.write(piece)
  yield reader.end()
  const fault = reader.fault()
  if (fault === null) return
  work.complete = false
  complain(work, [{ line: 0, field: '', message: fault }])
}

async function stageDifferent(work: Work, products: readonly ReadProduct[]): Promise<void> {
  const { feed } = work
  const source = feed.saidAs ?? feed.source
  const hashes = await Promise.all(products.map(({ draft }) => sha256(stableJson(draft))))
  const named = products.map(({ draft }) => draft.id)
  // Combinations may name their product by its reference.
  const own = feed.saidAs === undefined ? null : await resolveProducts(work.env.DB, feed.site.id, named)
  const idOf = (id: ProductId): ProductId => own?.get(id) ?? id
  const said = await lookUpSaid(work.env.DB, feed.site.id, source, named.map(idOf))
  work.products += products.length
  for (const [i, { draft, line, hasBadRow }] of products.entries()) {
    const hash = (hashes[i] ?? '').slice(0, 24)
    const known = said.get(idOf(draft.id))
    // What a row says again is no statement: a push made since then stands.
    const isSame = known !== undefined && !known.isGone && known.hash === hash
    if (isSame || (hasBadRow && known !== undefined)) work.unchanged++
    else await work.staged.add({ draft, hash, line, hasBadRow })
  }
}

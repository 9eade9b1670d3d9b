import type { BadRow, FeedFormat, Read } from '../../worker/catalog/feedFormat.ts'
import { groupRows } from '../../worker/catalog/groupRows.ts'
import { onlySaid } from '../../worker/catalog/onlySaid.ts'
import { rowParser, type RowContext } from '../../worker/catalog/parseRow.ts'
import type { ProductDraft } from '../../worker/catalog/productDraft.ts'
import { understandFeed } from '../../worker/catalog/understandFeed.ts'

const shop: RowContext = {
  currency: 'EUR',
  language: 'en',
  domain: 'shop.example',
  now: Date.parse('2026-11-20T00:00:00Z'),
  isDelta: false,
}

/** All reads of a text that arrives in these pieces. */
export function readPieces(format: FeedFormat, pieces: Iterable<string>): { reads: Read[]; fault: string | null } {
  const reader = format.open()
  const reads: Read[] = []
  for (const piece of pieces) reads.push(...reader.write(piece))
  reads.push(...reader.end())
  return { reads, fault: reader.fault() }
}

export interface FeedRead {
  format: string
  products: ProductDraft[]
  bad: BadRow[]
  fault: string | null
}

/** What a feed says, from its text to its products, by the same steps as an import. */
export function readFeed(text: string, more: Partial<RowContext> & { format?: FeedFormat } = {}): FeedRead {
  const { format: named, ...context } = more
  const { format, mapping } = understandFeed(text.slice(0, 64 * 1024), named ?? null, context.mapping)
  const parse = rowParser({ ...shop, ...context, ...onlySaid({ mapping, columns: format.columns }) })
  const groups = groupRows(12e6)
  const { reads, fault } = readPieces(format, [text])
  const products: ProductDraft[] = []
  const bad: BadRow[] = []
  const take = (taken: { products: { draft: ProductDraft }[]; bad: readonly BadRow[] }): void => {
    products.push(...taken.products.map(({ draft }) => draft))
    bad.push(...taken.bad)
  }
  for (const read of reads) {
    if ('bad' in read) bad.push(read.bad)
    else take(groups.add(parse(read.row)))
  }
  for (const last of groups.end()) take(last)
  return { format: format.id, products, bad, fault }
}

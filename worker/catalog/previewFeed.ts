import { applyDraft } from './applyDraft.ts'
import { asText } from './asText.ts'
import { fields, type Field } from './columns.ts'
import { summariseProduct } from './describeProduct.ts'
import type { BadRow, FeedFormat } from './feedFormat.ts'
import type { FeedMapping } from './feedMapping.ts'
import { groupRows, type ReadProduct, type Taken } from './groupRows.ts'
import { rowParser, type RowContext } from './parseRow.ts'
import { proposeMapping } from './proposeMapping.ts'
import { readSample } from './readSample.ts'
import { understandFeed } from './understandFeed.ts'

export interface FeedPreview {
  format: string
  /** in the order of the feed: what each column is read as, and what stands in it */
  columns: readonly { name: string; target: string; samples: readonly string[] }[]
  mapping: FeedMapping
  /** what a column can be, beside "ignore", "attribute:name" and a language after a text ("title:pl") */
  fields: readonly Field[]
  /** of id, title and price: what no column was found for */
  missing: readonly Field[]
  /** the first rows, understood */
  products: readonly ReturnType<typeof summariseProduct>[]
  bad: readonly BadRow[]
  rows: number
}

const necessary = ['id', 'title', 'price'] as const
const shownProducts = 8
const shownSamples = 3
const sampleLength = 80

/**
 * How a feed whose text begins so would be read, for a person to look at and correct before anything is stored. Throws
 * 422 for what is no feed. `saved`: how its columns were said to be read; without it what is proposed counts.
 */
export function previewFeed(
  start: string,
  format: FeedFormat | null,
  saved: FeedMapping | undefined,
  context: Omit<RowContext, 'mapping' | 'columns' | 'isDelta'>,
): FeedPreview {
  const understood = understandFeed(start, format, saved)
  const sample = readSample(start, understood.format, saved)
  const proposal = proposeMapping(sample.header, sample.rows, sample.delimiter)
  const mapping: FeedMapping = saved ?? proposal.mapping
  const { columns } = understood.format
  const targetOf = (name: string): string =>
    mapping.columns[name] ?? (columns as Readonly<Record<string, string>> | undefined)?.[name] ?? 'ignore'
  const targets = sample.header.map(targetOf)
  const has = (field: string): boolean => targets.some((target) => target === field || target.startsWith(`${field}:`))
  // What a person is shown, and keeps, is what the rows are read by.
  const used = saved ?? (columns === undefined ? mapping : understood.mapping)
  const { products, bad } = understandRows(sample.raw, {
    ...context,
    isDelta: understood.format.isOfVariants === true,
    ...(used === undefined ? {} : { mapping: used }),
    ...(columns === undefined ? {} : { columns }),
  })
  return {
    format: understood.format.id,
    columns: sample.header.map((name, at) => ({
      name,
      target: targets[at] ?? 'ignore',
      samples: sample.rows
        .map((row) => asText(row[at]).trim())
        .filter((text) => text !== '')
        .slice(0, shownSamples)
        .map((text) => (text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text)),
    })),
    mapping,
    fields,
    missing: understood.format.isOfVariants === true ? [] : necessary.filter((field) => !has(field)),
    products,
    bad,
    rows: sample.raw.length,
  }
}

function understandRows(raw: ReturnType<typeof readSample>['raw'], context: RowContext) {
  const parse = rowParser(context)
  const groups = groupRows(1_000_000)
  const read: ReadProduct[] = []
  const bad: BadRow[] = []
  const take = (taken: Taken): void => {
    read.push(...taken.products)
    bad.push(...taken.bad)
  }
  for (const row of raw) take(groups.add(parse(row)))
  for (const taken of groups.end()) take(taken)
  const products = read.slice(0, shownProducts).flatMap(({ draft }) => {
    const applied = applyDraft(null, draft, 'replace', context.now)
    return applied.is === 'product' ? [summariseProduct(applied.product, context.language)] : []
  })
  return { products, bad: bad.slice(0, 20) }
}

import type { Json } from '../model/json.ts'
import type { FeedFormat, RawRow, Read } from './feedFormat.ts'
import type { FeedMapping } from './feedMapping.ts'
import { delimiterOf } from './formats/csv.ts'

/** The beginning of a feed, as a table. */
export interface FeedSample {
  header: string[]
  /** cells in the order of `header`; null where a row says nothing */
  rows: Json[][]
  /** the same rows, to be parsed for a preview */
  raw: RawRow[]
  delimiter?: NonNullable<FeedMapping['delimiter']>
}

/** The first rows of a feed whose text begins so; a row that is cut by the end of `start` is left out. */
export function readSample(
  start: string,
  format: FeedFormat,
  mapping?: Pick<FeedMapping, 'delimiter'>,
  most = 50,
): FeedSample {
  const reads: Read[] = format.open(mapping).write(start)
  const raw = reads.flatMap((read) => ('row' in read ? [read.row] : [])).slice(0, most)
  const header = [...new Set(raw.flatMap(({ values }) => [...values.keys()]))]
  return {
    header,
    rows: raw.map(({ values }) => header.map((name) => values.get(name) ?? null)),
    raw,
    ...(format.id === 'csv' ? { delimiter: mapping?.delimiter ?? delimiterOf(start) } : {}),
  }
}

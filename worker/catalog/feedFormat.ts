import type { Json } from '../model/json.ts'
import type { FeedMapping } from './feedMapping.ts'

/** A row as its feed wrote it: column names untouched, `line` where it starts (1-based). */
export interface RawRow {
  line: number
  values: ReadonlyMap<string, Json>
  /** what the format itself calls attributes ("param", "product_detail"): never taken for a column */
  attributes?: ReadonlyMap<string, Json>
  /** what the format itself says tells variants apart; without it, what differs between them does */
  options?: ReadonlyMap<string, string>
  /** what it costs more or less than its product, as written; "": as much */
  impact?: string
  /** it describes the group as a whole and is no variant: what it says is the product's, and a price is not needed */
  isParent?: true
}

/** What is wrong with a row, as the dashboard lists it. */
export interface BadRow {
  line: number
  /** the column, or "" for the row as a whole */
  field: string
  message: string
}

export type Read = { row: RawRow } | { bad: BadRow }

/** Reads text piece by piece; holds no more than one row. */
export interface FeedReader {
  write(text: string): Read[]
  /** The rest, once the text is over. */
  end(): Read[]
  /** Why the feed was not read to its end, or null. Asked after `end`. */
  fault(): string | null
}

/** A file format of feeds: one file in formats/ and a line in its list. */
export interface FeedFormat {
  id: string
  open(mapping?: Pick<FeedMapping, 'delimiter'>): FeedReader
  /** it says the variants of products that other feeds bring, and nothing else: a delta by nature */
  isOfVariants?: true
  /** what its own columns are; all others are known by their names */
  columns?: FeedMapping['columns']
}

/** A row of more characters than this is a broken quote or tag, not a product. */
export const longestRow = 512 * 1024

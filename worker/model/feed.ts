/** What a pull sends along so that the shop's server lets it in. `secret` is sealed (channels/sealedSecret.ts). */
export type FeedAuth =
  | { kind: 'basic'; user: string; secret: string }
  | { kind: 'header'; name: string; secret: string }

/** How columns are read where their names do not say it; its parser is catalog/feedMapping.ts. */
export interface SavedMapping {
  columns: Readonly<Record<string, string>>
  delimiter?: ',' | ';' | '\t' | '|'
  decimalComma?: boolean
  currency?: string
}

/** How a source is read: by itself on a schedule where it has a `url`, else when somebody uploads it. */
export interface FeedSettings {
  url?: string
  /** minutes between two pulls, `fewestMinutes` at least; absent: only when a person asks */
  everyMinutes?: number
  /** a format's id, or "auto" */
  format: string
  mode: 'full' | 'delta'
  mapping?: SavedMapping
  /** of texts that name none; the site's without it */
  language?: string
  /** price and stock of this zone; the site's own without it */
  zone?: string
  auth?: FeedAuth
}

export const fewestMinutes = 15
export const mostMinutes = 7 * 24 * 60

/** What one run of a feed came to. `not-modified`: the server said so, nothing was read. */
export type FeedOutcome = 'applied' | 'not-modified' | 'refused' | 'failed' | 'cancelled'

/** A line of the sync log. */
export interface FeedRun {
  /** start, epoch ms */
  at: number
  by: 'schedule' | 'person' | 'upload'
  outcome: FeedOutcome
  ms: number
  /** of the feed as sent; 0 where nothing was */
  bytes: number
  products: number
  changed: number
  new: number
  gone: number
  bad: number
  error?: string
  job?: string
}

/** Runs that a source keeps in its log: three hours of pulls each quarter of an hour, or a month of daily ones. */
export const keptRuns = 30

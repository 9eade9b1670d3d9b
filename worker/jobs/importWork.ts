import type { BadRow, FeedFormat } from '../catalog/feedFormat.ts'
import type { FeedMapping } from '../catalog/feedMapping.ts'
import type { Env } from '../env.ts'
import type { FeedRun } from '../model/feed.ts'
import type { ProductId } from '../model/ids.ts'
import type { Product } from '../model/product.ts'
import type { SiteConfig } from '../model/site.ts'
import type { RunningJob } from '../store/jobs.ts'
import type { StagedProducts } from './stagedProducts.ts'

export interface Import {
  site: Pick<SiteConfig, 'id' | 'currency' | 'language' | 'domain'>
  /** names the feed: a full one is the whole state of its source */
  source: string
  /** null: found out from its first characters */
  format: FeedFormat | null
  mode: 'full' | 'delta'
  /** how a person said its columns are to be read */
  mapping?: FeedMapping
  /** the price and stock zone it speaks of; absent: of the shop itself */
  zone?: string
  /** a person said so: apply what would be refused */
  force: boolean
  by: FeedRun['by']
  body: ReadableStream<Uint8Array>
  /** under which name its statements are remembered; without it, its source's */
  saidAs?: string
  /** what the server said of this version, for the next pull */
  etag?: string
  lastModified?: string
  /** a job that was begun for it; without one, long imports begin their own */
  job?: RunningJob
}

export interface ImportReport {
  source: string
  format: string
  mode: 'full' | 'delta'
  /** products of the feed that could be read */
  products: number
  changed: number
  new: number
  gone: number
  unchanged: number
  /** bad rows; `rows` lists the first of them */
  bad: number
  rows: BadRow[]
  /** false: the feed broke off, so nothing counts as gone */
  complete: boolean
  /** how columns were read that are not known by their names */
  mapping?: FeedMapping
  job?: string
}

/** The feed is read and found good; a job takes it in. */
export type HandedOver = Omit<ImportReport, 'changed' | 'new' | 'gone' | 'unchanged'> & { job: string }

/** Sources that speak of variants alone list no product: one that no other lists is gone. */
const variantsOf = 'variants:'
export const saidOfVariants = (source: string): string => `${variantsOf}${source}`
export const saysVariants = (source: string): boolean => source.startsWith(variantsOf)
export const listsProducts = (source: string): boolean => source !== 'api' && !saysVariants(source)

/** What an import needs of the Worker. */
export type ImportEnv = Pick<Env, 'DB' | 'STORE' | 'ASSETS' | 'CHANGES'>

/** Everything one import holds while it runs. */
export interface Work {
  env: ImportEnv
  feed: Omit<Import, 'body'>
  startedAt: number
  /** of the feed as sent */
  bytes: number
  staged: StagedProducts
  job: RunningJob | null
  rows: BadRow[]
  /** bad rows by their first bad field */
  badFields: Record<string, number>
  bad: number
  goodRows: number
  products: number
  unchanged: number
  changed: number
  created: number
  gone: number
  /** new products, and those whose texts say something else now */
  retyped: number
  spoiled: Set<ProductId>
  seen: ReadonlyMap<ProductId, number>
  complete: boolean
  format: string
  mapping?: FeedMapping
  /** what recommendations have to learn of; null: too much to hold */
  fresh: Product[] | null
}

/** Bad rows that are kept with their reasons; beyond it they only count. */
const listedRows = 2000

/** One bad row counts once, however many of its fields are wrong. */
export function complain(work: Work, bad: readonly BadRow[]): void {
  work.bad++
  const field = bad[0]?.field ?? ''
  if (field in work.badFields || Object.keys(work.badFields).length < 50) {
    work.badFields[field] = (work.badFields[field] ?? 0) + 1
  }
  for (const row of bad) if (work.rows.length < listedRows) work.rows.push(row)
}

import type { BadRow, FeedFormat } from '../catalog/feedFormat.ts'
import type { FeedMapping } from '../catalog/feedMapping.ts'
import type { Env } from '../env.ts'
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
  body: ReadableStream<Uint8Array>
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

/** What an import needs of the Worker. */
export type ImportEnv = Pick<Env, 'DB' | 'STORE' | 'ASSETS'>

/** Everything one import holds while it runs. */
export interface Work {
  env: ImportEnv
  feed: Import
  staged: StagedProducts
  job: RunningJob | null
  rows: BadRow[]
  bad: number
  goodRows: number
  products: number
  unchanged: number
  changed: number
  created: number
  spoiled: Set<ProductId>
  seen: ReadonlyMap<ProductId, number>
  complete: boolean
  format: string
  mapping?: FeedMapping
  /** what recommendations have to learn of; null: too much to hold */
  fresh: Product[] | null
}

const listedRows = 200

/** One bad row counts once, however many of its fields are wrong. */
export function complain(work: Work, bad: readonly BadRow[]): void {
  work.bad++
  for (const row of bad) if (work.rows.length < listedRows) work.rows.push(row)
}

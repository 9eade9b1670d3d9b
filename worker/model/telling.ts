import type { ProductId, SiteId } from './ids.ts'

/** What the queue of changes carries: a page of them for the waitlists, or a batch of customers for news of one. */
export type Telling =
  /** `key`: of the page in R2 */
  | { is: 'changes'; site: SiteId; key: string }
  /** the customers lie in the product's Waitlist: a batch that was confirmed meanwhile costs nobody a call */
  | { is: 'batch'; site: SiteId; product: ProductId; drain: number; batch: number }

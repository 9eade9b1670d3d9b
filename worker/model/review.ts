import type { ProductId } from './ids.ts'

/** What a buyer said of a product. */
export interface Review {
  id: string
  product: ProductId
  /** epoch ms */
  at: number
  /** 1 to 5 */
  rating: number
  title: string
  text: string
  /** language tag, empty where nobody said */
  language: string
  /** the shop knows that the writer bought it */
  verified: boolean
}

/** What the index and the product page know of a product's reviews. */
export interface ReviewSummary {
  count: number
  /** mean of the ratings, one decimal */
  average: number
  /** the same, drawn towards the category's mean: what lists sort and show, one decimal */
  rating: number
  /** enough buyers were let down to keep it out of recommendations that ask for that */
  disappoints: boolean
}

/** One complaint of a product's reviews, with the sentences that make it. */
export interface ReviewTopic {
  /** a topic of catalog/complaintWords.ts, or "cluster:<id>" */
  topic: string
  /** reviews that complain of it */
  count: number
  sentences: readonly { review: string; product: ProductId; text: string }[]
}

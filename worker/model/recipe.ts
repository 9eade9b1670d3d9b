import type { Condition } from './scenario.ts'

/** Candidate sources of 1/7; RECOMMEND.md 2 lists those still to come. */
export const sources = ['personal', 'session', 'copurchase', 'similar', 'popular', 'viewed', 'cart'] as const
export type SourceName = (typeof sources)[number]

export interface Recipe {
  id: string
  version: number
  limit: number
  /** fewer items than this: the fallback chain fills, and below it still, the block stays empty */
  min: number
  sources: readonly { use: SourceName; weight: number }[]
  filter?: Condition
  /** "context", "cart", "bought:60d", "shown:4", "disappointing" */
  exclude: readonly string[]
  diversity?: {
    mmr?: number
    maxPer?: Readonly<Record<'category' | 'brand', number>> | Readonly<Partial<Record<'category' | 'brand', number>>>
  }
  fallback: readonly { use: 'popular'; scope: 'category' | 'site' }[]
}

/** A recommendation placement: where it stands and how it is filled. */
export interface Block {
  id: string
  placement: 'home' | 'category' | 'product' | 'cart' | 'any' | 'email'
  title: Readonly<Record<string, string>>
  enabled: boolean
  recipe: Recipe
}

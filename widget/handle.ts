import type { Consent } from './consent.ts'
import type { Queue } from './queue.ts'
import type { Kept } from './storage.ts'

/** What `aisle('ready', run)` hands over: to the file with the elements, and to headless shops. */
export interface Handle {
  /** where the API is: the script's own folder, "https://shop.example/a/" */
  base: string
  key: string | undefined
  consent: Consent
  /** empty without consent */
  visitor: () => Kept
  queue: Queue
  /** what `aisle(name, ...)` runs */
  commands: Record<string, (...args: never[]) => unknown>
  /** calls of commands that nobody knew yet, with what to tell of their result */
  late: [resolve: (result: unknown) => void, name: string, ...args: unknown[]][]
}

export interface RecommendRequest {
  blocks: readonly BlockRequest[]
  locale?: string
  currency?: string
}

export interface BlockRequest {
  id: string
  limit?: number
  context?: { productId?: string; productIds?: readonly string[]; categoryId?: string; query?: string }
}

/** The reply of `POST /v1/recommend` (DESIGN: Public HTTP contract). */
export interface RecommendAnswer {
  requestId: string
  blocks: readonly { id: string; title?: string; items: readonly Item[] }[]
}

/** Prices are decimal units of `currency`. */
export interface Item {
  productId: string
  variantId?: string
  title: string
  url: string
  imageUrl: string
  price: number
  regularPrice?: number
  /** the lowest of the 30 days before the discount (EU Directive 98/6/EC, Art. 6a) */
  lowestPrice30?: number
  currency: string
  /** 1 to 5, in blocks that show it */
  rating?: number
  reason: { code: string; text: string }
  /** new, in a reserved place */
  tried?: true
}

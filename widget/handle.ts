import type { QueuedEvent } from './event.ts'

/** What `aisle('ready', run)` hands over: enough for elements of our own and for headless shops. */
export interface Handle {
  /** where the API is: the script's own folder, "https://shop.example/a/" */
  base: string
  key: string
  /** empty without consent */
  visitor(): { id?: string | undefined; token?: string | undefined }
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
  currency: string
  reason: { code: string; text: string }
}

/** One line of `aisle('debug', log)`. */
export type Log = (what: 'event' | 'send' | 'error', detail: QueuedEvent | readonly QueuedEvent[] | unknown) => void

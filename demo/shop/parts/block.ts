import { html } from 'hono/html'
import type { Visit } from '../request.ts'

/** A recommendation block. Its box is kept free by the style sheet, so that nothing moves when it fills. */
export const block = (
  id: string,
  heading: string,
  attributes: {
    productId?: string
    productIds?: string
    categoryId?: string
    query?: string
    layout?: string
    limit?: number
  } = {},
) =>
  html`<aisle-block
    id="${id}"
    heading="${heading}"
    product-id="${attributes.productId ?? ''}"
    product-ids="${attributes.productIds ?? ''}"
    category-id="${attributes.categoryId ?? ''}"
    query="${attributes.query ?? ''}"
    limit="${attributes.limit ?? 12}"
    layout="${attributes.layout ?? 'row'}"
  ></aisle-block>`

/**
 * What this visitor looked at. It stands before other personal blocks, since a page shows each product once, and only
 * where there is something: an empty box above the fold would stay.
 */
export const lookedAt = ({ hasLooked, isPrivate, words }: Visit) =>
  hasLooked && !isPrivate ? block('recently-viewed', words.recent, { limit: 6 }) : ''

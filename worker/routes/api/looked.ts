import * as v from 'valibot'
import type { Event } from '../../model/event.ts'
import { asId, type EventId, type ProductId } from '../../model/ids.ts'

/** Products that somebody was shown by staff, each with the moment in epoch ms: oldest first. */
export const Looked = v.pipe(
  v.array(
    v.strictObject({
      productId: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
      at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  v.maxLength(50),
)
export type Looked = v.InferOutput<typeof Looked>

export const places = ['call-centre', 'shop'] as const

/** Further back it was another conversation. */
const oldestMs = 24 * 60 * 60_000

/**
 * What was looked at in the shop or on the phone, as the events they are: the same whether they are only supposed or
 * stored, so that both rank alike. Equal products and moments are one event, however often they are sent.
 */
export function lookedEvents(looked: Looked, place: (typeof places)[number], now: number): Event[] {
  return looked
    .map(({ productId, at }) => ({ productId, at: Math.min(now, Math.max(now - oldestMs, at)) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ productId, at }) => ({
      id: asId<EventId>(`assist:${at}:${productId}`),
      kind: 'track',
      name: 'Product Viewed',
      at,
      receivedAt: now,
      action: { type: 'product-viewed', productId: asId<ProductId>(productId) },
      properties: { product_id: productId, source: place },
      context: {},
      source: 'server',
    }))
}

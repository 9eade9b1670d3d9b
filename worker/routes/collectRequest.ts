import { AppError } from '../model/error.ts'
import type { Event } from '../model/event.ts'
import type { JsonObject } from '../model/json.ts'

/** A collection body in either form, one event or a batch of them, before any event is looked at. */
export interface CollectRequest {
  events: readonly unknown[]
  /** the kind of event that the path means */
  kind?: Event['kind']
  writeKey?: string
  /** visitor token */
  token?: string
  /** epoch ms by the client's clock */
  sentAt?: number
  context?: JsonObject
}

export const eventsAtMost = 2500

/** Never refuses a body for its shape, which some SDKs would not survive; throws 413 for too many events. */
export function collectRequest(json: unknown, kind: Event['kind'] | undefined): CollectRequest {
  const body = isObject(json) ? json : {}
  const { batch } = body
  const isBatch = Array.isArray(batch)
  if (isBatch && batch.length > eventsAtMost) {
    throw new AppError(413, 'too-large', `A batch has at most ${eventsAtMost} events`, { hint: 'Send fewer at once' })
  }
  const { writeKey, token } = body
  const sentAt = typeof body['sentAt'] === 'string' ? Date.parse(body['sentAt']) : body['sentAt']
  const context = body['context']
  return {
    events: isBatch ? batch : [json],
    ...(kind !== undefined && !isBatch ? { kind } : {}),
    ...(typeof writeKey === 'string' ? { writeKey } : {}),
    ...(typeof token === 'string' && isVisitorToken(token) ? { token } : {}),
    ...(typeof sentAt === 'number' && Number.isFinite(sentAt) ? { sentAt } : {}),
    ...(isBatch && isObject(context) ? { context } : {}),
  }
}

/** Two parts; a signed identity (JWT), which an identify may carry in the same place, has three. */
const isVisitorToken = (token: string): boolean => token.length <= 2048 && token.split('.').length === 2

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

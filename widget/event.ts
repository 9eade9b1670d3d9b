/** What the widget sends: Segment's shapes, so that one collection API serves every client (SURFACES.md 1, 2). */
export interface QueuedEvent {
  type: 'track' | 'page' | 'identify'
  event?: string
  name?: string
  properties?: object
  traits?: object
  /** signed by the shop's server; proves `userId` */
  token?: string
  messageId: string
  timestamp: string
  /** absent while consent is pending: only a grant lets us read or keep an id */
  anonymousId?: string
  userId?: string
  context: object
}

type Purpose = 'analytics' | 'personalization' | 'advertising'

/** Pending where it is neither true nor false. */
export type ConsentState = { [P in Purpose]?: boolean | null }

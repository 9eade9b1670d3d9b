import type { InboxItem, Message } from '../model/message.ts'
import type { MessageId } from '../model/ids.ts'

export interface InboxEntry extends InboxItem {
  id: MessageId
  /** epoch ms */
  at: number
  readAt?: number
}

export interface InboxView {
  /** newest first */
  items: readonly InboxEntry[]
  unread: number
}

/** Messages stay in the inbox for 30 days (SCENARIOS 6). */
const lifeMs = 30 * 24 * 3_600_000
const shownStatuses: ReadonlySet<Message['status']> = new Set([
  'sent',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'unsubscribed',
  'converted',
])

/** Whether a message stands in the inbox at all: every message that went out also lands there. */
export const isListed = (message: Message | null): boolean =>
  message !== null &&
  message.inbox !== undefined &&
  message.deletedAt === undefined &&
  shownStatuses.has(message.status)

/** The inbox at `now`, epoch ms. */
export function inboxView(messages: readonly Message[], now: number): InboxView {
  const items: InboxEntry[] = []
  for (const message of messages) {
    if (!isListed(message) || message.inbox === undefined || message.createdAt < now - lifeMs) continue
    items.push({
      id: message.draft.id,
      at: message.updatedAt,
      ...message.inbox,
      ...(message.readAt !== undefined ? { readAt: message.readAt } : {}),
    })
  }
  return { items, unread: items.filter(({ readAt }) => readAt === undefined).length }
}

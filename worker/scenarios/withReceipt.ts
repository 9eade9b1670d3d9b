import type { Message, MessageStatus } from '../model/message.ts'

export type ReceiptStatus = 'sent' | 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed'

const order: readonly MessageStatus[] = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'unsubscribed',
  'complained',
]

/**
 * The message after a receipt; null where nothing changes. Status moves only forward: a late receipt fills no gap that
 * is behind, and what never went out has no receipts. A parked message that was seen did go out.
 */
export function withReceipt(message: Message, status: ReceiptStatus, now: number): Message | null {
  const isOut = message.status === 'sending' || message.status === 'parked' || order.includes(message.status)
  if (!isOut || order.indexOf(status) <= order.indexOf(message.status)) return null
  const { reason: _reason, ...rest } = message
  return { ...rest, status, updatedAt: now }
}

import type { Event } from '../model/event.ts'
import { asId } from '../model/ids.ts'
import type { MessageId } from '../model/ids.ts'
import type { Message } from '../model/message.ts'
import { withReceipt } from '../scenarios/withReceipt.ts'

/** The messages that these events tell of, moved forward: opened, clicked, unsubscribed. `now`: epoch ms. */
export function receiptsOf(
  events: readonly Event[],
  read: (id: MessageId) => Message | null,
  now: number,
): readonly Message[] {
  const changed = new Map<MessageId, Message>()
  for (const { action, source } of events) {
    // A browser's own word about a message is shown in its timeline and changes nothing.
    if (action.type !== 'message' || source !== 'system' || action.machine === true) continue
    const id = asId<MessageId>(action.messageId)
    const message = changed.get(id) ?? read(id)
    const moved = message === null ? null : withReceipt(message, action.status, now)
    if (moved !== null) changed.set(id, moved)
  }
  return [...changed.values()]
}

import type { MessageStatus } from '../worker/model/message.ts'
import type { Tone } from './parts/Badge.tsx'

/** How a message's status is coloured; the word always stands beside it. */
export function statusTone(status: MessageStatus): Tone {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'opened':
    case 'clicked':
    case 'converted':
      return 'ok'
    case 'skipped':
    case 'deferred':
    case 'parked':
    case 'unsubscribed':
      return 'warn'
    case 'failed':
    case 'bounced':
    case 'complained':
      return 'bad'
    case 'queued':
    case 'sending':
    case 'held-out':
      return 'plain'
  }
}

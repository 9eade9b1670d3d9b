import { clock } from '../clock.ts'
import type { MessageId } from '../model/ids.ts'
import type { Message } from '../model/message.ts'
import type { Dossier } from './dossier.ts'
import type { InboxView } from './inboxView.ts'
import { inboxView, isListed } from './inboxView.ts'

type Sockets = Pick<DurableObjectState, 'acceptWebSocket' | 'getWebSockets' | 'setWebSocketAutoResponse'>

/** The on-site inbox of one customer, and the pages that have it open. */
export class Inbox {
  private readonly sockets: Sockets
  private readonly dossier: Dossier

  constructor(sockets: Sockets, dossier: Dossier) {
    this.sockets = sockets
    this.dossier = dossier
  }

  /** Newest first. */
  view(): InboxView {
    return inboxView(this.dossier.messages(), clock.now())
  }

  markRead(ids: readonly MessageId[] | 'all'): InboxView {
    const now = clock.now()
    return this.change(ids, (message) => (message.readAt === undefined ? { ...message, readAt: now } : null))
  }

  remove(id: MessageId): InboxView {
    const now = clock.now()
    return this.change([id], (message) => ({ ...message, deletedAt: now }))
  }

  /** One more open page: it is told the count now and of each message that arrives. */
  connect(): Response {
    const { 0: client, 1: server } = new WebSocketPair()
    this.sockets.acceptWebSocket(server)
    this.sockets.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
    server.send(JSON.stringify({ type: 'unread', unread: this.view().unread }))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Tells open pages how many are unread, and of `message` if it is the one that arrived. */
  tell(message?: Message): void {
    const sockets = this.sockets.getWebSockets()
    if (sockets.length === 0) return
    const { items, unread } = this.view()
    const item = message === undefined ? undefined : items.find(({ id }) => id === message.draft.id)
    const text = JSON.stringify({ type: item === undefined ? 'unread' : 'message', unread, ...(item ? { item } : {}) })
    for (const socket of sockets) socket.send(text)
  }

  private change(ids: readonly MessageId[] | 'all', changed: (message: Message) => Message | null): InboxView {
    const listed = this.dossier.messages().filter(isListed)
    const meant = ids === 'all' ? listed : listed.filter(({ draft }) => ids.includes(draft.id))
    const messages = meant.map(changed).filter((message) => message !== null)
    if (messages.length > 0) {
      this.dossier.write({ messages })
      this.tell()
    }
    return this.view()
  }
}

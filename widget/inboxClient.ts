import type { Handle } from './handle.ts'

/** As `GET /v1/inbox` lists it. */
export interface InboxEntry {
  id: string
  title: string
  text: string
  link: string
  imageUrl?: string
  /** epoch ms */
  at: number
  readAt?: number
}
export interface InboxList {
  items: readonly InboxEntry[]
  unread: number
  /** the server's clock, epoch ms: a visitor's own may be off */
  now?: number
}

const longestWaitMs = 60_000

/**
 * The visitor's inbox: a list by REST, and a WebSocket that says when it changed. Without a socket the list is asked for
 * again, ever more rarely. Reading takes the visitor token, so there is nothing to ask before the first event's reply.
 */
export function inboxClient({ base, visitor }: Handle, onList: (list: InboxList) => void) {
  let socket: WebSocket | undefined
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let openToken: string | undefined

  async function call(method: string, path: string, body?: object): Promise<void> {
    const { token } = visitor()
    if (!token) return
    try {
      const response = await fetch(`${base}v1/inbox${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        body: body === undefined ? null : JSON.stringify(body),
        keepalive: method !== 'GET', // a click on a message reads it and leaves the page
      })
      if (response.ok) onList((await response.json()) as InboxList)
    } catch {
      // Offline: the list stays as it was.
    }
  }

  const list = () => call('GET', '')
  function close(): void {
    clearTimeout(timer)
    const old = socket
    socket = undefined
    old?.close()
  }
  function connect(): void {
    close()
    const { token } = visitor()
    if (!token || document.hidden) return
    try {
      const url = new URL(`${base}v1/inbox/socket`)
      url.protocol = url.protocol.replace('http', 'ws')
      url.searchParams.set('token', token)
      const opened = new WebSocket(url)
      socket = opened
      opened.addEventListener('open', () => (failures = 0))
      opened.addEventListener('message', () => void list())
      opened.addEventListener('close', () => {
        if (socket === opened) retry()
      })
    } catch {
      retry() // forbidden by the page's policy
    }
  }
  function retry(): void {
    timer = setTimeout(
      () => {
        void list()
        connect()
      },
      Math.min(longestWaitMs, 1000 * 2 ** failures++),
    )
  }
  /** The visitor may be another one, or may have none. */
  function follow(): void {
    const { token } = visitor()
    if (token === openToken) return
    openToken = token
    onList({ items: [], unread: 0 })
    void list()
    connect()
  }
  const onVisibility = () => {
    if (document.hidden) close()
    else if (openToken) {
      void list()
      connect()
    }
  }

  return {
    start() {
      addEventListener('aisle:visitor', follow)
      document.addEventListener('visibilitychange', onVisibility)
      follow()
    },
    stop() {
      removeEventListener('aisle:visitor', follow)
      document.removeEventListener('visibilitychange', onVisibility)
      close()
      openToken = undefined
    },
    list,
    read: (ids: readonly string[] | 'all') => call('POST', '/read', { ids }),
    remove: (id: string) => call('DELETE', `/${encodeURIComponent(id)}`),
  }
}

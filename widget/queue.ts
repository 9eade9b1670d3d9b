import type { QueuedEvent } from './event.ts'

type Events = readonly QueuedEvent[]

export interface QueueHost {
  /** false while consent is pending: events wait */
  isOpen: () => boolean | null | undefined
  /** rejects where the network fails */
  post: (events: Events) => Promise<Response>
  /** false where the browser has no room for it */
  beacon: (events: Events) => boolean
  /** what the server answered to an accepted batch */
  onReply: (reply: { token?: string }) => void
  /** unsent events of this and, with consent, of earlier pages */
  load: () => Events
  save: (events: Events) => void
}

/** With what sealing adds 48 KB: a beacon and all `keepalive` requests share 64 KiB in flight. */
const bodyBytes = 36e3
const kept = 200

const without = (events: Events, gone: Events): Events =>
  events.filter(({ messageId }) => !gone.some((other) => other.messageId === messageId))

export interface Queue {
  /** events refused for good, or too large */
  dropped: number
  /** `isOnline`: the network is back, there is no reason to wait on. */
  flush: (isOnline?: unknown) => void
  /** `isUrgent` goes at once; the rest waits for nine others or a second. */
  add: (event: QueuedEvent, isUrgent?: boolean) => void
  /** The page may be gone after this line. What the beacon carried stays kept: nobody hears its answer. */
  leave: () => void
}

/**
 * An event is forgotten only when the server accepted it or refused it for good, so it may be sent twice and is stored
 * once by its message id.
 */
export function createQueue({ isOpen, post, beacon, onReply, load, save }: QueueHost): Queue {
  /** handed to the network, answer outstanding */
  let sending: Events = []
  let beaconed: string | undefined
  let failures = 0
  let notBefore = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = async (isOnline?: unknown): Promise<void> => {
    timer = undefined
    if (isOnline) notBefore = 0
    const batch = fit(load())
    if (!isOpen() || sending[0] || !batch[0]) return
    if (Date.now() < notBefore) return schedule(0)
    sending = batch
    const response = await post(batch).catch(() => null)
    sending = []
    if (!response || response.status === 429 || response.status > 499) {
      const wait = Math.min(6e4, 500 * 2 ** failures++) * (0.9 + Math.random() / 5)
      notBefore = Date.now() + Math.max(wait, Math.min(Number(response?.headers.get('retry-after')) || 0, 300) * 1e3)
    } else {
      failures = 0
      save(without(load(), batch))
      if (response.ok) onReply(await response.json().catch(() => ({})))
      else self.dropped += batch.length
    }
    schedule(0)
  }
  const self: Queue = {
    dropped: 0,
    flush: (isOnline) => void send(isOnline),
    add: (event, isUrgent) => {
      if (fit([event])[0]) {
        const waiting = [...load(), event].slice(-kept)
        save(waiting)
        if (isUrgent || waiting[9]) self.flush()
        else if (!timer) schedule(1e3)
      } else self.dropped++
    },
    leave: () => {
      const events = fit(without(load(), sending))
      const last = events.at(-1)?.messageId
      if (isOpen() && last && last !== beaconed && Date.now() > notBefore) {
        beaconed = last
        if (!beacon(events)) post(events).catch(() => 0)
      }
    },
  }
  /** As many as one body holds. */
  const fit = (events: Events) => {
    let size = 0
    return events.filter((event) => (size += new TextEncoder().encode(JSON.stringify(event)).length) < bodyBytes)
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(self.flush, Math.max(ms, notBefore - Date.now()))
  }
  return self
}

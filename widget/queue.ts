import type { QueuedEvent } from './event.ts'

export interface QueueHost {
  now(): number
  /** 0 to 1, for the jitter of retries */
  chance(): number
  after(ms: number, run: () => void): number
  cancel(timer: number): void
  post(body: string): Promise<Response>
  beacon(body: string): boolean
  /** the batch as the server takes it */
  seal(events: readonly QueuedEvent[]): string
  /** what the server answered to an accepted batch */
  onReply(reply: { token?: string }): void
  /** unsent events of this and earlier pages */
  load(): readonly QueuedEvent[]
  save(events: readonly QueuedEvent[]): void
}

/** A beacon and all `keepalive` requests share 64 KiB in flight: one body of 48 KB leaves room for a last one. */
const bodyBytes = 46_000
const eventBytes = 32_000
const kept = 200
const keptMs = 864e5

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/**
 * Events wait in memory until consent opens the queue, then also in storage until the server has answered: an event is
 * forgotten only when it was accepted or refused for good, so it may be sent twice and is stored once by its message id.
 */
export function createQueue(host: QueueHost) {
  let waiting: QueuedEvent[] = []
  let isOpen = false
  let isSending = false
  let failures = 0
  let notBefore = 0
  let timer: number | undefined
  /** already handed to the network, answer outstanding */
  const out = new Set<QueuedEvent>()
  const stats = { sent: 0, dropped: 0 }

  const store = (change: (stored: readonly QueuedEvent[]) => readonly QueuedEvent[]) => {
    if (isOpen) host.save(change(host.load()).slice(-kept))
  }
  const forget = (events: readonly QueuedEvent[]) => {
    const ids = events.map((event) => event.messageId)
    const stays = (event: QueuedEvent) => !ids.includes(event.messageId)
    waiting = waiting.filter(stays)
    store((stored) => stored.filter(stays))
  }
  /** As many of the waiting as one body holds. */
  const fit = (events: readonly QueuedEvent[]) => {
    let size = 0
    return events.filter((event) => (size += bytesOf(event) + 150) < bodyBytes)
  }
  const schedule = (ms: number) => {
    if (timer !== undefined) host.cancel(timer)
    timer = host.after(Math.max(ms, notBefore - host.now()), () => {
      timer = undefined
      void flush()
    })
  }

  async function flush(): Promise<void> {
    if (!isOpen || isSending || !waiting.length) return
    if (host.now() < notBefore) return schedule(0)
    const batch = fit(waiting)
    isSending = true
    for (const event of batch) out.add(event)
    let status = 0
    let retryAfter = 0
    let reply = {}
    try {
      const response = await host.post(host.seal(batch))
      status = response.status
      retryAfter = Number(response.headers.get('retry-after')) || 0
      reply = await response.json()
    } catch {
      // No answer, or one cut short after its status: the status decides.
    }
    isSending = false
    for (const event of batch) out.delete(event)
    if (!status || status === 429 || status > 499) {
      const wait = Math.min(6e4, 500 * 2 ** failures++) * (0.9 + host.chance() / 5)
      notBefore = host.now() + Math.max(wait, Math.min(retryAfter, 300) * 1000)
    } else {
      failures = 0
      if (status < 300) {
        stats.sent += batch.length
        if (isOpen) host.onReply(reply)
      } else stats.dropped += batch.length
      forget(batch)
    }
    if (waiting.length) schedule(0)
  }

  return {
    stats,
    waiting: () => waiting.length,
    flush,
    /** `isUrgent` goes at once; the rest waits for nine others or a second. */
    add(event: QueuedEvent, isUrgent?: boolean) {
      if (bytesOf(event) > eventBytes) return void stats.dropped++
      waiting = [...waiting, event].slice(-kept)
      store((stored) => [...stored, event])
      if (isUrgent || waiting.length > 9) void flush()
      else if (isOpen && timer === undefined) schedule(1000)
    },
    /** The page may be gone after this line. What the beacon carried stays stored: nobody hears its answer. */
    leave() {
      const events = fit(waiting.filter((event) => !out.has(event)))
      if (!isOpen || !events.length || host.now() < notBefore) return
      const body = host.seal(events)
      if (!host.beacon(body)) host.post(body).catch(() => 0)
      for (const event of events) out.add(event)
    },
    /** The page is back: asks for an answer to what beacons carried. */
    back() {
      if (!isSending) out.clear()
      void flush()
    },
    /** The network is back: no reason to wait on. */
    online() {
      notBefore = 0
      void flush()
    },
    /** Consent was given: takes over what earlier pages left. `complete` fills in the id that is known only now. */
    open(complete: (event: QueuedEvent) => QueuedEvent) {
      const stored = host.load().filter((event) => host.now() - Date.parse(event.timestamp) < keptMs)
      const ids = stored.map((event) => event.messageId)
      waiting = [...stored, ...waiting.filter((event) => !ids.includes(event.messageId)).map(complete)].slice(-kept)
      isOpen = true
      store(() => waiting)
      void flush()
    },
    /** Consent is pending again: nothing leaves, nothing is kept beyond memory. */
    close() {
      isOpen = false
    },
    clear() {
      waiting = []
    },
  }
}

export type Queue = ReturnType<typeof createQueue>

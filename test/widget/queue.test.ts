import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueuedEvent } from '../../widget/event.ts'
import { createQueue } from '../../widget/queue.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

let made = 0
const event = (properties: object = {}): QueuedEvent => ({
  type: 'track',
  event: 'Product Viewed',
  properties,
  messageId: `m${++made}`,
  timestamp: new Date().toISOString(),
  context: {},
})
const ids = (events: readonly QueuedEvent[]) => events.map(({ messageId }) => messageId)

/** A queue before a server that answers what the test says; `stored` stands for the storage all pages share. */
function bench(answers: (() => Promise<Response>)[] = [], stored: { events: readonly QueuedEvent[] } = { events: [] }) {
  const posts: { at: number; ids: string[] }[] = []
  const beacons: string[][] = []
  const host = { isOpen: true as boolean | undefined, takesBeacons: true }
  const tokens: (string | undefined)[] = []
  const queue = createQueue({
    isOpen: () => host.isOpen,
    post: (events) => {
      posts.push({ at: Date.now(), ids: ids(events) })
      return (answers.shift() ?? (() => Promise.resolve(Response.json({ success: true }))))()
    },
    beacon: (events) => {
      beacons.push(ids(events))
      return host.takesBeacons
    },
    onReply: ({ token }) => tokens.push(token),
    load: () => stored.events,
    save: (events) => {
      stored.events = events
    },
  })
  return { queue, posts, beacons, host, stored, tokens }
}
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(new Response('{}', { status: code, headers }))
const offline = () => Promise.reject(new TypeError('Failed to fetch'))

test('events go together after a second', async () => {
  const { queue, posts } = bench()
  queue.add(event())
  await vi.advanceTimersByTimeAsync(900)
  queue.add(event())
  expect(posts).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(100)
  expect(posts.map((post) => post.ids.length)).toEqual([2])
})

test('the tenth event does not wait for the second to end', async () => {
  const { queue, posts } = bench()
  for (let n = 0; n < 10; n++) queue.add(event())
  await vi.advanceTimersByTimeAsync(0)
  expect(posts[0]?.ids).toHaveLength(10)
})

test('an urgent event goes at once and takes the waiting ones along', async () => {
  const { queue, posts, stored } = bench()
  queue.add(event())
  queue.add(event(), true)
  await vi.advanceTimersByTimeAsync(0)
  expect(posts[0]?.ids).toHaveLength(2)
  expect(stored.events).toEqual([])
})

test.each([
  [0, 0.9],
  [0.5, 1],
  [0.999, 1.1],
])(
  'a failed batch comes again with the same ids after 0.5 s, doubling to a minute (chance %d)',
  async (chance, share) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    const { queue, posts, stored } = bench(Array.from({ length: 30 }, () => offline))
    queue.add(event(), true)
    await vi.advanceTimersByTimeAsync(6 * 60_000)
    const waits = posts.slice(1).map((post, n) => post.at - posts[n]!.at)
    expect(new Set(posts.map((post) => post.ids.join())).size).toBe(1)
    expect(waits.length).toBeGreaterThan(8)
    for (const [n, wait] of waits.entries()) {
      const meant = Math.min(60_000, 500 * 2 ** n) * share
      expect(Math.abs(wait - meant)).toBeLessThanOrEqual(2 + meant * 0.001)
    }
    expect(stored.events).toHaveLength(1)
  },
)

test.each([
  ['7', 7_000],
  ['3600', 300_000],
])('Retry-After: %s is obeyed, up to five minutes', async (retryAfter, waitMs) => {
  const { queue, posts } = bench([status(429, { 'retry-after': retryAfter })])
  queue.add(event(), true)
  await vi.advanceTimersByTimeAsync(waitMs - 1)
  queue.add(event(), true) // not even an urgent one may break it
  await vi.advanceTimersByTimeAsync(0)
  expect(posts).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2)
  expect(posts[1]?.ids).toHaveLength(2)
})

test('a server error is tried again, another refusal is dropped and counted', async () => {
  const { queue, posts, stored } = bench([status(503), status(400)])
  queue.add(event(), true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(posts).toHaveLength(2)
  expect(queue.dropped).toBe(1)
  expect(stored.events).toEqual([])
})

test('when the network is back nobody waits for the next try', async () => {
  const { queue, posts } = bench([offline, offline, offline])
  queue.add(event(), true)
  await vi.advanceTimersByTimeAsync(2_500)
  const before = posts.length
  queue.flush(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(posts.length).toBe(before + 1)
})

test('leaving the page hands the rest to a beacon, once, without what is in flight', async () => {
  let answer: (response: Response) => void = () => undefined
  const { queue, beacons, stored } = bench([() => new Promise((resolve) => (answer = resolve))])
  const [first, second] = [event(), event()]
  queue.add(first, true)
  await vi.advanceTimersByTimeAsync(0)
  queue.add(second)
  queue.leave()
  queue.leave() // pagehide comes beside visibilitychange
  expect(beacons).toEqual([[second.messageId]])
  // Nobody hears a beacon's answer: the next page asks for it.
  expect(ids(stored.events)).toEqual([first.messageId, second.messageId])
  answer(Response.json({ success: true }))
  await vi.advanceTimersByTimeAsync(0)
})

test('what a beacon cannot carry goes by a request', () => {
  const { queue, posts, host } = bench()
  host.takesBeacons = false
  queue.add(event())
  queue.leave()
  expect(posts).toHaveLength(1)
})

test('a page that left nothing sends no empty beacon', async () => {
  const { queue, beacons } = bench()
  queue.add(event())
  queue.leave()
  queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  queue.leave()
  expect(beacons).toHaveLength(1)
})

test('the next page sends what the last one left', async () => {
  const stored = { events: [event(), event()] as readonly QueuedEvent[] }
  const { queue, posts } = bench([], stored)
  queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(posts[0]?.ids).toHaveLength(2)
  expect(stored.events).toEqual([])
})

test('nothing leaves while consent is pending', async () => {
  const { queue, posts, beacons, host } = bench()
  host.isOpen = undefined
  for (let n = 0; n < 30; n++) queue.add(event(), true)
  queue.leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(posts).toEqual([])
  expect(beacons).toEqual([])
})

test('at most 200 events wait, the newest', () => {
  const { queue, stored, host } = bench()
  host.isOpen = undefined
  for (let n = 0; n < 205; n++) queue.add(event({ n }))
  expect(stored.events).toHaveLength(200)
  expect(stored.events.at(-1)?.properties).toEqual({ n: 204 })
})

test('a token in the reply is handed on', async () => {
  const { queue, tokens } = bench([() => Promise.resolve(Response.json({ token: 'vt' }))])
  queue.add(event(), true)
  await vi.advanceTimersByTimeAsync(0)
  expect(tokens).toEqual(['vt'])
})

test('whatever the sizes, a body holds at most 48 KB and every event small enough arrives once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
      const { queue, posts, stored } = bench()
      const events = sizes.map((size) => event({ text: 'ж'.repeat(size) }))
      const sizeOf = new Map(events.map((one) => [one.messageId, new TextEncoder().encode(JSON.stringify(one)).length]))
      for (const one of events) queue.add(one)
      await vi.advanceTimersByTimeAsync(5_000)
      const arrived = posts.flatMap((post) => post.ids)
      expect(arrived).toEqual(ids(events))
      for (const post of posts) expect(post.ids.reduce((sum, id) => sum + sizeOf.get(id)!, 0)).toBeLessThan(36_000)
      expect(stored.events).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('an event too large for any body is dropped and counted', () => {
  const { queue, stored } = bench()
  queue.add(event({ text: 'x'.repeat(40_000) }))
  expect(queue.dropped).toBe(1)
  expect(stored.events).toEqual([])
})

import { publicAddress } from '../model/publicAddress.ts'

export interface FeedRequest {
  url: string
  /** "Authorization" or one of the shop's own, already in clear */
  header?: { name: string; value: string }
  etag?: string
  lastModified?: string
  /** development only: loopback may be fetched */
  allowLocal?: boolean
}

export interface FeedLimits {
  /** until the headers are there, over all redirects */
  answerMs: number
  /** between two pieces of the body */
  idleMs: number
  /** from the first request to the last byte */
  totalMs: number
  bytes: number
}

export const feedLimits: FeedLimits = {
  answerMs: 60_000,
  idleMs: 30_000,
  totalMs: 600_000,
  bytes: 400 * 1024 * 1024,
}

export type FetchedFeed =
  | { is: 'feed'; body: ReadableStream<Uint8Array>; etag?: string; lastModified?: string; url: string }
  | { is: 'not-modified' }
  /** in words a person can act on */
  | { is: 'failed'; because: string; retryAfterMs?: number }

const mostHops = 5

/**
 * Asks the shop's server for a feed. Redirects are followed by hand: each address is judged anew, and what lets us in
 * goes to the first origin alone. A body that stalls, drips too long or grows beyond the cap ends in an error.
 */
export async function fetchFeed(
  fetcher: Pick<Fetcher, 'fetch'>,
  request: FeedRequest,
  limits: FeedLimits = feedLimits,
): Promise<FetchedFeed> {
  const giveUp = new AbortController()
  const late = setTimeout(() => giveUp.abort(new Error('late')), limits.answerMs)
  let address = request.url
  let first: string | undefined
  try {
    for (let hop = 0; hop <= mostHops; hop++) {
      const checked = publicAddress(address, request.allowLocal)
      if ('because' in checked) {
        return failed(
          hop === 0 ? `The address ${checked.because}` : `It redirects to an address that ${checked.because}`,
        )
      }
      const { url } = checked
      first ??= url.origin
      const response = await fetcher.fetch(url.href, {
        headers: headersFor(request, url.origin === first),
        redirect: 'manual',
        signal: giveUp.signal,
      })
      const next = redirectOf(response, url)
      if (next === null) return answerOf(response, url, limits, giveUp)
      await response.body?.cancel()
      address = next
    }
    return failed(`It redirects more than ${mostHops} times`)
  } catch {
    return failed(
      giveUp.signal.aborted
        ? `The server did not answer within ${limits.answerMs / 1000} s`
        : 'The server could not be reached',
    )
  } finally {
    clearTimeout(late)
  }
}

const failed = (because: string): FetchedFeed => ({ is: 'failed', because })

function headersFor(request: FeedRequest, isFirst: boolean): Headers {
  const headers = new Headers({ accept: '*/*', 'user-agent': 'Aisle feed reader' })
  if (request.etag !== undefined) headers.set('if-none-match', request.etag)
  if (request.lastModified !== undefined) headers.set('if-modified-since', request.lastModified)
  if (request.header !== undefined && isFirst) headers.set(request.header.name, request.header.value)
  return headers
}

/** An address as its redirect states it, relative ones resolved; null for any other answer. */
function redirectOf(response: Response, url: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null
  const location = response.headers.get('location')
  return location === null ? null : (URL.parse(location, url)?.href ?? location)
}

function answerOf(response: Response, url: URL, limits: FeedLimits, giveUp: AbortController): FetchedFeed {
  if (response.status === 304) return { is: 'not-modified' }
  if (!response.ok || response.body === null) {
    void response.body?.cancel().catch(() => undefined)
    return { ...failed(`The server answered ${response.status}`), ...retryOf(response) } as FetchedFeed
  }
  const length = Number(response.headers.get('content-length') ?? 0)
  if (length > limits.bytes) {
    void response.body.cancel().catch(() => undefined)
    return failed(`The feed has ${Math.round(length / 1e6)} MB, ${Math.round(limits.bytes / 1e6)} at most`)
  }
  const etag = response.headers.get('etag')
  const lastModified = response.headers.get('last-modified')
  return {
    is: 'feed',
    body: guarded(response.body, limits, giveUp),
    url: url.href,
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  }
}

function retryOf(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: Math.min(seconds, 86_400) * 1000 } : {}
}

/** The body, which errs when nothing comes for too long, when it takes too long in all, or is too much. */
function guarded(
  body: ReadableStream<Uint8Array>,
  limits: FeedLimits,
  giveUp: AbortController,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let read = 0
  const late = setTimeout(() => giveUp.abort(), limits.totalMs)
  const stop = (): void => {
    clearTimeout(late)
    giveUp.abort()
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let stalled: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise<never>((_, reject) => {
        stalled = setTimeout(() => reject(new Error('The server stalled')), limits.idleMs)
      })
      try {
        const reading = reader.read()
        reading.catch(() => undefined) // once patience is over, nobody else hears how it ends
        const next = await Promise.race([reading, patience])
        if (next.done) {
          clearTimeout(late)
          controller.close()
          return
        }
        read += next.value.length
        if (read > limits.bytes) throw new Error('The feed is too large')
        controller.enqueue(next.value)
      } catch (error) {
        stop()
        controller.error(error)
      } finally {
        clearTimeout(stalled)
      }
    },
    cancel: stop,
  })
}

import { adoptedId } from './adoptedId.ts'
import { createConsent } from './consent.ts'
import { watchDataLayer } from './dataLayer.ts'
import type { ConsentState, QueuedEvent } from './event.ts'
import { ga4Events } from './ga4.ts'
import type { Handle, Log, RecommendAnswer, RecommendRequest } from './handle.ts'
import { watchPages } from './pages.ts'
import { createQueue } from './queue.ts'
import { randomId } from './randomId.ts'
import { readSignals } from './signals.ts'
import { read, write } from './storage.ts'

/** Named by the build: the immutable name of the file with the elements. */
declare const BLOCKS_FILE: string

/** What storage holds of the visitor, from the grant to its withdrawal. */
interface Visitor {
  id?: string | undefined
  token?: string | undefined
  user?: string | undefined
  consent?: ConsentState
}

type Command = (...args: never[]) => unknown
type Page = Window & {
  aisle?: { (...call: unknown[]): unknown; q?: ArrayLike<unknown>[]; on?: boolean }
  [layer: string]: unknown
}

const visitorKey = '_aisle'
const queueKey = '_aisle_q'

function start(page: Page, script: HTMLScriptElement): void {
  const { document, navigator, location } = page
  const base = script.src.replace(/[^/]*$/, '')
  const { key = '', ga4, consent: granted } = script.dataset
  let visitor: Visitor = read<Visitor>(visitorKey) ?? {}
  let isOpen = false
  let areElementsAsked = false
  let referrer = document.referrer
  let log: Log | undefined

  const locale = () => document.documentElement.lang || navigator.language
  const tell = (name: string) => page.dispatchEvent(new CustomEvent('aisle:' + name))
  const save = () => {
    if (isOpen) write(visitorKey, { ...visitor, consent: consent.state() })
  }
  const post = (path: string, body: string, keepalive?: boolean) =>
    fetch(base + path, { method: 'POST', body, keepalive: !!keepalive, signal: AbortSignal.timeout?.(2e4) ?? null })
  const beacon = (body: string) => navigator.sendBeacon(base + 'v1/b', body)
  const seal = (events: readonly QueuedEvent[]) => {
    log?.('send', events)
    const preferences = { categoryPreferences: consent.state() }
    return JSON.stringify({
      writeKey: key,
      token: visitor.token,
      sentAt: new Date(),
      batch: events.map((event) => ({ ...event, context: { ...event.context, consent: preferences } })),
    })
  }
  /** Nothing of ours ever throws into the page. */
  const safely =
    <Args extends unknown[], Result>(run: (...args: Args) => Result) =>
    (...args: Args): Result | undefined => {
      try {
        return run(...args)
      } catch (error) {
        log?.('error', error)
        return undefined
      }
    }

  const queue = createQueue({
    now: Date.now,
    chance: Math.random,
    after: (ms, run) => page.setTimeout(run, ms),
    cancel: (timer) => page.clearTimeout(timer),
    post: (body) => post('v1/b', body, true),
    beacon,
    seal,
    onReply({ token }) {
      if (token && token !== visitor.token) {
        visitor.token = token
        save()
        tell('visitor')
      }
    },
    load: () => read<QueuedEvent[]>(queueKey) ?? [],
    save: (events) => write(queueKey, events.length ? events : undefined),
  })

  const consent = createConsent({
    initial:
      visitor.consent ?? (granted === 'granted' ? { analytics: true, personalization: true, advertising: true } : {}),
    isPrivate: !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl,
    after: (ms, run) => page.setTimeout(run, ms),
    onChange: follow,
  })

  /** Brings queue and storage in line with what is allowed now. */
  function follow(): void {
    const { analytics } = consent.state()
    if (analytics && !isOpen) {
      isOpen = true
      visitor = { ...read<Visitor>(visitorKey), ...visitor }
      visitor.id ??= adoptedId(document) ?? randomId()
      queue.open((event) => ({ anonymousId: visitor.id as string, ...event }))
    } else if (!analytics && isOpen) {
      isOpen = false
      queue.close()
    }
    if (analytics === false) forget()
    save()
    tell('visitor')
  }

  /** Consent was withdrawn: storage and queue are wiped at once. */
  function forget(): void {
    queue.clear()
    write(queueKey, undefined)
    write(visitorKey, undefined)
    // Scripts cannot see the first-party cookie, so the server ends it: of a batch that says no it stores nothing.
    if (visitor.id) beacon(seal([event({ type: 'track', event: 'Consent Withdrawn' })]))
    visitor = {}
  }

  const fieldsOfPage = () => ({
    path: location.pathname,
    search: location.search,
    url: location.href,
    title: document.title,
    referrer,
  })

  /** A copy as of now: the page may change its object, or have given us what JSON cannot hold. */
  const event = (given: Partial<QueuedEvent>) =>
    JSON.parse(
      JSON.stringify({
        ...given,
        messageId: randomId(),
        timestamp: new Date(),
        anonymousId: visitor.id,
        userId: visitor.user,
        context: {
          page: fieldsOfPage(),
          library: { name: 'aisle.js' },
          locale: locale(),
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      }),
    ) as QueuedEvent

  function add(given: Partial<QueuedEvent>, isUrgent?: boolean): void {
    if (consent.state().analytics === false) return
    const made = event(given)
    log?.('event', made)
    // Without a token yet the first answer is wanted at once: the visitor may leave before it comes.
    queue.add(made, isUrgent || !visitor.token)
  }
  const track = (name: string, properties: object = {}) =>
    add({ type: 'track', event: name, properties }, /cart|order|added|removed|clicked/i.test(name))

  const commands: Record<string, Command> = {
    track,
    page(name?: string | object, properties?: object) {
      pages.seen()
      const isNamed = typeof name === 'string'
      add({
        type: 'page',
        properties: { ...fieldsOfPage(), ...(isNamed ? properties : name) },
        ...(isNamed ? { name } : {}),
      })
      referrer = location.href
    },
    identify(user: string, traits: object = {}, { token }: { token?: string } = {}) {
      visitor.user = String(user)
      save()
      add({ type: 'identify', traits, ...(token ? { token } : {}) }, true)
    },
    consent: consent.set,
    cart: (cart: object) => track('Cart Updated', Array.isArray(cart) ? { products: cart } : cart),
    async recommend(request: RecommendRequest, done?: (answer: RecommendAnswer | null) => void) {
      let answer: RecommendAnswer | null = null
      try {
        await consent.settled()
        const known = isOpen && consent.state().personalization
        const body = {
          writeKey: key,
          locale: locale(),
          ...(known ? { anonymousId: visitor.id, token: visitor.token } : {}),
          ...request,
        }
        const response = await post('v1/recommend', JSON.stringify(body))
        if (response.ok) answer = (await response.json()) as RecommendAnswer
      } catch (error) {
        log?.('error', error)
      }
      if (done) safely(done)(answer)
      return answer
    },
    /** The next person at this browser is another one. */
    reset() {
      queue.leave()
      visitor = isOpen ? { id: randomId() } : {}
      save()
      tell('visitor')
    },
    ready: (run: (handle: Handle) => void) => run({ base, key, visitor: () => (isOpen ? visitor : {}) }),
    /** `true` writes to the console, a function gets each line; answers the counters. */
    debug(to?: boolean | Log) {
      log = to === true ? (...line) => console.debug('aisle', ...line) : to || undefined
      return { ...queue.stats, waiting: queue.waiting(), consent: consent.state(), anonymousId: visitor.id }
    },
  }
  const run = safely((name: unknown, ...args: unknown[]) => commands[name as string]?.(...(args as never[])))

  const loadElements = () => {
    if (areElementsAsked || !document.querySelector('aisle-block,aisle-inbox')) return
    areElementsAsked = true
    const elements = document.createElement('script')
    elements.src = base + BLOCKS_FILE
    elements.nonce = script.nonce
    document.head.append(elements)
  }
  const pages = watchPages(page, () => {
    run('page')
    loadElements()
    tell('page')
  })

  const layer = ga4 && ga4 !== 'auto' ? ga4 : 'dataLayer'
  watchDataLayer((page[layer] ??= []) as unknown[], {
    consent: consent.mode,
    event(name, fields) {
      if (ga4) for (const mapped of ga4Events(name, fields)) track(mapped.name, mapped.properties)
    },
  })
  safely(readSignals)(page, consent)

  const calls = page.aisle?.q ?? []
  page.aisle = run
  page.aisle.on = true
  follow()
  for (const call of calls) run(...(Array.from(call) as [unknown]))

  page.addEventListener('online', queue.online)
  page.addEventListener('pagehide', queue.leave)
  document.addEventListener('visibilitychange', () => (document.hidden ? queue.leave() : queue.back()))
  document.addEventListener('DOMContentLoaded', loadElements)
  loadElements()
}

const page = window as unknown as Page
const script = (document.currentScript ?? document.querySelector('script[data-key]')) as HTMLScriptElement | null
if (script && !page.aisle?.on) {
  const begin = () => {
    try {
      start(page, script)
    } catch {
      // A browser too old for us keeps its page.
    }
  }
  // A prerendered page may never be seen.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', begin, { once: true })
  } else begin()
}

import { createConsent } from './consent.ts'
import { watchDataLayer } from './dataLayer.ts'
import type { QueuedEvent } from './event.ts'
import { ga4Events } from './ga4.ts'
import type { Handle } from './handle.ts'
import { watchPages } from './pages.ts'
import { createQueue } from './queue.ts'
import { randomId } from './randomId.ts'
import { firstId, read, write, type Kept } from './storage.ts'

/** From the build: the immutable name of the file with the elements. */
declare const BLOCKS_FILE: string

type Page = {
  aisle?: { (name: string, ...args: unknown[]): unknown; q?: [string, ...unknown[]][] }
  dataLayer?: unknown[]
  __tcfapi?: unknown
  Shopify?: unknown
}

function start(page: Page, script: HTMLScriptElement): void {
  const base = script.src.replace(/[^/]*$/, '')
  const { key, ga4, consent: granted } = script.dataset
  let hasElements: boolean | undefined
  let last: string | undefined
  let log: ((what: string, detail: unknown) => void) | undefined
  let referrer = document.referrer
  let timezone: string | undefined
  // In a task of its own: the first use of Intl takes long on a slow phone.
  setTimeout(() => (timezone = Intl.DateTimeFormat().resolvedOptions().timeZone))
  const late: Handle['late'] = []

  const address = () => location.pathname + location.search
  const isOpen = () => consent.state.analytics
  const kept = () => read(isOpen())
  /** The visitor, as far as we may know it. */
  const visitor = () => (isOpen() ? kept() : {})
  const keep = (change: Kept) => write(change, isOpen())
  const tell = (name: string) => dispatchEvent(new Event('aisle:' + name))
  const seal = (events: readonly QueuedEvent[]) => {
    const { id: anonymousId, token } = kept()
    log?.('send', events)
    return JSON.stringify({
      writeKey: key,
      token,
      sentAt: new Date(),
      batch: events.map((event) => ({
        anonymousId, // known only now where the event waited for consent
        ...event,
        context: { ...event.context, consent: { categoryPreferences: consent.state } },
      })),
    })
  }
  const beacon = (events: readonly QueuedEvent[]) => navigator.sendBeacon(base + 'v1/b', seal(events))

  const initial = granted ? { analytics: true, personalization: true, advertising: true } : {}
  const consent = createConsent(read(true).consent ?? initial, () => {
    const { state } = consent
    if (state.analytics) {
      const stored = kept()
      const held = read(false)
      keep({
        id: firstId(),
        ...stored,
        ...held,
        consent: state,
        queue: [...new Set([...(stored.queue ?? []), ...(held.queue ?? [])])],
      })
      queue.flush()
    } else if (state.analytics === false) {
      const { id } = read(true)
      write(null, true)
      // Scripts cannot see the first-party cookie, so the server ends it: of a batch that says no it stores nothing.
      if (id) beacon([{ ...eventOf({ type: 'track', event: 'Consent Withdrawn' }), anonymousId: id }])
    }
    tell('visitor')
  })
  const queue = createQueue({
    isOpen,
    post: (events) => fetch(base + 'v1/b', { method: 'POST', body: seal(events), keepalive: true }),
    beacon,
    onReply({ token }) {
      if (token && isOpen()) {
        keep({ token })
        tell('visitor')
      }
    },
    load: () => (kept().queue ?? []).filter(({ timestamp }) => Date.now() - Date.parse(timestamp) < 864e5),
    save: (queue) => keep({ queue }),
  })

  const pageFields = () => ({
    path: location.pathname,
    url: location.href,
    title: document.title,
    referrer,
  })
  /** A copy as of now: the page may change its object, or have given us what JSON cannot hold. */
  const eventOf = (given: Partial<QueuedEvent>): QueuedEvent => {
    const { id: anonymousId, user: userId } = kept()
    return JSON.parse(
      JSON.stringify({
        ...given,
        messageId: randomId(),
        timestamp: new Date(),
        anonymousId,
        userId,
        context: {
          page: pageFields(),
          locale: document.documentElement.lang || navigator.language,
          timezone,
        },
      }),
    )
  }
  const add = (given: Partial<QueuedEvent>, isUrgent?: boolean) => {
    if (isOpen() !== false) {
      const event = eventOf(given)
      log?.('event', event)
      // Without a token yet the first answer is wanted at once: the visitor may leave before it comes.
      queue.add(event, isUrgent || !kept().token)
    }
  }

  const track = (event: string, properties: object = {}) =>
    add({ type: 'track', event, properties }, /cart|order|added|removed|clicked/i.test(event))
  const commands: Record<string, (...args: never[]) => unknown> = {
    track,
    page(name?: string, properties?: object) {
      last = address()
      add({ type: 'page', name: name as string, properties: { ...pageFields(), ...properties } })
      referrer = location.href
    },
    identify(user: string | undefined, traits: object = {}, proof?: { token?: string }) {
      if (user) keep({ user })
      add({ type: 'identify', traits, ...proof }, true)
    },
    consent: (said: string | object, fields?: object) =>
      typeof said === 'string' ? consent.mode(said, fields as {}) : consent.set(said as {}),
    event: (name: string, fields: object) => ga4 && ga4Events(name, fields as {}, track),
    /** the whole cart: `{products, currency}` */
    cart: (cart: object) => track('Cart Updated', cart),
    /** The next person at this browser is another one. */
    reset() {
      queue.leave()
      keep({ id: randomId(), token: '', user: '' })
      tell('visitor')
    },
    /** Hands each event and error to a function, or to the console. */
    debug: (to?: typeof log) => (log = to?.call ? to : console.debug),
    ready: (run: (handle: Handle) => void) => run({ base, key, consent, visitor, queue, commands, late }),
  }
  /** Nothing of ours ever throws into the page. What is not known here is the elements' file's. */
  const run = (name: string, ...args: unknown[]) => {
    try {
      const command = commands[name]
      if (command) return command(...(args as never[]))
      loadElements(true)
      return new Promise((resolve) => late.push([resolve, name, ...args]))
    } catch (error) {
      return log?.('error', error)
    }
  }
  /** For a page with our elements, a command of theirs, or a consent manager to ask. */
  const loadElements = (isAsked: unknown) => {
    if (
      !hasElements &&
      (isAsked === true || page.__tcfapi || page.Shopify || document.querySelector('aisle-block,aisle-inbox'))
    ) {
      hasElements = true
      const element = document.createElement('script')
      element.src = base + BLOCKS_FILE
      element.nonce = script.nonce
      document.head.append(element)
    }
  }
  watchPages((isBack) => {
    loadElements(0)
    if (isBack || last !== address()) {
      run('page')
      tell('page')
    }
  })
  watchDataLayer((page.dataLayer ??= []), run)

  const calls = page.aisle?.q
  page.aisle = run
  consent.set({})
  calls?.forEach((call) => run(...call))

  addEventListener('online', queue.flush)
  addEventListener('pagehide', queue.leave)
  document.addEventListener('visibilitychange', () => (document.hidden ? queue.leave() : queue.flush()))
  document.addEventListener('DOMContentLoaded', loadElements)
}

const page = window as unknown as Page
const script = document.currentScript as HTMLScriptElement | null
// A second copy of this file finds the first: it names a parameter, the page's stub does not.
if (script && !page.aisle?.length) {
  const begin = () => {
    try {
      start(page, script)
    } catch {
      // A browser too old for us keeps its page.
    }
  }
  // A prerendered page may never be seen.
  if ((document as { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin)
  else begin()
}

import type { CustomerState, Session } from '../model/customer.ts'
import type { Event } from '../model/event.ts'

/** A session ends when nothing happened for this long. */
export const sessionGapMs = 30 * 60_000
const maxViews = 50
const maxQueries = 20
const maxLists = 20

/** When the open session closes if nothing more happens, epoch ms. */
export const closesAt = (session: Session): number => session.lastAt + sessionGapMs

/** True when this event comes after the open session's end: close it first. */
export const endsSession = (session: Session | null, event: Event): boolean =>
  session !== null && event.at >= closesAt(session)

/** Closes the open session, if any: it becomes the last one. */
export const closeSession = <T extends Pick<CustomerState, 'session' | 'lastSession'>>(state: T): T =>
  state.session === null ? state : { ...state, session: null, lastSession: state.session }

/** Something the visitor did on the shop's pages: an order told by the till or a message's receipt is no visit. */
function isVisit(event: Event): boolean {
  switch (event.action.type) {
    case 'identified':
    case 'order':
    case 'message':
    case 'block-viewed':
      return false
    case 'other':
      return event.source === 'public' && event.kind === 'track'
    default:
      return true
  }
}

/** The session after one more event. Late events, older than the open session, belong to none. */
export function foldSession(session: Session | null, lastSession: Session | null, event: Event): Session | null {
  if (event.source === 'system' || event.source === 'import') return session
  if (session === null || endsSession(session, event)) {
    if (!isVisit(event)) return null
    if (lastSession !== null && event.at <= lastSession.lastAt) return null
    return grown(opened(event), event)
  }
  if (event.at < session.startedAt - sessionGapMs) return session
  return grown(session, event)
}

const opened = (event: Event): Session => ({
  id: `s${event.at.toString(36)}`,
  startedAt: event.at,
  lastAt: event.at,
  events: 0,
  pages: 0,
  views: [],
  queries: [],
  lists: [],
  cartChanged: false,
  ...landing(event),
})

function landing(event: Event): Pick<Session, 'landing'> {
  const { url, referrer, campaign } = event.context
  if (url === undefined && referrer === undefined && campaign === undefined) return {}
  return {
    landing: {
      ...(url !== undefined ? { url } : {}),
      ...(referrer !== undefined ? { referrer } : {}),
      ...(campaign !== undefined ? { campaign } : {}),
    },
  }
}

function grown(session: Session, event: Event): Session {
  const next: { -readonly [K in keyof Session]: Session[K] } = {
    ...session,
    startedAt: Math.min(session.startedAt, event.at),
    lastAt: Math.max(session.lastAt, event.at),
    events: session.events + 1,
  }
  const { action } = event
  switch (action.type) {
    case 'page':
      next.pages++
      break
    case 'product-viewed':
      next.views = inOrder(session.views, { productId: action.productId, at: event.at })
      break
    case 'searched':
      if (action.query !== '' && session.queries.at(-1) !== action.query) {
        next.queries = [...session.queries, action.query].slice(-maxQueries)
      }
      break
    case 'list-viewed':
      if (action.categoryId !== undefined && session.lists.at(-1) !== action.categoryId) {
        next.lists = [...session.lists, action.categoryId].slice(-maxLists)
      }
      break
    case 'product-added':
    case 'product-removed':
    case 'cart-updated':
      next.cartChanged = true
      break
    case 'checkout-started':
      next.checkoutStartedAt = event.at
      break
    case 'order':
      next.orderedAt = event.at
      break
    default:
      break
  }
  return next
}

/** Views by time: a retried batch may bring an older one after a newer. */
function inOrder(views: Session['views'], view: Session['views'][number]): Session['views'] {
  const last = views.at(-1)
  if (last === undefined || last.at <= view.at) return [...views, view].slice(-maxViews)
  const at = views.findIndex((other) => other.at > view.at)
  return [...views.slice(0, at), view, ...views.slice(at)].slice(-maxViews)
}

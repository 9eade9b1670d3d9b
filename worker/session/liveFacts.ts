import type { CustomerState, Interest, Order } from '../model/customer.ts'
import type { LiveFacts } from '../model/facts.ts'

const maxEvents = 50

/** What `recommend` may know of a customer; nothing about the person where ranking by it was not allowed. */
export function liveFacts(state: CustomerState): LiveFacts {
  const { language, country } = state
  const common = {
    customer: state.id,
    ...(language !== undefined ? { language } : {}),
    ...(country !== undefined ? { country } : {}),
  }
  if (state.purposes.personalization === false) {
    return {
      ...common,
      events: [],
      session: [],
      cart: { lines: [], changedAt: 0 },
      interests: [],
      bought: [],
      shown: {},
    }
  }
  const interests = state.interests
  const order = state.orders.filter(({ status }) => !undone.has(status)).reduce(newer, undefined)
  const returned = state.orders.filter(({ status }) => status === 'returned').flatMap(productsOf)
  const queries = state.session?.queries ?? []
  const landing = state.session?.landing
  return {
    ...common,
    events: newest(interests),
    session: state.session?.views.map(({ productId }) => productId) ?? [],
    cart: state.cart,
    interests,
    bought: interests.filter(({ kind }) => kind === 'bought').map(({ productId, at }) => ({ productId, at })),
    shown: state.shown,
    ...(queries.length === 0 ? {} : { queries }),
    ...(landing === undefined ? {} : { landing }),
    ...(order === undefined ? {} : { lastOrder: productsOf(order) }),
    ...(returned.length === 0 ? {} : { returned }),
    ...((state.disliked?.length ?? 0) === 0 ? {} : { disliked: state.disliked! }),
  }
}

const undone: ReadonlySet<string> = new Set(['cancelled', 'returned', 'refunded'])
const newer = (best: Order | undefined, order: Order): Order =>
  best === undefined || order.at > best.at ? order : best
const productsOf = ({ lines }: Order) => lines.map(({ productId }) => productId)

function newest(interests: readonly Interest[]): LiveFacts['events'] {
  const events: LiveFacts['events'][number][] = []
  for (const { kind, productId, at } of interests) {
    if (kind !== 'watched') events.push({ productId, kind, at })
  }
  return events.sort((a, b) => a.at - b.at).slice(-maxEvents)
}
